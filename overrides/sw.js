// Stands where `mkdocs build` runs by itself: nothing is kept, and what an earlier site had kept goes.
// scripts/publish.py puts the real worker in its place.

self.addEventListener("install", () => self.skipWaiting())

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("reader-")) await caches.delete(name)
    await self.registration.unregister()
  })())
})
