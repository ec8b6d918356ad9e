// Keeps pages for reading without network.  Published as sw.js behind the build's name and lists, which build.d.ts tells
// (scripts/tiaowen/write/built/worker.py).
//
// Never a mix of two builds: a file is kept only if its hash is the one in this build's lists.  A new build's worker
// takes over, as soon as a page tells it to, what the one before it kept; offline.js then offers the reader the new page.
// A host may hold several sites, one in the folder of another: names carry this site's path, and only those are touched.

const worker = /** @type {ServiceWorkerGlobalScope & typeof globalThis} */ (self) // a worker of this kind is all it is run as
const ROOT = new URL("./", worker.location.href).href
const OURS = `kept ${new URL(ROOT).pathname} `
const CACHE = OURS + BUILD
const STAND_IN = "404.html"
/** @type {RequestInit} */
const FRESH = { cache: "no-cache", credentials: "omit" }

// —— what is of this build ——

/** @param {Response} response */
async function hash(response) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()))
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** The work whose page this is, "" for a page of none. @param {string} path */
function workOf(path) {
  const [first] = path.replace(/^hans\//, "").split("/")
  return WORKS.includes(first) ? first : ""
}

/** The addresses and hashes of a work's files, or of the pages that are of none. @param {string} work @returns {Promise<Record<string, string>>} */
async function listed(work) {
  const response = await fetch(`${ROOT}${work && work + "/"}files.json`, FRESH)
  if (!response.ok) throw new Error(String(response.status))
  const { build, files } = await response.json()
  if (build !== BUILD) throw new Error("the site is of another build")
  return files
}

/** Those of the addresses that this build has, with their hashes. @param {string[]} paths */
async function withHashes(paths) {
  const known = { ...FRAME, ...ON_DEMAND }
  const works = new Set(paths.filter((path) => !known[path]).map(workOf))
  for (const work of works) Object.assign(known, await listed(work))
  return Object.fromEntries(paths.filter((path) => known[path]).map((path) => [path, known[path]]))
}

// —— keeping ——

/** Not asked of the network where the reader pays for it or waits for it. */
function sparing() {
  const { connection } = worker.navigator
  return Boolean(connection && (connection.saveData || /^(slow-2g|2g|3g)$/.test(connection.effectiveType || "")))
}

/** @param {string} path */
const kept = (path) => caches.match(ROOT + path, { cacheName: CACHE })

/** Keep every file of a list, or nothing: true when all have the hashes of this build. @param {Record<string, string>} files */
async function keep(files) {
  /** @type {[string, Response][]} */
  const found = []
  const wanted = Object.keys(files)
  for (let at = 0; at < wanted.length; at += 6) {
    const responses = await Promise.all(wanted.slice(at, at + 6).map(async (path) => {
      const response = (await fromBefore(path, files[path])) || (await fetch(ROOT + path, FRESH))
      if (response.status >= 500) throw new Error(String(response.status))
      return /** @type {[string, Response, boolean]} */ ([path, response, (await hash(response)) === files[path]])
    }))
    if (responses.some(([, , same]) => !same)) return false
    for (const [path, response] of responses) found.push([path, response])
  }
  const cache = await caches.open(CACHE)
  for (const [path, response] of found) await cache.put(ROOT + path, response)
  return true
}

/** Keep what is not kept yet. @param {string[]} paths */
async function keepMissing(paths) {
  const are = await Promise.all(paths.map(kept))
  const missing = paths.filter((_, at) => !are[at])
  if (!missing.length) return true
  return keep(await withHashes(missing))
}

/** What a reader is likely to open next; `whole` names works to be kept whole. @param {{read: string[], whole: string[]}} wanted */
async function keepLikely({ read, whole }) {
  const paths = [...Object.keys(FRAME), ...Object.keys(ON_DEMAND), ...read]
  for (const work of whole) if (WORKS.includes(work)) paths.push(...Object.keys(await listed(work)))
  if (!(await keepMissing([...new Set(paths)]))) await worker.registration.update()
}

/** A reader asks for a whole work: every file of it is held against this build. @param {string} work */
async function keepWork(work) {
  if (!WORKS.includes(work)) return false
  const whole = await keep({ ...FRAME, ...ON_DEMAND, ...(await listed(work)) })
  if (!whole) await forget()
  return whole
}

/** Another build is published: from here on every request goes to the network, until its worker is here. */
async function forget() {
  await caches.delete(CACHE)
  await worker.registration.update()
}

// —— taking over from the worker of the build before ——

/** The cache of an earlier build of this site. @param {string} name */
const isBefore = (name) => name.startsWith(OURS) && name !== CACHE

/** Before names carried a path: this site's is the one that has its home page. @param {string} name */
const isFormer = async (name) => name.startsWith("reader-") && Boolean(await caches.match(ROOT, { cacheName: name }))

/** @type {string[]} */
let before = []

/** A file as it was kept before, if it is the same in this build. @param {string} path @param {string} sum */
async function fromBefore(path, sum) {
  for (const cacheName of before) {
    const response = await caches.match(ROOT + path, { cacheName })
    if (response && (await hash(response)) === sum) return response
  }
  return undefined
}

/** What was kept stays kept, as it is now; on a connection that is spared, what did not change. */
async function install() {
  before = (await caches.keys()).filter(isBefore)
  /** @type {Set<string>} */
  const paths = new Set()
  for (const name of before) {
    for (const { url } of await (await caches.open(name)).keys()) paths.add(url.slice(ROOT.length))
  }
  let files = Object.entries(await withHashes([...paths]))
  if (sparing()) {
    const same = await Promise.all(files.map(([path, sum]) => fromBefore(path, sum)))
    files = files.filter((_, at) => same[at])
  }
  const whole = await keep({ ...Object.fromEntries(files), ...FRAME })
  before = []
  if (!whole) throw new Error("the site changed while it was being kept")
  // Pages of before know of no taking over.
  for (const name of await caches.keys()) if (await isFormer(name)) return worker.skipWaiting()
}

worker.addEventListener("install", (event) => {
  event.waitUntil(BUILD ? install() : worker.skipWaiting())
})

worker.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (isBefore(name) || (await isFormer(name))) await caches.delete(name)
    if (!BUILD) return worker.registration.unregister()
    return worker.clients.claim()
  })())
})

