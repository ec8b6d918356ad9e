// Register the worker that keeps pages for reading without network, unless the reader said no.

(() => {
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) return
  const STAY = 4000

  /** Keep the work this page is of, once the reader has stayed a while and does not save data. */
  async function keepWork() {
    const article = document.querySelector("article[data-work]")
    const connection = /** @type {any} */ (navigator).connection
    if (!article || (connection && connection.saveData)) return
    const registration = await navigator.serviceWorker.ready
    setTimeout(() => registration.active && registration.active.postMessage({ keep: article.dataset.work }), STAY)
  }

  async function forget() {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
    for (const name of await caches.keys()) if (name.startsWith("reader-")) await caches.delete(name)
  }

  /** @param {boolean} wanted */
  reader.keepPages = (wanted) => {
    if (!wanted) return forget()
    return navigator.serviceWorker.register(reader.base + "sw.js").then(keepWork)
  }

  if (reader.get("online")) return
  addEventListener("load", () => { reader.keepPages(true).catch(() => {}) })
})()
