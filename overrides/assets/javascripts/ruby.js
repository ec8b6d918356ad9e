// Pinyin or 注音 over the text.  Loaded when a reader asks for it, with the readings of the work.
// The readings stand in generated content: they are not copied, not found and not read aloud.

(() => {
  const found = document.querySelector("article[data-work]")
  if (!found) return
  const article = found
  const han = /\p{Script=Han}/u
  /** @type {Readings | null} */
  let data = null
  /** @type {Map<string, string>} */
  const usual = new Map()
  /** @type {{kind: RubyKind, rareOnly: boolean}} */
  let wanted = { kind: "", rareOnly: false }

  /** Called by the work's readings.js. @param {string} _work @param {Readings} loaded */
  reader.readings = (_work, loaded) => {
    data = loaded
    for (const [reading, characters] of Object.entries(loaded.defaults)) {
      for (const character of characters) usual.set(character, reading)
    }
    show()
  }

  /** @param {RubyKind} kind @param {boolean} rareOnly */
  reader.ruby = (kind, rareOnly) => {
    wanted = { kind, rareOnly }
    if (data) return show()
    if (!kind) return
    const script = document.createElement("script")
    script.src = `${reader.base}${article.dataset.work}/readings.js`
    if (location.protocol !== "file:") script.integrity = article.dataset.readings || "" // those of this page's text, of no later one
    script.onerror = () => (reader.missing || reader.announce)(reader.say("讀音沒有載入", "读音没有载入"), script.src)
    document.head.append(script)
  }

  function show() { reader.holding(write) }

  function write() {
    clear()
    if (!data) return
    const { kind, rareOnly } = wanted
    document.documentElement.dataset.ruby = rareOnly ? `${kind} rare` : kind
    if (!kind) return delete document.documentElement.dataset.ruby
    for (const sentence of article.querySelectorAll(".s[id], h1.unit[id], h1[id$='.s1']")) annotate(data, sentence)
  }

  function clear() {
    for (const wrapper of article.querySelectorAll(".rb")) {
      const parent = wrapper.parentNode
      wrapper.replaceWith(wrapper.textContent)
      parent?.normalize()
    }
  }

  /** The sentence's id in the data: the page's own unit goes without saying in its address. @param {Element} element */
  function sentenceId(element) {
    const unit = article.dataset.unit
    return unit && /^s\d+$/.test(element.id) ? `${unit}.${element.id}` : element.id
  }

  /** @param {Readings} data @param {Element} sentence */
  function annotate(data, sentence) {
    const { kind, rareOnly } = wanted
    const others = data.exceptions[sentenceId(sentence)] || {}
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT)
    /** @type {Text[]} */
    const nodes = []
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode)) // it shows no others
    let count = 0
    for (const node of nodes) {
      if (!han.test(node.data)) continue // a blank between the cells of a row would become a cell
      const wrapper = document.createElement("span")
      wrapper.className = "rb"
      for (const character of node.data) {
        if (!han.test(character)) { wrapper.append(character); continue }
        const reading = others[count++] || usual.get(character) || ""
        const shown = !rareOnly || data.rare.includes(character)
        wrapper.append(shown && reading ? ruby(character, kind === "zhuyin" ? data.zhuyin[reading] : reading) : character)
      }
      node.replaceWith(wrapper)
    }
  }

  /** @param {string} character @param {string} reading */
  function ruby(character, reading) {
    const element = document.createElement("ruby")
    const text = document.createElement("rt")
    const [, signs, tone] = /^(.*?)([ˊˇˋ]?)$/.exec(reading) || ["", reading, ""]
    text.dataset.reading = signs
    if (tone) text.dataset.tone = tone
    text.setAttribute("aria-hidden", "true")
    element.append(character, text)
    return element
  }
})()