// —— what pages ask ——

/** @type {Record<string, (value: any) => unknown>} each knows what its page sends */
const asked = {
  keep: keepWork,
  likely: keepLikely,
  kept: told,
  takeOver: () => worker.skipWaiting(),
  async forget() {
    for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name)
    return worker.registration.unregister()
  },
}

worker.addEventListener("message", (event) => {
  const [question, value] = Object.entries(event.data || {})[0] || []
  if (!BUILD || !Object.keys(asked).includes(question)) return
  const [port] = event.ports
  event.waitUntil(Promise.resolve(asked[question](value)).catch(() => null).then((answer) => { if (port) port.postMessage(answer) }))
})

/** The pages that are kept, with their titles, how much all is, and the works there are to keep. */
async function told() {
  const cache = (await caches.has(CACHE)) ? await caches.open(CACHE) : null
  const pages = []
  let bytes = 0
  for (const request of cache ? await cache.keys() : []) {
    const response = cache && (await cache.match(request))
    if (!response) continue // another page deletes what is kept
    const text = await response.text()
    bytes += new Blob([text]).size
    const title = /<title>([^<]*)<\/title>/.exec(text)
    const path = request.url.slice(ROOT.length)
    if (title && path !== STAND_IN) pages.push({ path, title: title[1], work: workOf(path) })
  }
  return { pages, bytes, works: WORKS }
}

// —— answering ——

worker.addEventListener("fetch", (event) => {
  const { request } = event
  if (!BUILD || request.method !== "GET" || !request.url.startsWith(ROOT)) return
  event.respondWith(answer(request))
})

/** @param {Request} request @returns {Promise<Response>} */
async function answer(request) {
  const path = request.url.slice(ROOT.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1")
  const here = await kept(path).catch(() => undefined)
  if (here) return here
  if (request.mode !== "navigate") return fetch(request)
  /** @type {Response} */
  let response
  try {
    response = await fetch(request, { cache: "no-cache" })
  } catch (error) {
    const page = await standIn(path).catch(() => undefined)
    if (page) return page
    throw error
  }
  if (await hasOtherCode(response)) await forget().catch(() => {})
  return response
}

/** Whether this is a page of ours that wants other scripts and styles than those kept. @param {Response} response */
async function hasOtherCode(response) {
  if (!/html/.test(response.headers.get("content-type") || "")) return false
  const asks = /<script src="([^"]*)assets\/javascripts\/preferences\.js" data-code="(\w+)"/.exec(await response.clone().text())
  return asks !== null && new URL(asks[1] || "./", response.url).href === ROOT && asks[2] !== CODE
}

/** The page for an address that is not kept. @param {string} path */
async function standIn(path) {
  const page = await kept(STAND_IN)
  if (!page) return undefined
  let html = (await page.text()).replace('<article class="text"', '<article class="text" data-unkept')
  const root = new URL(ROOT).pathname
  if (root !== PLACE) html = html.replace(/(\s(?:href|src|action)=")(\/[^"]*)/g, (all, name, to) => (to.startsWith(PLACE) ? name + root + to.slice(PLACE.length) : all))
  if (path.startsWith("hans/")) html = html.replace('data-edition="hant"', 'data-edition="hans"')
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } })
}
