// Hits as readers see them: grouped by clause, labelled, with a stretch of text around what was found.  HTML is made here only.

/** @type {Record<string, Both>} */
const LABELS = {
  reference: { hant: "位置", hans: "位置" }, exact: { hant: "原文", hans: "原文" }, received: { hant: "底本", hans: "底本" }, across: { hant: "隔括號", hans: "隔括号" },
  pinyin: { hant: "拼音", hans: "拼音" }, mixed: { hant: "拼音", hans: "拼音" }, initials: { hant: "首字母", hans: "首字母" },
  fuzzy: { hant: "近音", hans: "近音" }, near: { hant: "相近", hans: "相近" }, note: { hant: "註釋", hans: "注释" }, caption: { hant: "編者條旨", hans: "编者条旨" }, term: { hant: "詞條", hans: "词条" },
  body: { hant: "主體", hans: "主体" }, heading: { hant: "標題", hans: "标题" }, text: { hant: "正文", hans: "正文" },
}
const BEFORE = 16, LONGEST = 72
/** Between a work and its parts. */
const BETWEEN = " · "
/** @type {Both} */
const OF_ALL = { hant: "條", hans: "条" }
/** Between the cells of a row. */
const CELL = "\u3000"

/** What kind of hit it is: 原文, 底本：檔案, 註釋 · 拼音. @param {Hit} hit @param {Script} script @returns {string} */
export function label(hit, script) {
  const how = LABELS[hit.received ? "received" : hit.across && hit.match === "exact" ? "across" : hit.match][script]
  const received = hit.received ? `：${hit.received[script]}` : (hit.taken || []).map((one) => ` ${taken(one, script)}`).join("")
  return ["note", "caption", "term", "body"].includes(hit.kind) ? `${LABELS[hit.kind][script]} · ${how}` : how + received
}

/** What was taken for what: 「圓」→「援」. @param {Taken} taken @param {Script} script */
function taken({ typed, meant }, script) {
  return script === "hans" ? `“${typed}”→“${meant.hans}”` : `「${typed}」→「${meant.hant}」`
}

/** How often, where it is more than once. @param {Hit} hit @returns {string} */
function times(hit) {
  return hit.count > 1 && hit.match !== "reference" ? ` ×${hit.count}` : ""
}

/** @param {string} kind @param {Script} script @returns {string} */
function kindName(kind, script) {
  return LABELS[kind][script]
}

/** By clause, in the order of their best hits. @param {Hit[]} hits @returns {Group[]} */
export function grouped(hits) {
  /** @type {Map<string, Group>} */
  const groups = new Map()
  for (const hit of hits) {
    const key = hit.unit ? `${hit.work}/${hit.unit}` : `${hit.kind}/${hit.id}`
    const group = groups.get(key) || { key, hits: [] }
    groups.set(key, group)
    group.hits.push(hit)
  }
  return [...groups.values()]
}

/** Whether it is the term that was asked for, by its whole name. @param {Hit} hit @returns {boolean} */
export function defines({ kind, match, title, text, ranges }) {
  const [whole] = ranges.hant
  return kind === "term" && ["exact", "pinyin", "mixed"].includes(match) && text.hant === title.hant && Boolean(whole) && whole[0] === 0 && whole[1] === title.hant.length
}

/**
 * One clause, note, term or body: a link for each hit, the first with its title; `data-best` is where Enter leads.  Sentences
 * beside the best are told, and asked for when they are opened.
 * @param {Group} group @param {Script} script @param {(hit: Hit) => string} href @param {(hit: Hit) => unknown[]} others
 * @param {(url: string) => string} [link] to another page of the edition @returns {string} HTML
 */
export function item({ hits, whose }, script, href, others, link = (url) => url) {
  const [best] = hits
  const lead = hits.find((hit) => hit.kind === "heading") || hits.find((hit) => hit.sentence) || best
  const part = within(best.above ? best.above[script] : "", whose ? whose.title[script] : "")
  const above = part && `<span class="hit-part">${escape(part)}</span>`
  const rows = [lead, ...hits.filter((hit) => hit !== lead)].map((hit) => {
    const kind = chip(hit, script, hit === best)
    const words = hit === lead ? above + titled(hit, script, kind) : line(hit, script, kind)
    const link = `<a class="hit${hit === lead ? " hit-lead" : ""}" href="${escape(href(hit))}"${hit === best ? " data-best" : ""}>${words}</a>`
    const more = others(hit).length
    return link + (more ? `<details class="hit-others" data-hit="${hits.indexOf(hit)}"><summary>${further(more, script)}</summary></details>` : "")
  })
  if (whose && whose.begins) rows.unshift(`<p class="hit-work">${escape(whose.title[script])} <small>${whose.count} ${OF_ALL[script]}</small></p>`)
  if (whose && whose.rest) rows.push(`<a class="hit-rest" href="${escape(link(whose.rest))}">${script === "hans" ? "这份文件的全部" : "這份文件的全部"} ${whose.count} ${OF_ALL[script]}</a>`)
  return `<li>${rows.join("")}</li>`
}

