// The search dialog: put into the page when it is first asked for, since it is of no use without script.  In a browser that
// knows no modal dialogs (Safari before 15.4, Firefox before 98), the links to search lead to /search/.
//
// While it is open, the page's entry in the history has one above it, so that the system's Back closes it; that entry keeps what
// was typed and the place in the list, so that Back from a hit shows them again.

(() => {
  const found = document.querySelector(".search-open")
  if (!found) return
  const opener = found
  /** The field of /search/, where that is this page. */
  const field = document.querySelector("#find input")
  const { say } = reader
  const canOpen = typeof HTMLDialogElement === "function" && "showModal" in HTMLDialogElement.prototype
  /** Whether the reader asked for few bytes: then nothing is loaded before something is typed. */
  const sparing = Boolean(navigator.connection && navigator.connection.saveData)
  const MOST = 60

  // —— what there is ——

  const NAME = say("搜索全文", "搜索全文")
  /** @param {string} kind @param {string} name @param {string} attributes */
  const button = (kind, name, attributes) => `<button class="search-button" ${attributes} title="${name}" aria-label="${name}"><span class="icon icon-${kind}"></span></button>`
  const frame = () => `
<dialog class="search" aria-label="${say("搜索", "搜索")}">
  <div class="search-inner">
    <form class="search-form" role="search">
      ${button("back", say("關閉", "关闭"), 'type="button" data-close')}
      <div class="search-field">
        <div class="search-completed" aria-hidden="true"></div>
        <input type="text" name="q" class="search-input" aria-label="${NAME}" placeholder="${NAME}" autocapitalize="off" autocorrect="off"
          autocomplete="off" spellcheck="false" enterkeyhint="search" maxlength="20000">
      </div>
      ${button("share", say("複製這次搜索的地址", "复制这次搜索的地址"), 'type="button" data-share')}
      ${button("close", say("清空", "清空"), 'type="reset"')}
    </form>
    <div class="search-bar"><p class="search-said" role="status"></p><a class="search-all">${say("全部結果", "全部结果")}</a></div>
    <div class="search-output"><ol class="search-list" role="list"></ol><div class="search-hint">${hint()}</div></div>
  </div>
</dialog>`

  /** What stands below the empty field: what can be typed, by kind. */
  function hint() {
    /** @type {[string, string[]][]} */
    const examples = [
      ["文字", [say("法治政府", "法治政府"), say("執法 公示", "执法 公示")]], ["拼音", ["fazhi", "yi fa zhi shi"]], ["首字母", ["yfxz"]],
      [say("混著輸", "混着输"), ["依fa治shi"]], ["注音", ["ㄈㄚˇㄓˋ"]], ["位置", ["三（三）", "3-3"]],
    ]
    const rows = examples.map(([name, all]) => `<div><dt>${name}</dt><dd>${all.map((one) => `<button type="button">${one}</button>`).join("")}</dd></div>`)
    return `<p>${say("簡體、繁體都行，記得多少輸多少：", "简体、繁体都行，记得多少输多少：")}</p><dl>${rows.join("")}</dl>`
  }

  /** @type {ReturnType<typeof make> | null} */
  let made = null

  function make() {
    document.body.insertAdjacentHTML("beforeend", frame())
    const dialog = /** @type {HTMLDialogElement} */ (document.body.lastElementChild)
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (dialog.querySelector(selector))
    const input = /** @type {HTMLInputElement} */ (part(".search-input"))
    const all = /** @type {HTMLAnchorElement} */ (part(".search-all"))
    const completed = part(".search-completed")
    const search = reader.search({
      input, list: part(".search-list"), said: part(".search-said"), scroller: part(".search-output"), most: MOST, follows: true,
      shown(reply) { completed.textContent = (reply && reply.completed) || "" },
    })

    function dress() {
      const empty = !input.value.trim()
      dialog.classList.toggle("is-empty", empty)
      part(".search-hint").hidden = !empty
      all.href = reader.page(reader.base + reader.searchAddress(input.value.trim()))
      if (!completed.textContent?.startsWith(input.value)) completed.textContent = ""
    }
    dress()
    input.addEventListener("input", dress)
    input.addEventListener("input", reader.startSearch) // spared until now where the reader pays for it
    input.addEventListener("keydown", (event) => {
      const end = input.selectionStart === input.value.length
      if (event.key !== "ArrowRight" || !completed.textContent || !end || search.isComposing()) return
      event.preventDefault()
      search.write(completed.textContent)
    })
    const form = /** @type {HTMLFormElement} */ (input.form)
    form.addEventListener("reset", () => setTimeout(dress))
    part(".search-hint").addEventListener("click", (event) => {
      const example = event.target instanceof Element && event.target.closest("button")
      if (example) search.write(example.textContent || "")
    })
    part("[data-share]").addEventListener("click", () => { void reader.copy(published(input.value.trim()), say("這次搜索的地址", "这次搜索的地址")) })
    part("[data-close]").addEventListener("click", () => dialog.close())
    // On a phone the keyboard gives the list its room back when that is moved.
    part(".search-output").addEventListener("touchmove", () => input.blur(), { passive: true })

    let outside = false
    dialog.addEventListener("pointerdown", (event) => { outside = event.target === dialog })
    dialog.addEventListener("click", (event) => {
      if (outside && event.target === dialog) dialog.close()
      if (!(event.target instanceof Element && event.target.closest("a"))) return
      keep()
      setTimeout(() => { if (!atEntry()) dialog.close() }) // a hit on this very page leads away without leaving it
    })
    // By itself the browser closes a moment later, and the next key would still be typed here.
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || event.keyCode === 229 || search.isComposing()) return
      event.preventDefault()
      dialog.close()
      input.blur() // where nothing had the focus before, it would keep it, hidden, until the next frame
    })
    dialog.addEventListener("cancel", (event) => { if (search.isComposing()) event.preventDefault() }) // Escape is the input method's
    dialog.addEventListener("close", closed)
    return { dialog, input, search, dress }
  }

  /** Where anyone finds this search: from a disk at the published address. @param {string} query */
  function published(query) {
    const canonical = document.querySelector("link[rel=canonical]")
    const here = location.href.slice(reader.base.length).replace(/index\.html(?=$|[?#])|[?#].*/g, "")
    const base = location.protocol === "file:" && canonical ? canonical.href.slice(0, canonical.href.length - here.length) : reader.base
    return base + reader.searchAddress(query)
  }

  // —— opening, closing, and the history ——

  /** Where the reader was. @type {HTMLElement} */
  let before = opener
  /** Our own step back is not the reader's. */
  let leaving = false

  /** What is kept in this entry of the history, if it is the dialog's. @returns {SearchPlace | undefined} */
  const atEntry = () => (history.state || {}).search

  /** @param {Partial<SearchPlace>} [place] what was typed, and the place in the list */
  function show(place = {}) {
    if (!sparing || place.query) reader.startSearch() // it is on its way while the dialog is laid out
    const { dialog, input, search, dress } = made || (made = make())
    if (dialog.open) return
    const active = document.activeElement
    before = active instanceof HTMLElement && active !== document.body ? active : opener
    dialog.showModal()
    document.documentElement.classList.add("searching")
    if (!atEntry() || leaving) reader.remember({ ...history.state, search: { query: "" } }, location.href, "pushState")
    if (place.query !== undefined && place.query !== input.value) {
      input.value = place.query
      dress()
    }
    if (place.query) search.update(place.items ? /** @type {SearchPlace} */ (place) : null)
    input.focus()
    input.select()
  }

  function closed() {
    if (made?.dialog.open) return // opened again before this was told
    document.documentElement.classList.remove("searching")
    before.focus({ preventScroll: true })
    if (!atEntry() || leaving) return
    leaving = true
    history.back()
  }

  function keep() {
    if (made && made.dialog.open && atEntry()) reader.remember({ ...history.state, search: made.search.place() })
  }

  addEventListener("pagehide", keep)
  addEventListener("popstate", () => {
    if (field) return
    const place = atEntry()
    const isOpen = made !== null && made.dialog.open
    if (leaving) {
      leaving = false
      if (isOpen && !place) reader.remember({ ...history.state, search: { query: "" } }, location.href, "pushState") // opened again meanwhile
    } else if (isOpen && !place) made?.dialog.close()
    else if (place && !isOpen && canOpen) show(place)
  })

  // —— reaching for it ——

  function open() {
    if (field) field.focus()
    else if (canOpen) show()
    else opener.click()
  }

  /** @param {Event} event */
  const isOpener = (event) => event.target instanceof Element && event.target.closest("[data-search-open]")

  // A finger takes a while to lift: what the search needs is on its way by then.
  document.addEventListener("pointerdown", (event) => {
    if (isOpener(event) && canOpen && !field && !sparing) reader.startSearch()
  }, { passive: true })
  document.addEventListener("click", (event) => {
    if (!isOpener(event) || !(canOpen || field) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open()
  })
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest("input, textarea, select, dialog, [contenteditable]")) return
    event.preventDefault()
    open()
  })

  const asked = new URLSearchParams(location.search).get("q")
  if (field) return
  if (atEntry() && canOpen) show(atEntry())
  else if (asked && canOpen) show({ query: asked })
  else if (asked) location.replace(reader.page(reader.base + reader.searchAddress(asked)))
})()
