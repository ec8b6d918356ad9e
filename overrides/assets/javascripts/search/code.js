// All of the search by one name.  Published, this is one script of everything (scripts/tiaowen/write/bundles.py), which
// can be loaded as a module and as none; the second reading, 雙拼 and what several works need are scripts beside it.

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

/** @template {"second" | "double" | "shelf"} N @param {N} name @param {() => Promise<unknown>} load @returns {() => Promise<NonNullable<SearchCode[N]>>} */
const later = (name, load) => async () => {
  const module = code[name] || (await load().catch(() => otherwise(`${name}.js`)))
  return /** @type {NonNullable<SearchCode[N]>} */ (code[name] || module)
}
const second = later("second", () => import("./second.js")), double = later("double", () => import("./double.js")), shelf = later("shelf", () => import("./shelf.js"))

/** @param {Parameters<typeof engine.open>[0]} site */
const open = (site) => engine.open({ second, double, shelf, ...site })

/** @type {SearchCode} */
const code = { engine: { ...engine, open }, place, serve: (page) => serve({ open, ...page }), fetchJson, take }
globalThis.searchCode = code
