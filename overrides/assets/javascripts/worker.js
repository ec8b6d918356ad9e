// Keeps the site for reading without network.  Published as sw.js with the build's name and lists
// filled in (scripts/tiaowen/write/built/worker.py).
//
// Never a mix of two builds: a file is kept only if its hash is the one in this build's list.  When
// the site turns out to be of another build, all that was kept is forgotten, every request goes to
// the network, and the browser fetches the new worker, which serves from the next visit on.

const BUILD = "__BUILD__"
/** @type {Record<string, string>} */
const SHELL = __SHELL__
const WORKS = __WORKS__
const CACHE = "reader-" + BUILD
const ROOT = new URL("./", self.location.href).href

/** @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** Keep every file of a list, or nothing: true when all have the hashes of this build. @param {Record<string, string>} files */
async function keep(files) {
  const cache = await caches.open(CACHE)
  /** @type {[string, Response][]} */
  const fetched = []
  const wanted = Object.keys(files)
  for (let at = 0; at < wanted.length; at += 6) {
    const answers = await Promise.all(wanted.slice(at, at + 6).map(async (path) => {
      const response = await fetch(ROOT + path, { cache: "no-cache", credentials: "omit" })
      const same = response.ok && (await hash(await response.clone().arrayBuffer())) === files[path]
      return /** @type {[string, Response, boolean]} */ ([path, response, same])
    }))
    if (answers.some(([, , same]) => !same)) return false
    for (const [path, response] of answers) fetched.push([path, response])
  }
  for (const [path, response] of fetched) await cache.put(ROOT + path, response)
  return true
}

/** Keep a work that a reader stays with. @param {string} work */
async function keepWork(work) {
  if (!WORKS.includes(work)) return
  const response = await fetch(`${ROOT}${work}/files.json`, { cache: "no-cache", credentials: "omit" })
  const list = response.ok ? await response.json() : {}
  if (list.build !== BUILD || !(await keep(list.files))) await forget()
}

/** Another build is published: forget this one and ask for its worker. */
async function forget() {
  await caches.delete(CACHE)
  await self.registration.update()
}

self.addEventListener("install", (event) => {
  if (!BUILD) return self.skipWaiting()
  event.waitUntil(keep(SHELL).then((whole) => { if (!whole) throw new Error("the site changed while it was being kept") }))
})

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("reader-") && name !== CACHE) await caches.delete(name)
    if (!BUILD) await self.registration.unregister()
  })())
})

self.addEventListener("message", (event) => {
  if (BUILD && event.data && event.data.keep) event.waitUntil(keepWork(event.data.keep).catch(() => {}))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  if (!BUILD || request.method !== "GET" || !request.url.startsWith(ROOT)) return
  const address = request.url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/")
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(address)) || fetch(request)))
})