/** What of a path lies below the work that was named already. @param {string} path @param {string} work */
function within(path, work) {
  return work && path.startsWith(work) ? path.slice(work.length + BETWEEN.length) : path
}

/** Another sentence of a hit, opened in its place. @param {Hit} hit @param {Script} script @param {(hit: Hit) => string} href @returns {string} HTML */
export function excerptLink(hit, script, href) {
  return `<a class="hit" href="${escape(href(hit))}">${excerpt(hit, script)}</a>`
}

/** @param {number} sentences @param {Script} script */
function further(sentences, script) {
  return script === "hans" ? `还有 ${sentences} 句` : `還有 ${sentences} 句`
}

/** The title with what was found in it, or below it. @param {Hit} hit @param {Script} script @param {string} kind */
function titled(hit, script, kind) {
  const inTitle = hit.kind === "heading" || hit.gloss
  const number = inTitle ? "" : begun(hit, script)
  const name = `<span class="hit-title">${number ? escape(number) : title(hit, script)}${inTitle ? " " + kind : ""}</span>`
  if (!inTitle) return `${name}<span class="hit-text">${kind} ${excerpt(hit, script, number)}</span>`
  return hit.gloss ? `${name}<span class="hit-text">${glossed(hit.gloss[script])}</span>` : name
}

/**
 * A unit without a heading is named by how it begins: where that is what was found, its number is enough.
 * @param {Hit} hit @param {Script} script @returns {string} "" where the whole title is wanted
 */
function begun({ sentence, title, text, ranges }, script) {
  const [number, words] = title[script].split(" ")
  const own = text[script].startsWith(number) && text[script].slice(number.length).trim()
  const [mark] = ranges[script]
  return sentence && words && own && own.startsWith(words.slice(0, 4)) && (!mark || mark[0] >= number.length) ? number : ""
}

/** A hit below the title of its clause. @param {Hit} hit @param {Script} script @param {string} kind */
function line(hit, script, kind) {
  const name = hit.sentence ? "" : `<b>${title(hit, script)}</b> `
  return `${kind} ${name}${hit.gloss ? glossed(hit.gloss[script]) : excerpt(hit, script)}`
}

/** @param {Hit} hit @param {Script} script @param {boolean} best of its clause, which says how often it is there */
function chip(hit, script, best) {
  return `<span class="hit-kind is-${hit.match}">${escape(label(hit, script) + (best ? times(hit) : ""))}</span>`
}

/** As much of a gloss as two lines hold. @param {string} text */
function glossed(text) {
  return escape(text.length > LONGEST ? text.slice(0, LONGEST) + "…" : text).replace(/\s+/g, " ")
}

/** The ways to narrow the list, in words. @param {Facets} facets @param {{id: string, title: Both}[]} works @param {Script} script @returns {Omit<FacetNames, "shelf">} */
export function facetNames({ parts, kinds }, works, script) {
  const titles = new Map(works.map(({ id, title }) => [id, title[script]]))
  return {
    kinds: Object.entries(kinds).map(([kind, count]) => ({ kind, name: kindName(kind, script), count })),
    parts: parts.map(({ work, part, title, count }) => {
      const whole = titles.get(work) || "", name = title[script]
      return { work, part, count, whole, name: within(name, whole) || name }
    }),
  }
}

/** The stretch of the text around the first mark, as HTML, without the `number` before it. @param {Hit} hit @param {Script} script @param {string} [number] */
function excerpt(hit, script, number = "") {
  const text = hit.text[script], ranges = hit.ranges[script]
  const first = ranges[0] ? ranges[0][0] : 0
  const start = number ? text.length - text.slice(number.length).trimStart().length : 0
  const from = text.length <= LONGEST ? start : Math.max(start, Math.min(first - BEFORE, text.length - LONGEST))
  const to = Math.min(text.length, Math.max(from + LONGEST, ranges[0] ? Math.min(ranges[0][1], from + 200) : 0))
  const words = marked(text, ranges, from, to).replace(/\t/g, CELL)
  return (from > start ? "…" : "") + words + (to < text.length ? "…" : "")
}

/** The title, marked where the hit is in it. @param {Hit} hit @param {Script} script @returns {string} */
function title(hit, script) {
  const words = hit.title[script]
  const inTitle = hit.text[script].startsWith(words) ? hit.ranges[script] : []
  return marked(words, inTitle, 0, words.length)
}

/** @param {string} text @param {[number, number][]} ranges @param {number} from @param {number} to @returns {string} */
function marked(text, ranges, from, to) {
  let html = "", at = from
  for (const [start, end] of ranges) {
    if (end <= from || start >= to) continue
    html += `${escape(text.slice(at, Math.max(at, start)))}<mark>${escape(text.slice(Math.max(at, start), Math.min(end, to)))}</mark>`
    at = Math.min(end, to)
  }
  return html + escape(text.slice(at, to))
}

/** @param {string} text @returns {string} safe inside an element and an attribute */
function escape(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
