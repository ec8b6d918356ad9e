// Related units: the shared words are lit in the text while a reader points at the other unit; a tap on the words keeps
// them lit.

(() => {
  const text = document.querySelector("article.text")
  /** @type {HTMLElement[]} */
  let lit = []

  /** @param {string} words several are apart by ； */
  function light(words) {
    dim()
    for (const sentence of text ? text.querySelectorAll(".s[id], h1[id]") : []) {
      for (const word of words.split("；")) mark(sentence, word)
    }
  }

  function dim() {
    for (const element of lit) {
      const parent = element.parentNode
      element.replaceWith(...element.childNodes)
      if (parent) parent.normalize()
    }
    lit = []
  }

  /** Every place of `word`, whatever elements it runs through. @param {Element} sentence @param {string} word */
  function mark(sentence, word) {
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT)
    /** @type {Text[]} */
    const nodes = []
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode)) // it shows no others
    const whole = nodes.map((node) => node.data).join("")
    for (let at = whole.lastIndexOf(word); at >= 0 && word; at = at ? whole.lastIndexOf(word, at - 1) : -1) {
      wrap(nodes, at, at + word.length)
    }
  }

  /** From the end, so that offsets before stay true. @param {Text[]} nodes @param {number} start @param {number} end */
  function wrap(nodes, start, end) {
    let offset = nodes.reduce((sum, node) => sum + node.length, 0)
    for (const node of [...nodes].reverse()) {
      offset -= node.length
      const from = Math.max(start - offset, 0)
      const to = Math.min(end - offset, node.length)
      if (from >= to) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      const element = document.createElement("mark")
      range.surroundContents(element)
      lit.push(element)
    }
  }

  for (const item of document.querySelectorAll(".linked .related li")) {
    const shared = item.querySelector("small")
    const words = item.dataset.here || (shared ? shared.textContent : "")
    if (!shared || !words) continue
    item.addEventListener("mouseenter", () => light(words))
    item.addEventListener("mouseleave", dim)
    item.addEventListener("focusin", () => light(words))
    item.addEventListener("focusout", dim)
    shared.addEventListener("click", () => {
      light(words)
      if (lit.length) lit[lit.length - 1].scrollIntoView({ block: "center" })
    })
  }
})()
