// A reader arrives from a search: ?h= holds the words found.  Mark them, then forget them, so that the address
// that is copied is the sentence's own.

(() => {
  const url = new URL(location.href)
  const words = (url.searchParams.get("h") || "").split(" ").filter(Boolean)
  if (!url.searchParams.has("h")) return
  url.searchParams.delete("h")
  history.replaceState(history.state, "", url.href)
  const article = document.querySelector("article.text")
  if (!article || !words.length) return

  /** Every text node of the article, and where it begins in the whole. @type {{node: Text, from: number}[]} */
  const nodes = []
  let text = ""
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode)
    if (node.parentElement && node.parentElement.closest("rt, .n, .emendations, nav, script")) continue
    nodes.push({ node, from: text.length })
    text += node.data
  }

  /** Where the words stand, none twice. @type {[number, number][]} */
  const places = []
  for (const word of words.sort((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (!places.some(([from, to]) => at < to && at + word.length > from)) places.push([at, at + word.length])
    }
  }

  // A word may run over several elements: each node gets its own share, from the last to the first.
  for (const { node, from } of nodes.reverse()) {
    const inside = places.filter(([start, end]) => start < from + node.length && end > from).sort((a, b) => b[0] - a[0])
    for (const [start, end] of inside) {
      const rest = node.splitText(Math.max(0, start - from))
      rest.splitText(Math.min(rest.length, end - Math.max(start, from)))
      const mark = document.createElement("mark")
      mark.className = "found"
      rest.replaceWith(mark)
      mark.append(rest)
    }
  }
})()
