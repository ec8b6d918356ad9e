// Which sentence is being read, and keeping it where it stands while the page is laid out anew: by a setting, or by a window
// of another width.  Browsers hold the place only where no style of an ancestor changes, Safari not at all.

(() => {
  /** Where the text comes out from under the head of the page, and under the bar of toc.js where that stands below it. */
  const edge = () => {
    const head = document.querySelector(".head"), bar = document.querySelector(".toc.bar")
    const bottom = head ? head.getBoundingClientRect().bottom : 0
    return bar ? Math.max(bottom, bar.getBoundingClientRect().bottom) : bottom
  }
  reader.edge = edge

  /** Words of the text alone, as they are cited, read aloud and compared. @param {Element} element @returns {string} */
  reader.words = (element) => {
    const copy = /** @type {Element} */ (element.cloneNode(true))
    for (const sign of copy.querySelectorAll(".n, .nr, .cite, rt")) sign.remove()
    return copy.textContent.trim()
  }

  /**
   * What is being read: the element addressed where it is in view, else the first that begins there, else the one that
   * fills the window; null where there is none.  @param {string} [kinds] @returns {HTMLElement | null}
   */
  reader.reading = (kinds = ".s[id]") => {
    const top = edge()
    const place = (/** @type {Element} */ element) => element.getBoundingClientRect()
    const begins = (/** @type {Element} */ element) => place(element).top >= top - 8 && place(element).top < innerHeight
    const target = document.querySelector(":target")
    if (target && target.matches(kinds) && begins(target)) return target
    const all = [...document.querySelectorAll(kinds)].filter((element) => element.getClientRects().length)
    return all.find(begins) || all.find((element) => place(element).top < top && place(element).bottom > top) || null
  }

  const HELD = ".s[id], .text p, .text li, .text dt, .text dd, .text tr, .text h2, .text h3, .text h4"

  /** @typedef {{element: Element, part: number, line: number}} Held so much of the element is above this line of the window */

  /** At the top of the page nothing is held: the top stays. @returns {Held | null} */
  function hold() {
    const element = scrollY > 0 ? reader.reading(HELD) : null
    if (!element) return null
    const box = element.getBoundingClientRect()
    const line = Math.max(box.top, Math.min(edge(), box.bottom))
    return { element, part: box.height ? (line - box.top) / box.height : 0, line }
  }

  /** @param {Held | null} held */
  function putBack(held) {
    if (!held || !held.element.getClientRects().length) return
    const box = held.element.getBoundingClientRect()
    const off = box.top + box.height * held.part - held.line
    if (Math.abs(off) >= 1) scrollBy(0, off)
  }

  /** Change what is laid out; what is being read stays where it was. @param {() => void} change */
  reader.holding = (change) => {
    const held = hold()
    change()
    putBack(held)
  }

  // A window has its new width before anyone is told, so the place is known from before.
  let width = innerWidth
  let waiting = 0
  /** @type {Held | null} */
  let last = null
  const look = () => { if (innerWidth === width) last = hold() }
  const lookSoon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, 100)
  }
  for (const event of ["load", "pageshow", "scroll", "click", "keyup", "hashchange"]) addEventListener(event, lookSoon, { passive: true })
  addEventListener("resize", () => {
    if (innerWidth === width) return
    width = innerWidth
    putBack(last)
  })
})()
