// The actions of a passage, as a menu behind its sign, or for touch as a bar at the foot of the window.

(() => {
  const main = document.querySelector("article[data-work]")?.closest("main")
  if (!main || !reader.passages || !reader.cited) return
  const { say } = reader
  const { beginning } = reader.passages
  const { withFacts, hasOwnText } = reader.cited

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
    const short = isBar() && entries === reader.actions
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
      if (entry.more) return further(entry.more(passage, isBar()), passage)
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

  reader.menu = {
    open,
    close,
    holds: (element) => box.contains(element),
    isOpen: () => !box.hidden,
    isOf: (control) => control === owner,
    isAbout: (element) => Boolean(chosen && chosen.elements[0] === element),
  }
})()
