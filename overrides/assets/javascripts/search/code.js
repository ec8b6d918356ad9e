// All of the search by one name.  Published, this is one script of everything (scripts/tiaowen/write/bundles.py), which
// can be loaded as a module and as none; the second reading and 雙拼 are scripts beside it.

import * as engine from "./engine.js"
import { fetchJson, script, take } from "./files.js"
import * as place from "./place.js"
import { serve } from "./serve.js"

const here = typeof document === "object" && document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : ""

/** Where nothing can be imported: a worker of an older browser, a page from a disk. */
async function otherwise(/** @type {string} */ name) {
  if ("importScripts" in globalThis) globalThis.importScripts(name)
  else await script(here.replace("code.js", name))
}

/** @returns {Promise<Second>} */
async function second() {
  const module = code.second || (await import("./second.js").catch(() => otherwise("second.js")))
  return code.second || /** @type {Second} */ (module)
}

/** @returns {Promise<Double>} */
async function double() {
  const module = code.double || (await import("./double.js").catch(() => otherwise("double.js")))
  return code.double || /** @type {Double} */ (module)
}

/** @param {Parameters<typeof engine.open>[0]} site */
const open = (site) => engine.open({ second, double, ...site })

/** @type {SearchCode} */
const code = { engine: { ...engine, open }, place, serve: (page) => serve({ open, ...page }), fetchJson, take }
globalThis.searchCode = code
