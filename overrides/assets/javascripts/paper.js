// Printing one sentence or one unit: a copy of it, with what the page says of itself on paper.  Loaded when a reader asks for it.

(() => {
  const head = document.querySelector(".origin")
  if (!head) return
  const origin = head, address = origin.querySelector(".address") // none where the site has no address yet
  const page = address && address.textContent

  /** The passage, each of its blocks as a paragraph or heading of its own. @param {CitedPassage} passage */
  function blocks(passage) {
    const whole = passage.number ? passage.elements : [...new Set(passage.elements.map((element) => element.closest("p, h1, h2, h3, h4, h5, h6") || element))]
    return whole.map((element) => {
      const block = document.createElement("p")
      const copy = /** @type {HTMLElement} */ (element.cloneNode(true)) // of its own kind
      for (const sign of copy.querySelectorAll(".n, .nr, .cite")) sign.remove()
      for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id")
      block.append(...(element.matches(".s") ? [copy] : copy.childNodes))
      return block
    })
  }

  /** @param {CitedPassage} passage @param {string} where its place in the document */
  reader.print = (passage, where) => {
    restore()
    const extract = document.createElement("section")
    extract.className = "extract text"
    const title = document.createElement("h2")
    title.textContent = where
    extract.append(title, ...blocks(passage))
    origin.after(extract)
    if (address) address.textContent = passage.url
    document.documentElement.dataset.extract = ""
    addEventListener("afterprint", restore, { once: true })
    window.print()
  }

  function restore() {
    const extract = document.querySelector(".extract")
    if (extract) extract.remove()
    if (address) address.textContent = page
    delete document.documentElement.dataset.extract
  }
})()
