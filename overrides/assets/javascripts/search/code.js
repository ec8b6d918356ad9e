// All of the search by one name.  Published, this is one script of everything (scripts/tiaowen/write/bundles.py), which
// can be loaded as a module and as none; the second reading is a script beside it.

import * as engine from "./engine.js"
import { fetchJson, script, take } from "./files.js"
import * as place from "./place.js"
import { serve } from "./serve.js"

const here = typeof document === "object" && document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : ""

/** Where nothing can be imported: a worker of an older browser, a page from a disk. */
async function otherwise() {
  if ("importScripts" in globalThis) globalThis.importScripts("second.js")
  else await script(here.replace("code.js", "second.js"))
}

/** @returns {Promise<Second>} */
async function second() {
  const module = code.second || (await import("./second.js").catch(otherwise))
  return code.second || /** @type {Second} */ (module)
}

/** @param {Parameters<typeof engine.open>[0]} site */
const open = (site) => engine.open({ second, ...site })

/** @type {SearchCode} */
const code = { engine: { ...engine, open }, place, serve: (page) => serve({ open, ...page }), fetchJson, take }
globalThis.searchCode = code
