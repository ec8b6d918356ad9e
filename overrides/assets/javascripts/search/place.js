// A place in the text, as people write it: 三（三）, 3-3, 第三部分第三項, 第12條第二款.
// tests/places.tsv holds this and scripts/tiaowen/text/places.py together.

import { value } from "./numerals.js"

const NUMBER = "(?:[0-9]{1,6}|[〇零○一二两三四五六七八九十廿卅卌百千万]{1,15}|[壹贰貳弐叁參叄参肆伍陆陸柒捌玖拾]{1,3}(?=[、部]))"
const STEP = new RegExp(`^(第?)(\\(?)(${NUMBER})(?:-([0-9]{1,6})(?=条))?(\\)?)(部分|分编|[编章节条款项目点句]|小[点目]|[、.·/-]?)(?:之(${NUMBER}))?`)
/** 第十三條丙款: what the article counts 甲、乙、丙、. */
const STEMS = "甲乙丙丁戊己庚辛壬癸"
const STEM = new RegExp(`^([${STEMS}])款`)
const ANNEX = new RegExp(`^附[件录](${NUMBER})?[:、.]?`)
const PREAMBLE = /^(?:[导序前引]言|导语)$/
/** An address as it stands, of a unit or a sentence of it: 3-3, a12, c2-s1, 2-1.s3. */
const TYPED = new RegExp(
  "^((?:preamble|annex[1-9]\\d*(?:-(?:heading(?:-\\d+)?|[abcdhs]?\\d+))*|(?:heading|carrier)(?:-\\d+)?|h\\d+(?:-[acs]?\\d+)+|b\\d+(?:-d\\d+)?|(?:b\\d+-(?:d\\d+-)?)?c\\d+(?:-s\\d+)?"
  + "|(?:[bc]\\d+(?:-[ds]\\d+)*-)?a\\d+(?:-\\d+)*|[bc]\\d+(?:-[ds]\\d+)*-\\d+(?:-\\d+)*|\\d+(?:-\\d+)+|\\d+(?=-bis))(?:-bis\\d*)?)(?:[.#]s(\\d{1,6}))?$",
)
/** 最後一部分: the last unit of a level, whichever it is. */
const LAST = /^最后一?个?(部分|[编章条])$/
const SECTION = /^第?([0-9]{1,3})((?:\([0-9a-z]{1,5}\))+)(条?)$/
const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
/** The letter of a level in ids. @type {Record<string, string>} */
const LETTERS = { 编: "b", 分编: "d", 章: "c", 节: "s" }
/** The words of the grammar that have two forms. @type {Record<string, string>} */
const SIMPLE = { 項: "项", 條: "条", 節: "节", 編: "编", 點: "点", 導: "导", 從: "从", 語: "语", 錄: "录", 兩: "两", 萬: "万", 後: "后" }

/** @param {string} typed width, script and what is still being typed do not matter @returns {Place | null} null where it is no place */
export function placeOf(typed) {
  const text = typed.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/[‐-―−－]/g, "-").replace(/[項條節編點導從語錄兩萬後]/g, (one) => SIMPLE[one])
  if (PREAMBLE.test(text)) return { ids: ["preamble"], anchor: "", certain: true }
  const last = LAST.exec(text)
  if (last) return { ids: [`$${last[1] === "条" ? "a" : LETTERS[last[1]] || ""}`], anchor: "", certain: true }
  const found = TYPED.exec(text)
  if (found) return { ids: [found[1]], anchor: found[2] ? `s${Number(found[2])}` : "", certain: true }
  return section(text) || spelledOut(text.replace(/[第(、.-]+$/, ""))
}

/** Of these units those that the likeliest fitting address means. @param {Place} place @param {string} unit @returns {number} how likely, -1 not at all */
export function fit(place, unit) {
  return place.ids.findIndex((id) => (id[0] === "*" ? unit.endsWith(id.slice(1)) : id[0] === "$" ? new RegExp(`^${id.slice(1)}\\d+$`).test(unit) : unit === id))
}

