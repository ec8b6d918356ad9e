// What a character can be taken for: one that sounds or looks like it.  Out of the file of the index that is fetched only
// where nothing stands as typed (scripts/tiaowen/write/search/near.py).

import { WORD_BEGINS, WORD_ENDS } from "./corpus.js"
import { GLYPHS, SYLLABLES, spellings } from "./memory.js"

/** How like two characters are, best first. */
export const ALIKE = { SAME: 1, SPELLED: 0.95, TONE: 0.85, SHAPE: 0.8, SOUND: 0.75, ACCENT: 0.6 }

/** The common characters of GB 2312 stand in the order of their syllables. */
const FIRST_ROW = 0xb0, LAST_ROW = 0xd7

/** @param {NearFile} file @returns {Likeness} */
export function likeness(file) {
  const common = inOrder()
  /** @type {Map<string, string>} */
  const sounds = new Map()
  let at = 0
  for (const [, base, count] of file.sounds.matchAll(/([a-z]+)(\d+)/g)) {
    for (const character of common.slice(at, at += Number(count))) sounds.set(character, base)
  }
  const simple = traditional(file, common)
  /** @type {Map<string, string>} */
  const shapes = new Map()
  for (const group of file.shapes.split(" ")) {
    for (const character of group) shapes.set(character, (shapes.get(character) || "") + group)
  }
  return { sounds, simple, shapes, everyday: pairs(file.everyday), own: asking(file.own) }
}

/** @returns {string[]} */
function inOrder() {
  const bytes = []
  for (let row = FIRST_ROW; row <= LAST_ROW; row++) {
    for (let cell = 0xa1; cell < (row === LAST_ROW ? 0xfa : 0xff); cell++) bytes.push(row, cell)
  }
  return [...new TextDecoder("gbk").decode(Uint8Array.from(bytes))]
}

/** Traditional characters in the order of their simplified forms, how far apart these stand as a digit. @param {NearFile} file @param {string[]} common */
function traditional({ hant, gaps }, common) {
  /** @type {Map<string, string>} */
  const simple = new Map()
  let at = 0, next = 0
  for (const digit of gaps) {
    at += parseInt(digit, 36)
    if (digit !== "z") simple.set(hant[next++], common[at])
  }
  return simple
}

/** @param {string} lines "老赖 欠钱不还=失信被执行人" @returns {Map<string, string>} */
function pairs(lines) {
  return new Map(lines.split("\n").filter(Boolean).flatMap((line) => {
    const [words, meant] = line.split("=")
    return words.split(" ").map((word) => /** @type {[string, string]} */ ([word, meant]))
  }))
}

/** @param {string} lines "怎么 如何", "amount=多少 几天" @returns {Map<string, string>} words of asking → what they want */
function asking(lines) {
  return new Map(lines.split("\n").flatMap((line) => {
    const [want, words] = line.includes("=") ? line.split("=") : ["", line]
    return words.split(" ").map((word) => /** @type {[string, string]} */ ([word, want]))
  }))
}

/**
 * How like every glyph is to what was typed: 0 not at all.
 * @param {{character: string, base: string}} token a character, or the syllable that letters spell @param {Likeness} like @returns {Float32Array}
 */
export function alikeness({ character, base }, like) {
  const syllables = new Set(GLYPHS.flatMap((one) => (one.character === character && character ? one.syllables : [])))
  const bases = new Set([...syllables].map((id) => SYLLABLES[id].base))
  if (base) bases.add(base)
  const shapes = like.shapes.get(character) || ""
  const near = new Set([...bases].flatMap((one) => spellings(one, "latin").near))
  return Float32Array.from(GLYPHS, (glyph) => {
    if (character && glyph.character === character) return ALIKE.SAME
    const own = glyph.syllables.length ? SYLLABLES[glyph.syllables[0]] : null
    if (own && !character && bases.has(own.base)) return ALIKE.SPELLED
    if (own && syllables.has(glyph.syllables[0])) return ALIKE.TONE
    if (shapes.includes(glyph.character)) return ALIKE.SHAPE
    if (own && bases.has(own.base)) return ALIKE.SOUND
    return own && near.has(own.base) ? ALIKE.ACCENT : 0
  })
}

/**
 * Whether two neighbours are more than a chance likeness of two tokens: of characters something in them or beside them stands
 * as typed, and it goes on or is a word.
 * @param {Float32Array[]} tables one a token @param {Uint32Array} glyph @param {Uint8Array} flags @param {number} place @param {number} first the first of the two tokens
 */
export function sure(tables, glyph, flags, place, first) {
  const like = (/** @type {number} */ step) => (tables[first + step] ? tables[first + step][glyph[place + step]] : 0)
  const one = like(0), other = like(1), beside = Math.max(like(-1), like(2))
  const most = Math.max(one, other, beside)
  if (beside || one * other === ALIKE.SAME) return most >= ALIKE.SPELLED
  return most >= ALIKE.SPELLED && one * other >= ALIKE.SHAPE && (flags[place] & WORD_BEGINS) > 0 && (flags[place + 1] & WORD_ENDS) > 0
}
