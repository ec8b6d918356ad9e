// Where a term stands in a corpus, and how well: the same characters, their readings, their initials, an accent.

import { AFTER_GAP, RECEIVED, SENTENCE_BEGINS, WORD_BEGINS, WORD_ENDS } from "./corpus.js"
import { counts, plain } from "./query.js"
import { spellings } from "./spelling.js"

/** How good a match is, best first; DESIGN §8 gives the order. */
export const RANK = {
  REFERENCE: 0, SAME: 1, FOLDED: 2, RECEIVED: 3, READING: 4, READING_TYPED: 5, OTHER: 6, OTHER_TYPED: 7,
  INITIALS: 8, MIXED: 9, NEAR: 10, NEAR_TYPED: 11, FAR: 12, FAR_TYPED: 13, WRONG_TONE: 14, NONE: 99,
}
/** How a match cuts the text: at borders of words, at one border, inside words, over punctuation, over the end of a sentence. */
export const GRADE = { WORDS: 0, BORDER: 1, CUT: 2, OVER_GAP: 3, OVER_SENTENCE: 4 }

// How a sign was read on the way through a term.
const FULL = 1, INITIAL = 2, TYPED = 4, OTHER = 8, NEAR = 16, TONE = 32, FAR = 64, BOTH = 128

/** @param {Term} term @param {Corpus} corpus @returns {Matcher} */
export function matcher(term, corpus) {
  const literal = literally(term, corpus)
  if (term.signs.every((sign) => !sign.alphabet)) return literal
  const aloud = spoken(term.signs, corpus)
  return (from, to, found) => {
    literal(from, to, found)
    aloud(from, to, found)
  }
}

/** @param {Term} term @param {Corpus} corpus @returns {Matcher} */
function literally(term, corpus) {
  const { folded, fold } = corpus
  const wanted = [...term.literal].map(fold).join("")
  const same = sameness(term.typed, corpus)
  const length = wanted.length
  return (from, to, found) => {
    const text = from || to < folded.length ? folded.slice(from, to) : folded
    if (!length) return
    for (let place = text.indexOf(wanted); place >= 0; place = text.indexOf(wanted, place + 1)) {
      found(from + place, from + place + length, same(from + place) ? RANK.SAME : RANK.FOLDED)
    }
  }
}

/** Whether an edition has at a place what was typed, punctuation and script included. @param {string} typed @param {Corpus} corpus */
function sameness(typed, { at, hant, hans }) {
  const all = [...typed]
  const lead = all.findIndex(counts)
  return (/** @type {number} */ place) => {
    const from = at.from[place] - lead
    return from >= 0 && [hant, hans].some((text) => all.every((character, i) => plain(text[from + i] || "") === character))
  }
}

/** @param {Sign[]} typed @param {Corpus} corpus @returns {Matcher} */
function spoken(typed, { at, glyphs, fold }) {
  const signs = typed.map((sign) => (sign.alphabet ? sign : { ...sign, symbol: fold(sign.symbol) }))
  const last = signs.length
  /** Ways to read a glyph from a sign on: next sign and how, in one number. @type {(Int32Array | undefined)[][]} */
  const table = signs.map(() => [])
  const reader = ways(signs)
  const first = Uint8Array.from(glyphs, (glyph) => (reader(0, glyph).length ? 1 : 0))

  /** @param {number} sign @param {number} id */
  function from(sign, id) {
    return table[sign][id] || (table[sign][id] = Int32Array.from(reader(sign, glyphs[id])))
  }

  let best = RANK.NONE, end = 0
  /** @param {number} sign @param {number} place @param {number} how @param {number} block how the letters of one run were read */
  function walk(sign, place, how, block) {
    if (sign === last) {
      const rank = rankOf(how)
      if (rank < best) { best = rank; end = place }
      return
    }
    const nexts = from(sign, at.glyph[place])
    for (let i = 0; i < nexts.length; i++) {
      const next = nexts[i] >> 8, way = nexts[i] & 255
      const run = signs[sign].alphabet ? (sign && signs[sign - 1].alphabet ? block : 0) | (way & (FULL | INITIAL)) : 0
      walk(next, place + 1, how | way | (run === (FULL | INITIAL) ? BOTH : 0), run)
    }
  }
  return (start, stop, found) => {
    const { glyph } = at
    const until = Math.min(stop, glyph.length)
    for (let place = start; place < until; place++) {
      if (!first[glyph[place]]) continue
      best = RANK.NONE
      walk(0, place, 0, 0)
      if (best < RANK.NONE && end <= stop) found(place, end, best)
    }
  }
}

