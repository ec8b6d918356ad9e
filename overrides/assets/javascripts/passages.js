// What can be cited of a page: its sentences and units, each with the address at which it is published.

(() => {
  const found = document.querySelector("article[data-work]")
  if (!found) return
  const article = found
  /** The page's own unit, "" on a page of several. */
  const own = article.dataset.unit || ""

  /** The page's address in the window is its own, with this anchor.  From a disk what stands behind ? cannot go. @param {string} hash */
  function visit(hash) {
    history.replaceState(history.state, "", location.pathname + (location.protocol === "file:" ? location.search : "") + hash)
  }
  // What messengers and trackers append to an address is not ours: no link copied from here keeps it.  A query is a reader's.
  // What was asked of the page stays: words to find, a day.
  const asked = new URLSearchParams(location.search)
  if (location.search && !asked.has("q") && !asked.has("on")) visit(location.hash)

  /**
   * The page's published address.  A site built without one names this machine: then the page's own is better.
   * Never with what stands behind ? in the address.
   */
  function address() {
    const here = location.href.split(/[?#]/)[0]
    const canonical = document.querySelector("link[rel=canonical]")
    const unnamed = !canonical || /^https?:\/\/(localhost|127\.0\.0\.1)\b/.test(canonical.href)
    return unnamed && location.protocol !== "file:" ? here : canonical ? canonical.href : here
  }

  /** @param {HTMLElement} sentence @returns {CitedPassage} */
  function sentencePassage(sentence) {
    const [number, unit] = sentence.id.split(".").reverse()
    return { unit: unit || own, number: number.slice(1), elements: [sentence], url: `${address()}#${sentence.id}` }
  }

  /** A whole unit, from its heading. @param {HTMLElement} heading @returns {CitedPassage} */
  function unitPassage(heading) {
    const top = heading.matches("h1")
    const unit = top ? own : heading.id
    const start = top ? "s" : unit + ".s"
    const elements = [...article.querySelectorAll(`[id^="${start}"]`)].filter((e) => /^s\d+$/.test(e.id.slice(start.length - 1)))
    return { unit, number: "", elements, url: top ? address() : `${address()}#${unit}` }
  }

  /** How a passage begins, in the quotation marks of the page's script. @param {Element} element @param {number} [most] */
  function beginning(element, most = 12) {
    const words = element.textContent.trim().replace(/。$/, "")
    const [from, to] = reader.say("「」", "“”")
    return from + (words.length > most ? words.slice(0, most) + "…" : words) + to
  }

  reader.passages = { visit, sentencePassage, unitPassage, beginning }
})()
