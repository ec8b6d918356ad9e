// A small box beside words that have something to say: on hover, on focus, on tap.
// What it says stands in the page already, in the element that data-pop names.

(() => {
  const box = document.createElement("div")
  box.className = "pop"
  box.id = "__pop"
  box.setAttribute("role", "tooltip")
  box.hidden = true
  document.body.append(box)
  /** @type {Element | null} */
  let owner = null

  /** Which marks speak now: those whose switch is on. @param {EventTarget | null} target */
  function speaker(target) {
    const mark = target instanceof Element ? target.closest("[data-pop], a.t") : null
    return mark && (!mark.classList.contains("em") || document.documentElement.dataset.received) ? mark : null
  }

  /** @param {Element} mark */
  function open(mark) {
    const source = mark.dataset.pop ? document.getElementById(mark.dataset.pop) : reader.gloss(mark, open)
    if (!source) return
    owner = mark
    box.innerHTML = source.innerHTML
    box.hidden = false
    mark.setAttribute("aria-describedby", box.id)
    place(mark)
  }

  /** Below the words, or above them near the foot of the window. @param {Element} mark */
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

  document.addEventListener("mouseover", (event) => {
    const mark = speaker(event.target)
    if (mark && mark !== owner) open(mark)
    else if (!mark && owner && !box.contains(event.target) && document.activeElement !== owner) close()
  })
  document.addEventListener("focusin", (event) => {
    const mark = speaker(event.target)
    if (mark) open(mark)
    else if (!box.contains(event.target)) close()
  })
  document.addEventListener("click", (event) => {
    const mark = speaker(event.target)
    if (mark) open(mark)
    else if (!box.contains(event.target)) close()
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