/** @param {number} how @returns {number} */
function rankOf(how) {
  const typed = how & TYPED ? 1 : 0
  const accent = how & (NEAR | FAR)
  if (how & OTHER && how & (TONE | BOTH | NEAR | FAR | INITIAL)) return RANK.NONE
  if (how & TONE) return accent || how & BOTH ? RANK.NONE : RANK.WRONG_TONE
  if (how & BOTH) return accent ? RANK.NONE : RANK.MIXED
  if (accent) return (how & FAR ? RANK.FAR : RANK.NEAR) + typed
  if (how & INITIAL) return RANK.INITIALS
  return (how & OTHER ? RANK.OTHER : RANK.READING) + typed
}

/** All ways to read one glyph from one sign on. @param {Sign[]} signs @returns {(sign: number, glyph: Glyph) => number[]} */
function ways(signs) {
  const text = signs.map((sign) => (sign.alphabet ? sign.symbol : "\0")).join("")

  /** Whether `spelling`, or its begin where the term ends, stands at `from`, and whether its tone was typed otherwise.
   * @param {string} spelling @param {number} from @param {number} tone @param {boolean} whole
   * @returns {{to: number, way: number} | null} */
  function fits(spelling, from, tone, whole) {
    const to = Math.min(from + spelling.length, text.length)
    const typed = to - from < spelling.length ? TYPED : 0
    if (typed && !whole) return null
    if (typed ? !spelling.startsWith(text.slice(from)) : !text.startsWith(spelling, from)) return null
    let wrong = 0
    for (let i = from; i < to; i++) {
      if (i > from && signs[i].begins) return null
      if (signs[i].tone && signs[i].tone !== tone) wrong = TONE
    }
    return { to, way: typed | wrong }
  }

  return (from, glyph) => {
    const sign = signs[from]
    if (!sign.alphabet) return glyph.character === sign.symbol ? [(from + 1) << 8] : []
    /** @type {Map<number, number>} */
    const found = new Map()
    /** @param {{to: number, way: number} | null} fit @param {number} how */
    const add = (fit, how) => {
      if (!fit) return
      const way = fit.way | how, key = (fit.to << 8) | way
      if (!found.has(key)) found.set(key, way)
    }
    if (glyph.character === sign.symbol) add({ to: from + 1, way: 0 }, FULL)
    glyph.readings.forEach(({ base, tone }, at) => {
      const { exact, near, far, initials } = spellings(base, sign.alphabet || "latin")
      const other = at ? OTHER : 0
      for (const spelling of exact) add(fits(spelling, from, tone, true), FULL | other)
      if (other) return
      for (const spelling of near) add(fits(spelling, from, tone, true), FULL | NEAR)
      for (const spelling of far) add(fits(spelling, from, tone, true), FULL | FAR)
      for (const spelling of initials) add(fits(spelling, from, tone, false), INITIAL)
    })
    return [...found.keys()]
  }
}

/** @param {Corpus} corpus @param {number} from @param {number} to @returns {number} */
export function gradeOf({ at: { flags } }, from, to) {
  const borders = (flags[from] & WORD_BEGINS ? 1 : 0) + (flags[to - 1] & WORD_ENDS ? 1 : 0)
  let grade = GRADE.CUT - borders
  for (let place = from + 1; place < to; place++) {
    if (flags[place] & SENTENCE_BEGINS) return GRADE.OVER_SENTENCE
    if (flags[place] & AFTER_GAP) grade = GRADE.OVER_GAP
  }
  return grade
}

/** Whether a match in restored text touches what was restored. @param {Corpus} corpus @param {number} from @param {number} to */
export function restored({ at: { flags } }, from, to) {
  for (let place = from; place < to; place++) if (flags[place] & RECEIVED) return true
  return false
}
