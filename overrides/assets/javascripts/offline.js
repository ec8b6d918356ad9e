// The worker that keeps pages for reading without network: started unless the reader said no or pays for every byte,
// told what this reader is likely to open next, and heard when it brings a newer build.

(() => {
  const STAY = 4000
  const address = reader.base + "sw.js"
  /** @type {ServiceWorkerContainer | undefined} */
  let known
  try { known = /^https?:$/.test(location.protocol) ? navigator.serviceWorker : undefined } catch (_) { /* storage is refused */ }
  /** Of this site: on one host there may be others, around it and inside it. @param {ServiceWorker | null} [worker] */
  const ours = (worker) => Boolean(worker && worker.scriptURL === address)

  if (document.querySelector(".text:not([data-unkept]) > [data-kept]:not(.unkept), [data-unkept] [data-kept]")) {
    const script = document.createElement("script")
    script.src = reader.base + "assets/javascripts/kept.js"
    document.head.append(script)
  }

  /** A newer build is here: one tap leads to it, and the page is not changed under the reader's eyes. */
  function offerNewer() {
    if (document.querySelector(".newer")) return
    const { say } = reader
    const bar = document.createElement("aside")
    bar.className = "offer newer"
    bar.setAttribute("role", "status")
    const open = document.createElement("button")
    open.type = "button"
    open.textContent = say("打開新的", "打开新的")
    open.addEventListener("click", () => location.reload())
    bar.append(say("本站有更新，這一頁是先前的。", "本站有更新，这一页是先前的。"), open)
    document.querySelector(".head")?.after(bar)
  }

  /** A file that goes with this page did not load, or is not the one this page was published with. @param {string} words @param {string} url */
  reader.missing = (words, url) => {
    reader.announce(words)
    fetch(url, { method: "HEAD", cache: "no-cache" }).then(({ ok }) => { if (ok) offerNewer() }).catch(() => {})
  }

  if (!known) return
  const workers = known

  /** @returns {Promise<ServiceWorkerRegistration | undefined>} */
  const registered = async () => (await workers.getRegistrations()).find(({ scope }) => scope === reader.base)

  /** @type {NonNullable<Reader["askKeeper"]>} */
  const ask = async (question) => {
    const registration = await registered()
    const worker = registration && (registration.active || registration.waiting || registration.installing)
    if (!worker) return null
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(data)
      worker.postMessage(question, [port2])
    })
  }

  reader.askKeeper = ask

  /** Whether bytes are dear here or slow. */
  function sparing() {
    const { connection } = navigator
    return Boolean(connection && (connection.saveData || /^(slow-2g|2g|3g)$/.test(connection.effectiveType || "")))
  }

  /** The pages that a reader opens next, as a rule: this one, those above and beside it, home, search and what is kept. */
  const near = [location.href, ...[...document.querySelectorAll(".brand, .search-open, .crumbs a, .turn a, a.way:not([download]), .foot a[href$='offline/']")]
    .map((link) => /** @type {HTMLAnchorElement} */ (link).href)]

  /** @param {boolean} [asked] by the reader, who knows what it costs */
  function keepLikely(asked) {
    if (reader.get("online") || (sparing() && !asked)) return
    const article = document.querySelector("article[data-work]")
    const data = article ? [`${article.dataset.work}/readings.js`, `${article.dataset.work}/glosses.${reader.script}.js`] : []
    const pages = near.filter((url) => url.startsWith(reader.base)).map((url) => url.slice(reader.base.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1"))
    const whole = reader.get("whole").split(" ").filter(Boolean)
    ask({ likely: { read: [...new Set([...pages, ...data])], whole } }).catch(() => {})
  }

  /** The worker of a new build serves from now on, once this page has all it came with. @param {ServiceWorkerRegistration} registration */
  function letTakeOver(registration) {
    const go = () => { if (registration.waiting && registration.active) registration.waiting.postMessage({ takeOver: true }) }
    const follow = () => { if (registration.installing) registration.installing.addEventListener("statechange", go) }
    registration.addEventListener("updatefound", follow)
    follow()
    go()
  }

  async function start() {
    const registration = await workers.register(address)
    letTakeOver(registration)
    return registration
  }

  /** @param {boolean} wanted */
  reader.keepPages = (wanted) => (wanted ? start().then(() => keepLikely(true)) : ask({ forget: true })).catch(() => {})

  // A page that another build's worker served is older than the worker that comes now; a first worker comes to a page of its own build.
  let served = ours(workers.controller)
  workers.addEventListener("controllerchange", () => {
    if (served && ours(workers.controller)) offerNewer()
    served = ours(workers.controller)
  })

  addEventListener("load", async () => {
    try {
      const registration = await registered()
      if (reader.get("online") || (!registration && sparing())) return
      await start()
      setTimeout(() => keepLikely(), STAY)
      // A page left open for long asks again when the reader is back.
      document.addEventListener("visibilitychange", () => {
        if (!document.hidden) registered().then((mine) => mine && mine.update()).catch(() => {})
      })
    } catch (_) { /* refused: pages are read from the network */ }
  })
})()
