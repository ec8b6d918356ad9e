// Citing a sentence or a clause: a menu behind it, on touch a bar at the foot of the window.
// What a citation needs of the work (title, issuer, the names of its units) is loaded when first asked for.

(() => {
  /** @typedef {{title: string, issuer: string, place: string, year: string, published: string, units: Record<string, string>}} Facts */
  /** @typedef {{unit: string, number: string, elements: Element[], url: string}} Passage number is "" for a whole unit */

  const article = document.querySelector("article[data-work]")
  if (!article) return
  const say = reader.say
  /** @type {Facts | null} */
  let facts = null
  /** @type {(() => void)[]} */
  let waiting = []
  let finger = false

  /** @typedef {{name: string | ((passage: Passage) => string), act: (passage: Passage) => void}} Action */

  /**
   * What a reader can do with a passage, in order.  Another script adds to it before the menu is opened:
   * reader.actions.push({ name: say("…", "…"), act: (passage) => … }); a name may depend on the passage.
   * @type {Action[]}
   */
  reader.actions = [
    copying(say("鏈接", "链接"), link),
    copying(say("引用", "引用"), plain),
    copying("GB/T 7714", reference),
    copying("Markdown", markdown),
    copying(say("引文和出處", "引文和出处"), quotation),
  ]

  /** Copy what ``make`` says of the passage. @param {string} name @param {(passage: Passage) => string} make @returns {Action} */
  function copying(name, make) {
    return { name, act: (passage) => withFacts(() => copy(make(passage), name)) }
  }

  /** Called by the work's citing.js. @param {string} _work @param {Record<string, Facts>} loaded */
  reader.citing = (_work, loaded) => {
    facts = loaded[reader.script]
    waiting.forEach((go) => go())
    waiting = []
  }

  /** @param {() => void} go */
  function withFacts(go) {
    if (facts) return go()
    waiting.push(go)
    if (waiting.length > 1) return
    const script = document.createElement("script")
    script.src = `${reader.base}${article.dataset.work}/citing.js`
    script.onerror = () => { waiting = []; reader.announce(say("引用的資料沒有載入", "引用的资料没有载入")) }
    document.head.append(script)
  }

  // —— what is cited ——

  /** The page's address without its anchor; the published one when the page was opened as a file. */
  function address() {
    const canonical = document.querySelector("link[rel=canonical]")
    return location.protocol === "file:" && canonical ? canonical.href : location.href.split("#")[0]
  }

  /** @param {Element} sentence @returns {Passage} */
  function sentencePassage(sentence) {
    const [number, unit] = sentence.id.split(".").reverse()
    return { unit: unit || article.dataset.unit, number: number.slice(1), elements: [sentence], url: `${address()}#${sentence.id}` }
  }

  /** A whole unit, from its heading. @param {Element} heading @returns {Passage} */
  function unitPassage(heading) {
    const own = heading.matches("h1")
    const unit = own ? article.dataset.unit : heading.id
    const start = own ? "s" : unit + ".s"
    const elements = [...article.querySelectorAll(`[id^="${start}"]`)].filter((e) => /^s\d+$/.test(e.id.slice(start.length - 1)))
    return { unit, number: "", elements, url: own ? address() : `${address()}#${unit}` }
  }

  /** @param {Passage} passage */
  function text(passage) {
    return passage.elements.map((element) => {
      const copy = element.cloneNode(true)
      for (const sign of copy.querySelectorAll(".n, .cite, rt")) sign.remove()
      return copy.textContent.trim()
    }).join("")
  }

  // —— the forms of a citation ——

  /** @param {Passage} passage */
  function link(passage) { return passage.url }

  /** @param {Passage} passage */
  function where(passage) {
    return (facts.units[passage.unit] || "") + (passage.number ? `第${passage.number}句` : "")
  }

  /** @param {Passage} passage */
  function plain(passage) { return `《${facts.title.replace(/《/g, "〈").replace(/》/g, "〉")}》${where(passage)}` }

  /** GB/T 7714—2015, 4.6: an electronic resource, the provision as the page cited. @param {Passage} passage */
  function reference(passage) {
    const today = new Date()
    const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-")
    const published = facts.place ? `${facts.place}: ${facts.issuer}, ${facts.year}: ${where(passage)}` : ""
    const title = facts.place ? facts.title : `${facts.title}: ${where(passage)}`
    return `${facts.issuer}. ${title}[EB/OL]. ${published}(${facts.published})[${day}]. ${passage.url}.`
  }

  /** @param {Passage} passage */
  function markdown(passage) { return `[${plain(passage)}](${passage.url.replace(/[()]/g, encodeURIComponent)})` }

  /** Quotation marks inside become single ones (GB/T 15834—2011). @param {Passage} passage */
  function quotation(passage) {
    const quoted = text(passage).replace(/“/g, "‘").replace(/”/g, "’")
    return `“${quoted}”（${plain(passage)}）`
  }

  /** @param {string} words @param {string} name what they are, to tell the reader */
  async function copy(words, name) {
    try {
      await navigator.clipboard.writeText(words)
    } catch (_) {
      const field = document.createElement("textarea")
      field.value = words
      document.body.append(field)
      field.select()
      const done = document.execCommand("copy")
      field.remove()
      if (!done) return reader.announce(say("沒有複製成，請從地址欄複製", "没有复制成，请从地址栏复制"))
    }
    reader.announce(say("已複製：", "已复制：") + name)
  }

  // —— the menu and the bar ——

  const box = document.createElement("div")
  box.className = "citing"
  box.hidden = true
  document.body.append(box)
  /** @type {HTMLElement | null} */
  let owner = null
  /** @type {Passage | null} */
  let chosen = null

  /** The entries for a passage. @param {Passage} passage */
  function fill(passage) {
    box.textContent = ""
    for (const action of reader.actions) {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = typeof action.name === "string" ? action.name : action.name(passage)
      button.addEventListener("click", () => {
        if (!box.classList.contains("bar")) close(true)
        action.act(passage)
      })
      box.append(button)
    }
  }

  /** @param {Passage} passage @param {HTMLElement | null} from the control; none opens the bar */
  function open(passage, from) {
    close(false)
    chosen = passage
    owner = from
    for (const element of passage.elements) element.classList.add("chosen")
    box.classList.toggle("bar", !from)
    box.setAttribute("role", from ? "menu" : "toolbar")
    box.setAttribute("aria-label", say("複製", "复制"))
    fill(passage)
    for (const button of box.children) {
      if (from) button.setAttribute("role", "menuitem")
      else button.removeAttribute("role")
      button.tabIndex = from ? -1 : 0
    }
    box.hidden = false
    withFacts(() => {})
    if (!from) return
    from.setAttribute("aria-expanded", "true")
    place(from)
    box.firstElementChild.focus({ preventScroll: true })
  }

  /** Below the control, or above it near the foot of the window. @param {HTMLElement} from */
  function place(from) {
    const sign = from.getBoundingClientRect()
    box.style.left = Math.max(8, Math.min(sign.left, innerWidth - box.offsetWidth - 8)) + scrollX + "px"
    const below = sign.bottom + box.offsetHeight + 8 < innerHeight
    box.style.top = (below ? sign.bottom + 4 : sign.top - box.offsetHeight - 4) + scrollY + "px"
  }

  /** @param {boolean} back whether the focus goes back to the control */
  function close(back) {
    if (chosen) for (const element of chosen.elements) element.classList.remove("chosen")
    if (owner) owner.setAttribute("aria-expanded", "false")
    if (back && owner) owner.focus({ preventScroll: true })
    chosen = owner = null
    box.hidden = true
    box.removeAttribute("style")
  }

  box.addEventListener("keydown", (event) => {
    const buttons = [...box.children]
    const at = buttons.indexOf(document.activeElement)
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === "Tab") close(true)
    if (to === undefined) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length].focus()
  })
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !box.hidden) close(true) })
  addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch" }, true)

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (!target || box.contains(target)) return
    const control = target.closest("a.n, button.cite")
    if (control && (event.ctrlKey || event.metaKey || event.shiftKey)) return
    if (control) {
      event.preventDefault()
      const same = control === owner
      const passage = control.matches("button") ? unitPassage(control.parentElement) : sentencePassage(control.parentElement)
      if (same) close(true)
      else open(passage, control)
      if (!same) history.replaceState(history.state, "", passage.url.includes("#") ? "#" + passage.url.split("#")[1] : location.pathname + location.search)
      return
    }
    const sentence = finger && !target.closest("a, button, summary, input, [data-pop], .em") && target.closest(".s[id]")
    if (sentence && getSelection().isCollapsed && !(chosen && chosen.elements[0] === sentence)) open(sentencePassage(sentence), null)
    else if (!box.hidden) close(false)
  })

  for (const sign of article.querySelectorAll("a.n")) {
    sign.setAttribute("aria-label", say("引用這一句", "引用这一句"))
    sign.setAttribute("aria-haspopup", "menu")
  }
  for (const heading of article.querySelectorAll("h1.unit, h2[id], h3[id], h4[id], h5[id], h6[id]")) {
    if (heading.closest(".note") || (heading.matches("h1") ? !article.dataset.unit : !heading.querySelector("a"))) continue
    const button = document.createElement("button")
    button.type = "button"
    button.className = "cite"
    button.setAttribute("aria-label", say("引用這一項", "引用这一项"))
    button.setAttribute("aria-haspopup", "menu")
    heading.append(button)
  }
})()
