// search-answers.js starts this as a classic worker.  Its name says the page's script and which build's code the page has, as
// "hans 1a2b3c4d"; its address cannot: one that comes from a cache has lost what stood behind the "?".

const [script, code] = /** @type {[Script, string]} */ ((self.name || "hant").split(" "))
const here = new URL(self.location.href)
const folder = script === "hans" ? "hans/" : ""

const base = new URL("../../../", here).href
const first = `${base}assets/search/manifest.json`

/** @param {string} url */
async function get(url) {
  const response = await fetch(url, url === first ? { cache: "no-cache" } : {})
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

// Asked for before the code is here that wants it; a second time only where the first went wrong.
/** @type {Map<string, Promise<unknown>>} */
const early = new Map()
ahead(first).then(({ shards, fold }) => fold || shards.forEach((/** @type {Shard} */ { file }) => ahead(new URL(file, first).href))).catch(() => {})

/** @param {string} url */
function ahead(url) {
  const answer = get(url)
  early.set(url, answer)
  answer.catch(() => {})
  return answer
}

/** @param {string} url */
function fetchJson(url) {
  const answer = early.get(url) || get(url)
  early.delete(url)
  return answer
}

// No worker of Firefox before 114 or Safari before 15 can import; importScripts would hold up the index, asked for above.
// Only as published is code.js one script for both.
const load = () => import("./code.js").catch(() => importScripts("code.js")).then(() => searchCode.serve({
  base,
  script,
  fetchJson,
  address: (/** @type {string} */ url) => folder + url,
  reply: (/** @type {object} */ message) => self.postMessage(message),
}))
/** @type {ReturnType<typeof load> | null} */
let serving = load()
serving.catch(() => { serving = null })

self.onmessage = async ({ data }) => {
  if (code && code !== CODE) return without(data, "version") // the page is of another build and might not understand
  try {
    ;(await (serving = serving || load()))(data)
  } catch (_) {
    serving = null // the next question tries again
    without(data, "missing")
  }
}

/** @param {SearchQuestion} question @param {string} trouble */
function without({ turn, query }, trouble) {
  self.postMessage({ turn, query, items: [], total: 0, trouble })
}
