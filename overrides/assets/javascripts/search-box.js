// The search dialog.  Material's script drives it and is loaded when a reader reaches for it; this file starts it, shows
// the first hits before it is there, stands between it and the worker, keeps half-composed text away from both, and
// says how a query was read.

(() => {
  const switched = document.querySelector("input#__search")
  const typing = document.querySelector("input.md-search__input")
  const material = document.querySelector("template#__material")
  const dialog = document.querySelector(".md-search")
  const materialScript = material && material.content.querySelector("script[src]")
  if (!switched || !typing || !materialScript || !dialog) return
  const toggle = switched, input = typing
  const bundle = new URL(materialScript.getAttribute("src") || "", document.baseURI).href
  const said = /** @type {HTMLElement} */ (dialog.querySelector(".search-said"))
  const hint = /** @type {HTMLElement} */ (dialog.querySelector(".search-hint"))
  const bar = /** @type {HTMLElement} */ (dialog.querySelector(".search-bar"))
  const everything = /** @type {HTMLAnchorElement} */ (dialog.querySelector(".search-all"))
  const list = /** @type {HTMLElement} */ (dialog.querySelector(".md-search-result__list"))
  const local = location.protocol === "file:"
  const RealWorker = window.Worker
  /** Whether no worker can start, so that the page searches itself. */
  let alone = local || !RealWorker
  /** What Material's script hears besides typing. */
  const KEYS = ["ArrowDown", "ArrowUp", "Enter", "Escape", "Tab"]
  let started = false, settling = false, driven = false, composing = false
  /** @type {Worker | null} */
  let worker = null

  // —— opening ——

  /** Where the reader was. @type {HTMLElement | null} */
  let before = null

  function open() {
    before = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : document.querySelector(".search-open")
    start() // what it asks for is on its way while the dialog is laid out
    if (!toggle.checked) toggle.click()
    input.focus()
  }

  /** @param {Event} event */
  const opener = (event) => event.target instanceof Element && event.target.closest("[data-search-open]")

  // A finger takes a while to lift: what the search needs is on its way by then.
  document.addEventListener("pointerdown", (event) => { if (opener(event)) start() }, { passive: true })
  document.addEventListener("click", (event) => {
    if (!opener(event) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open()
  })
  document.addEventListener("keydown", (event) => {
    if (driven || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest("input, textarea, select, [contenteditable]")) return
    event.preventDefault()
    open()
  })
  input.addEventListener("focus", () => start())
  toggle.addEventListener("change", () => {
    if (toggle.checked) { input.focus(); start() }
    else if (before && dialog.contains(document.activeElement)) before.focus({ preventScroll: true })
  })

  // Material's script takes the place in the page's address for a jump just made, and would close the dialog for it.
  toggle.addEventListener("click", (event) => {
    if (settling && !toggle.checked && !event.isTrusted) event.preventDefault()
  })
  dialog.addEventListener("click", () => { settling = false }, true)
  input.addEventListener("keydown", (event) => { if (KEYS.includes(event.key)) settling = false })

  // —— starting Material's script ——

  async function start() {
    if (started) return
    started = true
    try {
      if (!alone) worker = new RealWorker(workerAddress(), { name: `${reader.script} ${reader.code}` })
    } catch (_) { alone = true }
    hint.innerHTML = reader.searchHint()
    show()
    // It would fetch the map of the site for the first, and bind single keys to the others.
    document.querySelectorAll("link[rel=alternate], link[rel=prev], link[rel=next]").forEach((link) => link.remove())
    try {
      const config = document.createElement("script")
      config.id = "__config"
      config.type = "application/json"
      config.textContent = JSON.stringify(reader.searchSettings(workerAddress()))
      document.body.append(config)
      await (worker ? firstHits(worker) : reader.searchCode())
      window.Worker = /** @type {any} */ (Port) // so much of one as Material's script asks for
      settling = true
      await load(bundle)
      document.dispatchEvent(new Event("DOMContentLoaded"))
      driven = true
      setTimeout(() => { settling = false }, 500)
    } catch (_) {
      if (!list.children.length) tell({ query: "", total: 0, trouble: "failed" }) // else the first hits stay, and go on
    }
    window.Worker = RealWorker
  }

  function workerAddress() {
    return `${reader.base}assets/javascripts/search/worker.js`
  }

  /** @type {Promise<unknown> | null} */
  let code = null
  /** The search for a page, as `searchCode`: one script where it is published, modules in the preview. */
  reader.searchCode = () => {
    if (!code) (code = load(reader.base + "assets/javascripts/search/code.js", local ? "" : "module")).catch(() => { code = null })
    return code
  }

  /** @param {string} src @param {string} [type] @returns {Promise<unknown>} */
  function load(src, type = "") {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = src
      script.type = type
      script.onload = resolve
      script.onerror = reject
      document.body.append(script)
    })
  }

  // —— until Material's script is here ——

  // It is large, and an old phone is busy with it for long; the first hits need the worker alone.
  const PATIENCE = 1000
  /** What was pressed meanwhile, for the script to hear when it can. @type {string[] | null} */
  let pressed = null

  /** @param {Worker} worker @returns {Promise<void>} when first hits are shown, or nothing has been typed for a while */
  function firstHits(worker) {
    pressed = []
    return new Promise((resolve) => {
      worker.onmessage = (/** @type {MessageEvent<{ data: Result }>} */ { data: { data } }) => {
        if (data.answer.query !== input.value) return
        list.innerHTML = data.first || ""
        tell(data.answer)
        requestAnimationFrame(() => setTimeout(resolve)) // they are seen before the script holds the page up
      }
      worker.onerror = () => resolve(tell({ query: input.value, total: 0, trouble: "failed" }))
      setTimeout(resolve, PATIENCE)
      ask()
    })
  }

  function ask() {
    if (pressed && input.value) worker?.postMessage({ type: 2, data: input.value, first: true })
  }

  input.addEventListener("keydown", (event) => {
    if (!pressed || composing || event.isComposing || !KEYS.includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    pressed.push(event.key)
  })

  /** Once Material's script shows its first hits. */
  function replay() {
    const keys = pressed || []
    pressed = null
    requestAnimationFrame(() => keys.forEach((key) => input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))))
  }

  /** What Material takes for its worker: the real one, or where none can start, the same code in the page.  A comment of the
   * document, since Safari 13 lets no class extend EventTarget. */
  function Port() {
    const port = document.createComment("")
    /** @param {SearchReply} message */
    const receive = (message) => {
      if (message.type === 3 && message.data.answer.query !== input.value) return // a newer one is on its way
      port.dispatchEvent(new MessageEvent("message", { data: message }))
      if (message.type !== 3) return
      tell(message.data.answer)
      if (pressed) replay()
    }
    const real = worker
    const send = real ? (/** @type {SearchQuestion} */ message) => real.postMessage(message) : served(receive)
    if (real) {
      real.onmessage = ({ data }) => receive(data)
      real.onerror = () => tell({ query: input.value, total: 0, trouble: "failed" })
    }
    /** Material asks for what stands in the input when it starts, half-composed or not. @param {SearchQuestion} message */
    const postMessage = (message) => {
      if (message.type !== 2 || !composing) send(message)
      else input.addEventListener("compositionend", () => send({ type: 2, data: input.value }), { once: true })
    }
    return Object.assign(port, { postMessage })
  }

  /** The search in this page. @param {(message: SearchReply) => void} reply */
  function served(reply) {
    const { base, script } = reader
    const address = (/** @type {string} */ url) => (script === "hans" ? "hans/" : "") + reader.page(url)
    return searchCode.serve({ base, script, reply, address, fetchJson: searchCode.fetchJson })
  }

  // —— what the input tells ——

  // Material listens to keyup and focus: that misses a candidate chosen by mouse and a paste, and hears half-composed text.
  input.addEventListener("compositionstart", () => { composing = true })
  input.addEventListener("compositionend", () => {
    composing = false
    typed()
  })
  input.addEventListener("input", () => {
    show()
    if (!composing) typed()
  })
  input.addEventListener("keyup", (event) => {
    if (composing || /** @type {KeyboardEvent} */ (event).isComposing) event.stopImmediatePropagation()
  }, true)
  if (input.form) {
    input.form.addEventListener("submit", (event) => event.preventDefault())
    input.form.addEventListener("reset", () => setTimeout(() => { show(); typed() }))
  }

  function typed() {
    ask()
    input.dispatchEvent(new Event("keyup"))
  }

  /** The hint while nothing is typed; the way to all results otherwise. */
  function show() {
    const empty = !input.value.trim()
    hint.hidden = !empty
    everything.hidden = empty
    bar.hidden = empty
    everything.href = `${everything.dataset.page}?q=${encodeURIComponent(wellFormed(input.value.trim()))}`
    if (empty) said.textContent = ""
  }

  /** Lone surrogates cannot stand in an address. @param {string} text */
  function wellFormed(text) {
    return [...text.slice(0, 2000)].filter((character) => !/^[\ud800-\udfff]$/.test(character)).join("")
  }

  hint.addEventListener("click", (event) => {
    const example = event.target instanceof Element && event.target.closest("button")
    if (!example) return
    input.value = example.textContent || ""
    input.focus()
    input.dispatchEvent(new Event("input"))
  })

  // —— what the reader is told ——

  /** @param {Answered} answer */
  function tell(answer) {
    show()
    said.textContent = reader.searchSaid(answer, input.value.trim())
  }

  const asked = new URLSearchParams(location.search).get("q")
  if (asked && !document.getElementById("find")) start()
})()
