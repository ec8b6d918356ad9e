// Notes open beside their words on a wide screen.  On a narrow one an open note lies at the foot of the window, or at its head
// where its words stand in the lower half: nothing moves, and the words stay in sight.
// Each note stands in the page once, below the text; there it lies without this script.

(() => {
  const below = document.querySelector(".notes")
  const article = document.querySelector(".text")
  if (!below || !article) return
  const section = below, text = article
  const notes = [...section.querySelectorAll(".note")]
  const wide = matchMedia("(min-width: 72rem)")
  const GAP = 10
  document.documentElement.dataset.js = ""

  for (const note of notes) {
    note.tabIndex = -1
    note.prepend(button("close", "×", reader.say("關閉", "关闭"), () => close(note, true)))
    addCopy(note)
  }

  /** @param {string} name @param {string} label @param {string} title @param {() => void} act */
  function button(name, label, title, act) {
    const element = document.createElement("button")
    element.type = "button"
    element.className = name
    element.textContent = label
    element.setAttribute("aria-label", title)
    element.addEventListener("click", act)
    return element
  }

  /** @param {HTMLElement} note */
  function addCopy(note) {
    const words = note.querySelector(".citation p")
    if (!words) return
    const copy = button("copy", reader.say("複製", "复制"), reader.say("複製引用", "复制引用"), () => reader.copy(words.textContent, reader.say("引用", "引用")))
    words.after(copy)
  }

  /** @param {HTMLElement} note */
  const reference = (note) => document.getElementById("ref-" + note.id.slice(5))
  /** @param {HTMLElement} note */
  const words = (note) => [...text.querySelectorAll(`.nt[data-n="${note.dataset.n}"]`)]

  /** @param {HTMLElement} note @param {boolean} [still] leave scroll and focus alone */
  function open(note, still) {
    for (const other of notes) if (other !== note) close(other)
    if (!wide.matches) dock(note)
    note.classList.add("open", "lit")
    light(note, true)
    lay()
    if (still) return
    note.focus({ preventScroll: true })
    if (wide.matches) note.scrollIntoView({ block: "nearest" })
    history.replaceState(history.state, "", "#" + note.id)
  }

  /** @param {HTMLElement} note @param {boolean} [back] give the focus back to the number */
  function close(note, back) {
    if (!note.classList.contains("open")) return
    note.classList.remove("open", "lit", "above")
    light(note, false)
    section.style.minHeight = ""
    lay()
    const number = reference(note)
    if (back && number) number.focus({ preventScroll: true })
  }

  function closeAll() { for (const note of notes) close(note) }

  /** @param {HTMLElement} note @param {boolean} on */
  function light(note, on) {
    for (const mark of words(note)) mark.classList.toggle("on", on)
    const number = reference(note)
    if (!number) return
    number.classList.toggle("on", on)
    number.setAttribute("aria-expanded", String(on))
  }

  /** Lay the note where it does not cover its number.  The list it leaves keeps its height, so that the page does not rise. @param {HTMLElement} note */
  function dock(note) {
    const number = reference(note)
    section.style.minHeight = section.offsetHeight + "px"
    note.classList.toggle("above", number !== null && number.getBoundingClientRect().top > innerHeight / 2)
  }

  /** Beside the text every note stands level with its number, or just below the one before it. */
  function lay() {
    section.classList.toggle("beside-notes", wide.matches)
    if (!wide.matches) {
      for (const note of notes) note.style.top = ""
      return
    }
    const zero = text.getBoundingClientRect().top
    const opened = notes.find((note) => note.classList.contains("open"))
    const foot = settle(notes, -Infinity, zero)
    if (opened) rise(opened, zero)
    text.style.minHeight = Math.max(0, foot) + "px"
  }

  /**
   * Each level with its number where there is room below `foot`; gives the foot of the last.
   * @param {HTMLElement[]} some @param {number} foot @param {number} zero where the text begins
   */
  function settle(some, foot, zero) {
    for (const note of some) {
      const number = reference(note)
      const level = number ? number.getBoundingClientRect().top - zero - 4 : 0
      const top = Math.max(level, foot + GAP)
      note.style.top = top + "px"
      foot = top + note.offsetHeight
    }
    return foot
  }

  /** The open note stands level with its words; those above it make room. @param {HTMLElement} opened @param {number} zero */
  function rise(opened, zero) {
    const number = reference(opened)
    if (!number) return
    let head = number.getBoundingClientRect().top - zero - 4
    if (parseFloat(opened.style.top) <= head) return
    opened.style.top = head + "px"
    for (const note of notes.slice(0, notes.indexOf(opened)).reverse()) {
      head = Math.min(parseFloat(note.style.top), head - GAP - note.offsetHeight)
      note.style.top = head + "px"
    }
    settle(notes.slice(notes.indexOf(opened) + 1), parseFloat(opened.style.top) + opened.offsetHeight, zero)
  }

  /** The note that a click on words or on a number means. @param {Element} target */
  function meant(target) {
    const number = target.closest("a.nr")
    if (number && number.hash.startsWith("#note-")) return document.getElementById(number.hash.slice(1))
    const marked = target.closest(".nt")
    return marked && notes.find((note) => note.dataset.n === marked.dataset.n)
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.defaultPrevented) return
    const received = document.documentElement.dataset.received && event.target.closest(".em")
    if (received || event.target.closest("a:not(.nr)") || !getSelection()?.isCollapsed) return
    const title = event.target.closest(".beside-notes .note:not(.open) h3")
    const note = title ? title.parentElement : meant(event.target)
    if (!note || !notes.includes(note)) {
      if (!wide.matches && !event.target.closest(".note")) closeAll()
      return
    }
    event.preventDefault()
    if (note.classList.contains("open")) close(note, true)
    else open(note)
  })
  for (const link of section.querySelectorAll(".note h3 .no")) {
    link.addEventListener("click", (event) => {
      const note = notes.find((one) => one.contains(link))
      if (!note) return
      if (!wide.matches) return close(note)
      event.preventDefault()
      if (note.classList.contains("open")) close(note, true)
      else open(note)
    })
  }
  document.addEventListener("keydown", (event) => {
    const opened = notes.find((note) => note.classList.contains("open"))
    if (event.key === "Escape" && opened) close(opened, true)
  })

  /** An address with a note in it opens the note. */
  function arrive() {
    const note = notes.find((one) => one.id === reader.fragment())
    if (!note) return
    const place = reference(note) || note
    place.scrollIntoView({ block: "center" })
    open(note, true)
  }

  addEventListener("hashchange", arrive)
  wide.addListener(() => { // Safari 13 has no addEventListener here
    reader.holding(() => {
      closeAll()
      lay()
    })
  })
  if (window.ResizeObserver) {
    const observer = new ResizeObserver(lay)
    for (const block of text.querySelectorAll(":scope > h1, :scope > p")) observer.observe(block)
  }
  addEventListener("resize", lay)
  lay()
  arrive()
  if (document.fonts) document.fonts.ready.then(lay)
})()