/** 第2(1)(a)條, as Hong Kong's ordinances are cited: letters or 條 tell it from 2（1）. @param {string} text @returns {Place | null} */
function section(text) {
  const found = SECTION.exec(text)
  const inside = found ? found[2].slice(1, -1).split(")(") : []
  if (!found || !(found[3] || inside.some((one) => /^[a-z]+$/.test(one)))) return null
  const numbers = inside.map((one, at) => {
    if (/^\d+$/.test(one)) return Number(one)
    const roman = ROMAN.indexOf(one)
    if (roman > 0 && (one.length > 1 || (at > 0 && /^[a-z]+$/.test(inside[at - 1])))) return roman
    return one.length === 1 ? one.charCodeAt(0) - 96 : 0
  })
  return numbers.every(Boolean) ? { ids: [[Number(found[1]), ...numbers].join("-"), `a${Number(found[1])}`], anchor: "", certain: true } : null
}

/** @param {string} text @returns {Place | null} */
function spelledOut(text) {
  const annex = ANNEX.exec(text)
  let rest = annex ? text.slice(annex[0].length) : text
  /** @type {string[]} */
  let names = annex ? [`annex${annex[1] ? value(annex[1]) : 1}`] : []
  /** @type {string[]} */
  const levels = annex ? ["附件"] : []
  let anchor = "", marks = annex ? 1 : 0, bracketed = false
  while (rest) {
    const stem = /^a\d/.test(names[names.length - 1] || "") ? STEM.exec(rest) : null
    if (stem) {
      anchor = `k-${STEMS.indexOf(stem[1]) + 1}`
      levels.push("款")
      marks++
      rest = rest.slice(2)
      continue
    }
    const step = STEP.exec(rest)
    if (!step) return null
    const [whole, ordinal, open, number, dashed, close, level, inserted] = step
    const before = levels[levels.length - 1]
    if ((before === "" && !bracketed && !ordinal && !open) || (close && !open) || isNaN(value(number))) return null
    rest = rest.slice(whole.length)
    marks += (ordinal || open ? 1 : 0) + (level && levels.length ? 1 : 0)
    bracketed = Boolean(open)
    levels.push(level)
    const inArticle = /^a\d/.test(names[names.length - 1] || "")
    if (level === "款" || level === "句") anchor = (level === "款" ? "k" : "s") + value(number)
    else if (inArticle && (bracketed || level === "项" || level === "目")) anchor = `${anchor || "k"}-${value(number)}`
    else if (level === "条" && before !== "部分") {
      const more = inserted || dashed
      names = [...(names[0] && names[0].startsWith("annex") ? [names[0]] : []), `a${value(number)}${more ? `-${value(more)}` : ""}`]
    } else if (!inArticle) {
      names.push((LETTERS[level] || "") + value(number))
      if (inserted) { names.push(String(value(inserted))); marks++ } // 四之五
    }
  }
  return names.length ? place(text, { names, levels, anchor, marks, bracketed }) : null
}

/** @param {string} text @param {{names: string[], levels: string[], anchor: string, marks: number, bracketed: boolean}} read @returns {Place} */
function place(text, { names, levels, anchor, marks, bracketed }) {
  const joined = names.join("-"), level = levels[levels.length - 1]
  const single = levels.length === 1 && names.length === 1 && !joined.startsWith("annex")
  const certain = single ? text[0] === "第" && level !== "" : marks > 0 || /^\d+([-.·/]\d+)+$/.test(text)
  if (single && (/^(?:项|小?[点目]|\.)$/.test(level) || bracketed)) return { ids: [`*-${joined}`, joined], anchor, certain }
  const ids = [joined]
  if (/^[cs]/.test(joined)) ids.push(`*-${joined}`)
  if (/^\d/.test(joined) && /^(?:部分|、|\.|)$/.test(levels[0])) ids.push(`c${joined}`) // an interpretation groups its articles under 一、二、; 1.1 in 第一章
  if (/^\d/.test(joined) && levels[0] === "部分") ids.push(`b${joined}`)
  if (names.length > 1 && names[names.length - 1].startsWith("c")) ids.push(names[names.length - 1]) // chapters counted on from book to book
  return { ids, anchor, certain }
}
