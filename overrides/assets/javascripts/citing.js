// Citing a sentence or a unit: a menu behind it, on touch a bar at the foot of the window.
// What a citation needs (its forms; title, issuer, names of units of the work) is loaded when first asked for.

(() => {
  const found = document.querySelector("article[data-work]")
  const main = found && found.closest("main")
  if (!found || !main || !reader.passages) return
  const article = found
  const { say } = reader
  const { visit, sentencePassage, unitPassage, beginning } = reader.passages
  /** @type {CitingFacts | null} */
  let facts = null
  /** What waits for the forms and the facts. @type {((forms: CitingForms, facts: CitingFacts) => void)[]} */
  let waiting = []
  let finger = false

  /** Other formats, behind one entry, on a phone those too for which its bar has no room to show what they copy; where an article is cited by 款 and 項, the sentence is one. @param {CitedPassage} passage @returns {CitingAction[]} */
  const formats = (passage) => [
    ...(isBar() ? actions.filter(hasOwnText) : []),
    ...(passage.number && facts && facts.provisions[passage.unit] ? [copying(say("引用到句", "引用到句"), "sentence")] : []),
    copying("Markdown", "markdown"), copying("BibTeX", "bibtex"), copying("RIS", "ris"), copying("CSL-JSON", "csl"),
  ]

  /** What copies something else than the words that the bar shows. @param {CitingAction} entry */
  const hasOwnText = (entry) => Boolean(entry.form && entry.form !== "plain")

  /**
   * What a reader can do with a passage, in order.  Another script adds to it before the menu is opened:
   * reader.actions.push({ name: say("…", "…"), act: (passage) => … }); a name may depend on the passage.
   * @type {CitingAction[]}
   */
  const actions = [
    { name: say("鏈接", "链接"), act: (passage) => reader.copy(passage.url, say("鏈接", "链接")) },
    copying(say("引用", "引用"), "plain"),
    copying(say("引文和出處", "引文和出处"), "quotation"),
    copying("GB/T 7714", "reference"),
    { name: say("其他格式", "其他格式"), more: formats },
  ]
  reader.actions = actions
  if ("share" in navigator) actions.unshift({ name: say("分享", "分享"), act: share })
  if ("print" in window) {
    actions.push({ name: (passage) => (passage.number ? say("打印這一句", "打印这一句") : say("打印", "打印") + (facts ? facts.units[passage.unit] || "" : "")), act: print })
  }

  /** Copy one of the forms of forms.js. @param {string} name @param {CitingForm} form @returns {CitingAction} */
  function copying(name, form) {
    return { name, form, act: (passage) => withFacts((forms, known) => reader.copy(forms[form](passage, known), name)) }
  }

  /** @param {CitedPassage} passage */
  function share(passage) {
    withFacts((forms, known) => {
      navigator.share({ title: known.title, text: forms.quotation(passage, known), url: passage.url })
        .catch((/** @type {Error} */ error) => { if (error.name !== "AbortError") reader.copy(passage.url, say("鏈接", "链接")) })
    })
  }

  /** @param {CitedPassage} passage */
  function print(passage) {
    withFacts((forms, known) => {
      if (reader.print) return reader.print(passage, forms.where(passage, known))
      load("assets/javascripts/paper.js", () => print(passage))
    })
  }

  /** Called by the work's citing.js. @param {string} _work @param {Record<Script, CitingFacts>} loaded */
  reader.citing = (_work, loaded) => { facts = loaded[reader.script] }

  /** @param {(forms: CitingForms, facts: CitingFacts) => void} go */
  function withFacts(go) {
    if (facts && reader.forms) return go(reader.forms, facts)
    waiting.push(go)
    if (waiting.length > 1) return
    load("assets/javascripts/forms.js", arrived)
    load(`${article.dataset.work}/citing.js`, arrived)
  }

  function arrived() {
    if (!facts || !reader.forms) return
    const ready = waiting
    waiting = []
    for (const go of ready) go(reader.forms, facts)
  }

  /** @param {string} path @param {() => void} then */
  function load(path, then) {
    const script = document.createElement("script")
    script.src = reader.base + path
    script.onload = then
    script.onerror = () => { waiting = []; reader.announce(say("引用的資料沒有載入", "引用的资料没有载入")) }
    document.head.append(script)
  }

  // —— the menu and the bar ——

  const box = document.createElement("div")
  box.className = "citing"
  box.hidden = true
  main.append(box)
  /** The control that was used, and the one that can have the focus after. @type {HTMLElement | null} */
  let owner = null
  /** @type {HTMLElement | null} */
  let home = null
  /** @type {CitedPassage | null} */
  let chosen = null

  const isBar = () => box.classList.contains("bar")

  /** @param {CitedPassage | null} passage */
  function light(passage) {
    for (const element of chosen ? chosen.elements : []) element.classList.remove("chosen")
    chosen = passage
    for (const element of chosen ? chosen.elements : []) element.classList.add("chosen")
  }

  /** Show entries about a passage, the first of them in focus where the reader is in the menu. @param {CitingAction[]} entries @param {CitedPassage} passage */
  function fill(entries, passage) {
    light(passage)
    box.setAttribute("aria-label", say("引用", "引用") + beginning(passage.elements[0]))
    box.textContent = ""
    const short = isBar() && entries === actions
    box.classList.toggle("list", isBar() && !short)
    if (short) box.append(preview("plain", passage))
    for (const entry of short ? entries.filter((one) => !hasOwnText(one)) : entries) {
      const button = item(entry, entry.passage || passage)
      box.append(button)
      if (entry.form && !short) describe(button, entry.form, entry.passage || passage)
    }
    if (!isBar()) focusFirst()
  }

  function focusFirst() { box.querySelector("button")?.focus({ preventScroll: true }) }

  /** @param {CitingAction} entry @param {CitedPassage} passage */
  function item(entry, passage) {
    const button = document.createElement("button")
    button.type = "button"
    if (typeof entry.name === "string") button.textContent = entry.name
    else name(button, entry.name, passage)
    if (!isBar()) {
      button.setAttribute("role", "menuitem")
      button.tabIndex = -1
    }
    if (entry.more) button.setAttribute("aria-haspopup", isBar() ? "true" : "menu")
    button.addEventListener("focus", () => light(passage))
    button.addEventListener("click", () => {
      if (entry.more) return further(entry.more(passage), passage)
      if (!isBar()) close(true)
      entry.act?.(passage)
    })
    return button
  }

  /** A name that depends on the passage, and says more of it once its facts are known. @param {HTMLElement} button @param {(passage: CitedPassage) => string} called @param {CitedPassage} passage */
  function name(button, called, passage) {
    button.textContent = called(passage)
    withFacts(() => { button.textContent = called(passage); settle() })
  }

  /** What an entry copies, below its name. @param {HTMLElement} button @param {CitingForm} form @param {CitedPassage} passage */
  function describe(button, form, passage) {
    const shown = preview(form, passage)
    shown.id = `citing-${form}`
    button.setAttribute("aria-describedby", shown.id)
    button.after(shown)
  }

  /** The text that would be copied, once it is known. @param {CitingForm} form @param {CitedPassage} passage */
  function preview(form, passage) {
    const shown = document.createElement("small")
    withFacts((forms, known) => { shown.textContent = forms[form](passage, known); settle() })
    return shown
  }

  /** What is behind an entry takes its place. @param {CitingAction[]} entries @param {CitedPassage} passage */
  function further(entries, passage) {
    fill(entries, passage)
    if (isBar()) focusFirst()
    settle()
  }

  /** @param {CitingAction[]} entries @param {CitedPassage} passage @param {HTMLElement | null} from the control; none opens the bar */
  function open(entries, passage, from) {
    close(false)
    owner = from
    const paragraph = from && from.matches(".n") && from.closest("p")
    home = paragraph ? paragraph.querySelector(".cite") : from
    box.classList.toggle("bar", !from)
    box.setAttribute("role", from ? "menu" : "toolbar")
    box.hidden = false
    if (owner) owner.classList.add("open")
    if (home) home.setAttribute("aria-expanded", "true")
    fill(entries, passage)
    settle()
    withFacts(() => {})
  }

  /** The menu stands below its control, or above it near the foot of the window, and always in it. */
  function settle() {
    if (isBar()) document.documentElement.style.setProperty("--bar", box.offsetHeight + "px")
    if (!owner) return
    const sign = owner.getBoundingClientRect()
    box.style.left = Math.max(8, Math.min(sign.left, innerWidth - box.offsetWidth - 8)) + scrollX + "px"
    const below = sign.bottom + box.offsetHeight + 8 < innerHeight
    box.style.top = Math.max(8, below ? sign.bottom + 4 : sign.top - box.offsetHeight - 4) + scrollY + "px"
    const chosen = document.activeElement
    if (chosen && box.contains(chosen)) chosen.scrollIntoView({ block: "nearest" }) // what came above it pushed it down
  }

  /** @param {boolean} back whether the focus goes back to the control */
  function close(back) {
    light(null)
    if (owner) owner.classList.remove("open")
    if (home) home.setAttribute("aria-expanded", "false")
    if (back && home) home.focus({ preventScroll: true })
    owner = home = null
    box.hidden = true
    box.removeAttribute("style")
    document.documentElement.style.removeProperty("--bar")
  }

  box.addEventListener("keydown", (event) => {
    const buttons = [...box.querySelectorAll("button")]
    const at = buttons.findIndex((button) => button === document.activeElement)
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }
    const to = steps[event.key]
    if (event.key === "Tab" && !isBar()) close(true)
    if (to === undefined) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length].focus()
  })
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !box.hidden) close(true) })
  addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch" }, true)
  // The sign behind a sentence is for the mouse: it never has the focus, which screen readers would follow.
  article.addEventListener("mousedown", (event) => { if (event.target instanceof Element && event.target.closest("a.n")) event.preventDefault() })

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (!target || !target.isConnected || box.contains(target)) return
    const control = target.closest("a.n, button.cite")
    if (control && (event.ctrlKey || event.metaKey || event.shiftKey)) return
    if (control) {
      event.preventDefault()
      return control === owner ? close(true) : use(control)
    }
    const sentence = finger && !target.closest("a, button, summary, input, [data-pop], .em") && target.closest(".s[id]")
    if (sentence && getSelection()?.isCollapsed && !(chosen && chosen.elements[0] === sentence)) open(actions, sentencePassage(sentence), null)
    else if (!box.hidden) close(false)
  })

  /** @param {HTMLElement} control behind a sentence, a paragraph or a heading */
  function use(control) {
    const around = /** @type {HTMLElement | null} */ (control.matches(".n") ? control.closest(".s") : control.parentElement)
    const heading = control.matches("h1 + *, h2 + *, h3 + *, h4 + *, h5 + *, h6 + *") && control.previousElementSibling
    if (!around) return
    const passages = heading instanceof HTMLElement ? [unitPassage(heading)] : control.matches(".n") ? [sentencePassage(around)] : sentencesOf(around)
    const entries = passages.length > 1 ? passages.map(choice) : actions
    open(entries, passages[0], control)
    if (passages.length === 1) visit(new URL(passages[0].url).hash)
  }

  /** @param {Element} paragraph */
  const sentencesOf = (paragraph) => [...paragraph.querySelectorAll(".s[id]")].map(sentencePassage)

  /** One of several sentences, its actions behind it. @param {CitedPassage} passage @returns {CitingAction} */
  const choice = (passage) => ({ name: `第${passage.number}句${beginning(passage.elements[0])}`, more: () => actions, passage })

  // —— the controls ——

  /** A quiet control, in the margin. @param {string} label */
  function control(label) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "cite"
    button.setAttribute("aria-label", say("引用", "引用") + label)
    button.setAttribute("aria-haspopup", "menu")
    button.setAttribute("aria-expanded", "false")
    return button
  }

  // Screen readers and keyboards have one control a paragraph, named by its words, and one behind each heading; a sentence
  // that stands in a cell of its own has its sign.
  for (const sign of article.querySelectorAll("a.n")) {
    const alone = sign.closest("tr .s, tr.s")
    if (alone) {
      sign.setAttribute("aria-label", say("引用", "引用") + beginning(alone))
      continue
    }
    sign.tabIndex = -1
    sign.setAttribute("aria-hidden", "true")
  }
  for (const paragraph of article.querySelectorAll("p")) {
    const sentences = paragraph.querySelectorAll(".s[id]")
    const more = sentences.length > 1 ? `等${sentences.length}句` : ""
    if (sentences.length) paragraph.append(control(beginning(sentences[0]) + more))
  }
  for (const heading of article.querySelectorAll("h1.unit, h2[id], h3[id], h4[id], h5[id], h6[id]")) {
    if (heading.closest(".note") || (heading.matches("h1") ? !article.dataset.unit : !heading.querySelector("a"))) continue
    const words = heading.textContent.trim().replace(/。$/, "")
    if (heading.querySelector(".nr")) heading.setAttribute("aria-label", words)
    heading.after(control(beginning(heading, 40)))
  }
})()
