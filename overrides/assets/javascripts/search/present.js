// Hits as readers see them: grouped by clause, labelled, with a stretch of text around what was found.

/** @type {Record<string, Both>} */
const LABELS = {
  reference: { hant: "位置", hans: "位置" }, exact: { hant: "原文", hans: "原文" }, received: { hant: "底本", hans: "底本" },
  pinyin: { hant: "拼音", hans: "拼音" }, mixed: { hant: "拼音", hans: "拼音" }, initials: { hant: "首字母", hans: "首字母" },
  fuzzy: { hant: "近音", hans: "近音" }, near: { hant: "相近", hans: "相近" }, note: { hant: "註釋", hans: "注释" }, caption: { hant: "編者條旨", hans: "编者条旨" }, term: { hant: "詞條", hans: "词条" },
  body: { hant: "主體", hans: "主体" }, heading: { hant: "標題", hans: "标题" }, text: { hant: "正文", hans: "正文" },
}
const BEFORE = 16, LONGEST = 72
/** Between the cells of a row. */
const CELL = "\u3000"

/** What kind of hit it is: 原文, 底本：檔案, 註釋 · 拼音. @param {Hit} hit @param {Script} script @returns {string} */
export function label(hit, script) {
  const how = LABELS[hit.received ? "received" : hit.match][script]
  const received = hit.received ? `：${hit.received[script]}` : ""
  return ["note", "caption", "term", "body"].includes(hit.kind) ? `${LABELS[hit.kind][script]} · ${how}` : how + received
}

/** How often, where it is more than once. @param {Hit} hit @returns {string} */
export function times(hit) {
  return hit.count > 1 && hit.match !== "reference" ? ` ×${hit.count}` : ""
}

/** @param {string} kind @param {Script} script @returns {string} */
export function kindName(kind, script) {
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

/**
 * The first hits as Material's script will write them, but for what it folds away: of each clause the page, then the
 * sentences as good as the best.
 * @param {Item[][]} groups @param {string} base @returns {string} HTML
 */
export function firstList(groups, base) {
  return groups.slice(0, 10).map((items) => {
    const page = items.filter(({ location }) => !location.includes("#"))
    const rest = items.filter((item) => !page.includes(item) && item.score >= items[0].score)
    const links = [...page.map((item) => link(item, "h1", base)), ...rest.map((item) => link(item, "h2", base))]
    return `<li class="md-search-result__item">${links.join("")}</li>`
  }).join("")
}

/** @param {Item} item @param {string} heading @param {string} base */
function link({ location, title, text, terms }, heading, base) {
  const url = new URL(location, base)
  url.searchParams.set("h", Object.keys(terms).join(" "))
  const article = `<article class="md-search-result__article md-typeset"><${heading}>${title}</${heading}>${text}</article>`
  return `<a href="${escape(String(url))}" class="md-search-result__link" tabindex="-1">${article}</a>`
}

/** The page of a hit, without the place on it. @param {Hit} hit @returns {string} */
export function pageOf(hit) {
  return hit.url.replace(/#.*/, "")
}

/** The stretch of the text around the first mark, as HTML. @param {Hit} hit @param {Script} script @returns {string} */
export function excerpt(hit, script) {
  const text = hit.text[script], ranges = hit.ranges[script]
  const first = ranges[0] ? ranges[0][0] : 0
  const from = text.length <= LONGEST ? 0 : Math.max(0, Math.min(first - BEFORE, text.length - LONGEST))
  const to = Math.min(text.length, Math.max(from + LONGEST, ranges[0] ? Math.min(ranges[0][1], from + 200) : 0))
  const words = marked(text, ranges, from, to).replace(/\t/g, CELL)
  return (from ? "…" : "") + words + (to < text.length ? "…" : "")
}

/** The title, marked where the hit is in it. @param {Hit} hit @param {Script} script @returns {string} */
export function title(hit, script) {
  const words = hit.title[script]
  const inTitle = hit.text[script].startsWith(words) ? hit.ranges[script] : []
  return marked(words, inTitle, 0, words.length)
}

/** The words found, for marking them in the page. @param {Hit} hit @param {Script} script @returns {string[]} */
export function found(hit, script) {
  return [...new Set(hit.ranges[script].map(([from, to]) => hit.text[script].slice(from, to)))]
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
export function escape(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
