// The forms in which a passage is cited.  Loaded when a reader first asks to cite; pure but for the day.
// A fact that is not known is left out of every form.

(() => {
  /** The reader's day, 2026-11-24. */
  function today() {
    const now = new Date()
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-")
  }

  /** @param {CitedPassage} passage */
  const text = (passage) => passage.elements.map((element) => element.textContent.trim()).join("")

  /** An article is cited by 款 and 項, what has none by sentences. @param {CitedPassage} passage @param {CitingFacts} facts */
  function where(passage, facts) {
    const unit = facts.units[passage.unit] || "", provisions = facts.provisions[passage.unit]
    if (!passage.number) return unit
    return unit + (provisions ? provisions[Number(passage.number) - 1] || "" : `第${passage.number}句`)
  }

  /** The same to the sentence, counted in its 款 or 項. @param {CitedPassage} passage @param {CitingFacts} facts */
  function exactly(passage, facts) {
    const provisions = facts.provisions[passage.unit]
    if (!passage.number || !provisions) return where(passage, facts)
    const at = Number(passage.number), name = provisions[at - 1]
    const before = name ? provisions.slice(0, at).filter((one) => one === name).length : at
    return `${where(passage, facts)}第${before}句`
  }

  /** @param {CitedPassage} passage @param {CitingFacts} facts */
  const sentence = (passage, facts) => `《${named(facts)}》${which(facts)}${exactly(passage, facts)}`

  /** Which text of this title it is: （2021年修正）, （國發〔2020〕3號）. @param {CitingFacts} facts */
  const which = (facts) => facts.which ? `（${facts.which}）` : ""

  /** The title inside of title marks. @param {CitingFacts} facts */
  const named = (facts) => facts.title.replace(/《/g, "〈").replace(/》/g, "〉")

  /** Title and place as one, for programs that know no provisions. @param {CitedPassage} passage @param {CitingFacts} facts */
  const title = (passage, facts) => [facts.title + which(facts), where(passage, facts)].filter(Boolean).join("：")

  /** @param {CitedPassage} passage @param {CitingFacts} facts */
  const plain = (passage, facts) => `《${named(facts)}》${which(facts)}${where(passage, facts)}`

  /** Quotation marks inside become single ones (GB/T 15834—2011). @param {CitedPassage} passage @param {CitingFacts} facts */
  function quotation(passage, facts) {
    const quoted = text(passage).replace(/“/g, "‘").replace(/”/g, "’")
    return `“${quoted}”（${plain(passage, facts)}）`
  }

  /** GB/T 7714—2025, websites and web pages, as its style of the CSL project sets them. @param {CitedPassage} passage @param {CitingFacts} facts */
  function reference(passage, facts) {
    const published = facts.published ? `（${facts.published}）` : ""
    return [facts.issuer, `${title(passage, facts)}[EB/OL]`, `${published}[${today()}]`, `${passage.url}.`].filter(Boolean).join(". ")
  }

  /** @param {CitedPassage} passage @param {CitingFacts} facts */
  const markdown = (passage, facts) => `[${plain(passage, facts)}](${passage.url.replace(/[()]/g, encodeURIComponent)})`

  /** What the passage is called in a list of works: shiwei-2015-3-3-s3. @param {CitedPassage} passage */
  const key = (passage) => [work, passage.unit, passage.number && "s" + passage.number].filter(Boolean).join("-")

  const work = document.querySelector("article")?.dataset.work
  const language = reader.script === "hans" ? "zh-Hans" : "zh-Hant"

  /** @param {CitedPassage} passage @param {CitingFacts} facts */
  function csl(passage, facts) {
    /** @param {string} day */
    const parts = (day) => ({ "date-parts": [day.split("-").map(Number)] })
    const item = {
      id: key(passage), type: "webpage", title: title(passage, facts), author: facts.issuer ? [{ literal: facts.issuer }] : undefined,
      issued: facts.published ? parts(facts.published) : undefined, accessed: parts(today()), URL: passage.url, language,
    }
    return JSON.stringify([item], null, 2)
  }

  /** Names in double braces are of institutions and are not taken apart. @param {CitedPassage} passage @param {CitingFacts} facts */
  function bibtex(passage, facts) {
    const escaped = (/** @type {string} */ words) => words.replace(/[&%$#_]/g, "\\$&")
    const fields = [
      ["author", facts.issuer && `{${escaped(facts.issuer)}}`], ["title", `{${escaped(title(passage, facts))}}`],
      ["year", facts.published && facts.published.slice(0, 4)], ["date", facts.published], ["url", passage.url], ["urldate", today()], ["language", "chinese"],
    ]
    const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`)
    return [`@online{${key(passage)},`, ...lines, "}", ""].join("\n")
  }

  /** @param {CitedPassage} passage @param {CitingFacts} facts */
  function ris(passage, facts) {
    const slashed = (/** @type {string} */ day) => day.replace(/-/g, "/")
    const fields = [
      ["TY", "ELEC"], ["AU", facts.issuer], ["TI", title(passage, facts)], ["PY", facts.published && facts.published.slice(0, 4)],
      ["DA", facts.published && slashed(facts.published)], ["UR", passage.url], ["Y2", slashed(today())], ["LA", language],
    ]
    return [...fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}`), "ER  - ", ""].join("\r\n")
  }

  reader.forms = { where, plain, sentence, quotation, reference, markdown, csl, bibtex, ris }
})()
