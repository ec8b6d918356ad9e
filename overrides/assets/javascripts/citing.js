// Citing a sentence or a unit: what can be done with it.  citing-menu.js shows that, citing-signs.js opens the menu.
// What a citation needs (its forms; title, issuer, names of units of the work) is loaded when first asked for.

(() => {
  const found = document.querySelector("article[data-work]")
  if (!found || !reader.passages) return
  const article = found
  const { say } = reader
  /** @type {CitingFacts | null} */
  let facts = null
  /** What waits for the forms and the facts. @type {((forms: CitingForms, facts: CitingFacts) => void)[]} */
  let waiting = []

  /** Other formats, behind one entry, on a phone those too for which its bar has no room to show what they copy; where an article is cited by 款 and 項, the sentence is one. @param {CitedPassage} passage @param {boolean} isBar @returns {CitingAction[]} */
  const formats = (passage, isBar) => [
    ...(isBar ? actions.filter(hasOwnText) : []),
    ...(passage.number && facts && facts.provisions[passage.unit] ? [copying(say("引用到句", "引用到句"), "sentence")] : []),
    copying("Markdown", "markdown"), copying("BibTeX", "bibtex"), copying("RIS", "ris"), copying("CSL-JSON", "csl"),
  ]

  /** What copies something else than the words that the bar shows. @param {CitingAction} entry */
  const hasOwnText = (entry) => Boolean(entry.form && entry.form !== "plain")

  /**
   * What a reader can do with a passage, in order.  Another script adds to it before the menu is opened:
   * reader.actions.push({ name: say("…", "…"), act: (passage) => … }); a name may depend on the passage.
   * @type {CitingAction[]}
   */
  const actions = [
    { name: say("鏈接", "链接"), act: (passage) => reader.copy(passage.url, say("鏈接", "链接")) },
    copying(say("引用", "引用"), "plain"),
    copying(say("引文和出處", "引文和出处"), "quotation"),
    copying("GB/T 7714", "reference"),
    { name: say("其他格式", "其他格式"), more: formats },
  ]
  reader.actions = actions
  reader.cited = { withFacts, hasOwnText }
  if ("share" in navigator) actions.unshift({ name: say("分享", "分享"), act: share })
  if ("print" in window) {
    actions.push({ name: (passage) => (passage.number ? say("打印這一句", "打印这一句") : say("打印", "打印") + (facts ? facts.units[passage.unit] || "" : "")), act: print })
  }

  /** Copy one of the forms of forms.js. @param {string} name @param {CitingForm} form @returns {CitingAction} */
  function copying(name, form) {
    return { name, form, act: (passage) => withFacts((forms, known) => reader.copy(forms[form](passage, known), name)) }
  }

  /** @param {CitedPassage} passage */
  function share(passage) {
    withFacts((forms, known) => {
      navigator.share({ title: known.title, text: forms.quotation(passage, known), url: passage.url })
        .catch((/** @type {Error} */ error) => { if (error.name !== "AbortError") reader.copy(passage.url, say("鏈接", "链接")) })
    })
  }

  /** @param {CitedPassage} passage */
  function print(passage) {
    withFacts((forms, known) => {
      if (reader.print) return reader.print(passage, forms.where(passage, known))
      load("assets/javascripts/paper.js", () => print(passage))
    })
  }

  /** Called by the work's citing.js. @param {string} _work @param {Record<Script, CitingFacts>} loaded */
  reader.citing = (_work, loaded) => { facts = loaded[reader.script] }

  /** @param {(forms: CitingForms, facts: CitingFacts) => void} go */
  function withFacts(go) {
    if (facts && reader.forms) return go(reader.forms, facts)
    waiting.push(go)
    if (waiting.length > 1) return
    load("assets/javascripts/forms.js", arrived)
    load(`${article.dataset.work}/citing.js`, arrived)
  }

  function arrived() {
    if (!facts || !reader.forms) return
    const ready = waiting
    waiting = []
    for (const go of ready) go(reader.forms, facts)
  }

  /** @param {string} path @param {() => void} then */
  function load(path, then) {
    const script = document.createElement("script")
    script.src = reader.base + path
    script.onload = then
    script.onerror = () => { waiting = []; reader.announce(say("引用的資料沒有載入", "引用的资料没有载入")) }
    document.head.append(script)
  }
})()
