// The gloss of a term in the box of popover.js.  Loaded, with the glosses of the work, when one is asked for.

(() => {
  const article = document.querySelector("article[data-work]")
  /** @type {Record<string, string[]> | null} headword, pinyin, gloss, source by slug */
  let glosses = null
  let asked = false
  /** Who waits for the glosses: the mark last pointed at. @type {(() => void) | null} */
  let waiting = null

  /** Called by the work's glosses.<script>.js. @param {string} _work @param {Record<string, string[]>} loaded */
  reader.glosses = (_work, loaded) => {
    glosses = loaded
    if (waiting) waiting()
    waiting = null
  }

  /**
   * What the box says about a linked term; null while it is not there yet, then `open` is called again.
   * @param {HTMLAnchorElement} mark @param {(mark: Element) => void} open @returns {Element | null}
   */
  reader.gloss = (mark, open) => {
    if (!glosses) {
      waiting = () => { if (mark.matches(":hover, :focus")) open(mark) }
      load()
      return null
    }
    const gloss = glosses[slug(mark)]
    return gloss ? told(mark, gloss) : null
  }

  /** @param {HTMLAnchorElement} mark */
  function slug(mark) { return mark.getAttribute("href").split("/").slice(-2)[0] }

  function load() {
    if (asked || !article) return
    asked = true
    const script = document.createElement("script")
    script.src = `${reader.base}${article.dataset.work}/glosses.${reader.script}.js`
    if (location.protocol !== "file:") script.integrity = article.dataset.glosses || ""
    script.onerror = () => {
      asked = false
      if (reader.missing) reader.missing(reader.say("釋義沒有載入", "释义没有载入"), script.src)
    }
    document.head.append(script)
  }

  /** @param {HTMLAnchorElement} mark @param {string[]} gloss */
  function told(mark, [name, pinyin, words, source]) {
    const box = document.createElement("div")
    const link = document.createElement("a")
    link.href = mark.href
    link.textContent = name
    const spoken = document.createElement("i")
    spoken.textContent = pinyin
    const from = document.createElement("small")
    from.textContent = source
    const head = document.createElement("b")
    head.append(link, " ", spoken)
    const gloss = document.createElement("p")
    gloss.textContent = words
    box.append(head, gloss, from)
    return box
  }
})()
