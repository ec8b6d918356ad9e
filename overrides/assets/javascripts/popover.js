// A small box beside words that have something to say: on hover, on focus, on tap.
// What it says stands in the page already, in the element that data-pop names.

(() => {
  const box = document.createElement("div")
  box.className = "pop"
  box.id = "__pop"
  box.setAttribute("role", "tooltip")
  box.hidden = true
  document.body.append(box)
  /** @type {HTMLElement | null} */
  let owner = null

  /** Which marks speak now: those whose switch is on. @param {EventTarget | null} target */
  function speaker(target) {
    const mark = target instanceof Element ? target.closest("[data-pop], a.t") : null
    return mark && (!mark.classList.contains("em") || document.documentElement.dataset.received) ? mark : null
  }

  /** @param {HTMLElement} mark */
  function open(mark) {
    const source = mark.dataset.pop ? document.getElementById(mark.dataset.pop) : gloss(mark)
    if (!source) return
    owner = mark
    box.innerHTML = source.innerHTML
    box.hidden = false
    mark.setAttribute("aria-describedby", box.id)
    place(mark)
  }

  /** What a term's box says; null until its code is there. @param {HTMLElement} mark @returns {HTMLElement | null} */
  function gloss(mark) {
    if (reader.gloss) return reader.gloss(mark, open)
    if (document.querySelector("script[src*='/glosses.js']")) return null
    const script = document.createElement("script")
    script.src = reader.base + "assets/javascripts/glosses.js"
    script.onload = () => { if (mark.matches(":hover, :focus")) open(mark) }
    document.head.append(script)
    return null
  }

  /** Below the words, or above them near the foot of the window. @param {HTMLElement} mark */
  function place(mark) {
    const words = mark.getClientRects()[0]
    const width = Math.min(352, innerWidth - 24)
    box.style.width = width + "px"
    box.style.left = Math.max(12, Math.min(words.left, innerWidth - width - 12)) + scrollX + "px"
    const below = words.bottom + 8 + box.offsetHeight < innerHeight || words.top < box.offsetHeight + 8
    box.style.top = (below ? words.bottom + 6 : words.top - box.offsetHeight - 6) + scrollY + "px"
  }

  function close() {
    if (owner) owner.removeAttribute("aria-describedby")
    owner = null
    box.hidden = true
  }

  /** @param {EventTarget | null} target */
  const inBox = (target) => target instanceof Node && box.contains(target)

  // A finger cannot hover: its tap shows the gloss, whose headword leads to the term's page.
  let finger = false
  addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch" }, true)
  addEventListener("click", (event) => {
    if (finger && event.target instanceof Element && event.target.closest("a.t")) event.preventDefault()
  }, true)

  document.addEventListener("mouseover", (event) => {
    const mark = speaker(event.target)
    if (mark && mark !== owner) open(mark)
    else if (!mark && owner && !inBox(event.target) && document.activeElement !== owner) close()
  })
  document.addEventListener("focusin", (event) => {
    const mark = speaker(event.target)
    if (mark) open(mark)
    else if (!inBox(event.target)) close()
  })
  document.addEventListener("click", (event) => {
    const mark = speaker(event.target)
    if (mark) open(mark)
    else if (!inBox(event.target)) close()
  })
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close() })

  /** Words of the apparatus can be reached by keyboard only while 底本 is on. */
  function reachable() {
    const on = Boolean(document.documentElement.dataset.received)
    for (const mark of document.querySelectorAll(".em")) {
      if (on) mark.tabIndex = 0
      else mark.removeAttribute("tabindex")
    }
    if (!on) close()
  }
  new MutationObserver(reachable).observe(document.documentElement, { attributes: true, attributeFilter: ["data-received"] })
  reachable()
})()
