// Stands where `mkdocs build` runs by itself: nothing is kept, and what an earlier site had kept goes.
// scripts/publish.py puts the real worker in its place.

const worker = /** @type {ServiceWorkerGlobalScope & typeof globalThis} */ (self) // a worker of this kind is all it is run as

worker.addEventListener("install", () => worker.skipWaiting())

worker.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("reader-")) await caches.delete(name)
    await worker.registration.unregister()
  })())
})
