// Where a term stands in a corpus, and how well: the same characters, their readings, their initials, an accent.

import { AFTER_GAP, GLYPHS, RECEIVED, SENTENCE_BEGINS, WORD_BEGINS, WORD_ENDS } from "./corpus.js"
import { counts, plain } from "./query.js"
import { SYLLABLES, spellings } from "./spelling.js"

/** How good a match is, best first; DESIGN §8 gives the order. */
export const RANK = {
  REFERENCE: 0, SAME: 1, FOLDED: 2, RECEIVED: 3, READING: 4, READING_TYPED: 5, OTHER: 6, OTHER_TYPED: 7,
  INITIALS: 8, MIXED: 9, NEAR: 10, NEAR_TYPED: 11, FAR: 12, FAR_TYPED: 13, WRONG_TONE: 14, NONE: 99, GUESS: 100,
}
/** How a match cuts the text: at borders of words, at one border, inside words, over punctuation, over the end of a sentence. */
export const GRADE = { WORDS: 0, BORDER: 1, CUT: 2, OVER_GAP: 3, OVER_SENTENCE: 4 }

// How a sign was read on the way through a term.
const FULL = 1, INITIAL = 2, TYPED = 4, OTHER = 8, NEAR = 16, TONE = 32, FAR = 64, BOTH = 128
/** Whether a glyph that stands first needs another behind it. */
const FIRST = 1, ALONE = 2

/** A term for any corpus. @param {Term} term @returns {(corpus: Corpus) => Matcher} */
export function compiled(term) {
  const aloud = term.signs.some((sign) => sign.alphabet) ? spoken(term.signs) : null
  return (corpus) => {
    const literal = literally(term, corpus)
    if (!aloud) return literal
    const read = aloud(corpus)
    return (from, to, found) => {
      literal(from, to, found)
      read(from, to, found)
    }
  }
}

/** @param {Term} term @param {Corpus} corpus @returns {Matcher} */
function literally(term, corpus) {
  const { folded, fold, characters } = corpus
  const wanted = [...term.literal].map(fold).join("")
  const same = sameness(term.typed, corpus)
  const length = wanted.length
  if (![...wanted].every((character) => characters.has(character))) return () => {}
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
  /** @param {Characters} text @param {number} from */
  function stands(text, from) {
    for (let i = 0; i < all.length; i++) {
      const own = text[from + i] || ""
      if (own !== all[i] && plain(own) !== all[i]) return false
    }
    return true
  }
  return (/** @type {number} */ place) => {
    const from = at.from[place] - lead
    return from >= 0 && (stands(hant, from) || stands(hans, from))
  }
}

/** @param {Sign[]} signs @returns {(corpus: Corpus) => Matcher} */
function spoken(signs) {
  const last = signs.length
  const waysOf = ways(signs)
  /** Ways to read a glyph from a sign on; full length at once, for arrays that grow by leaps are slow. @type {number[][][]} */
  const table = []
  /** Of each glyph whether it can stand first: for a single letter how good it is alone, else FIRST or ALONE; -1 where it is not yet known. */
  const first = new Int8Array(GLYPHS.length).fill(-1)
  /** Of each glyph whether it can stand behind what is FIRST. */
  const second = new Int8Array(GLYPHS.length).fill(-1)
  /** Where the second glyph may go on. @type {Set<number>} */
  const nexts = new Set()

  /** @param {number} sign @param {number} glyph */
  function from(sign, glyph) {
    const known = table[sign] || (table[sign] = new Array(GLYPHS.length))
    return known[glyph] || (known[glyph] = waysOf(sign, GLYPHS[glyph]))
  }
  /** @param {number} glyph */
  function begin(glyph) {
    const all = from(0, glyph)
    if (last === 1) return (first[glyph] = all.length ? Math.min(...all.map((way) => rankOf(way & 255))) : 0)
    let can = all.length ? FIRST : 0
    for (const way of all) {
      const next = way >> 8
      if (next === last) can = ALONE
      else if (!nexts.has(next)) {
        nexts.add(next)
        second.fill(-1)
      }
    }
    return (first[glyph] = can)
  }
  /** @param {number} glyph */
  function followed(glyph) {
    if (second[glyph] >= 0) return second[glyph]
    return (second[glyph] = [...nexts].some((sign) => !signs[sign].alphabet || from(sign, glyph).length) ? 1 : 0)
  }

  return ({ at: { glyph }, folded, fold }) => {
    const codes = signs.map((sign) => (sign.alphabet ? 0 : fold(sign.symbol).charCodeAt(0)))
    let best = RANK.NONE, end = 0
    /** @param {number} sign @param {number} place @param {number} how @param {number} block how the letters of one run were read */
    function walk(sign, place, how, block) {
      if (sign === last) {
        const rank = rankOf(how)
        if (rank < best) { best = rank; end = place }
        return
      }
      if (codes[sign]) {
        if (folded.charCodeAt(place) === codes[sign]) walk(sign + 1, place + 1, how, 0)
        return
      }
      const nexts = from(sign, glyph[place])
      for (let i = 0; i < nexts.length; i++) {
        const next = nexts[i] >> 8, way = nexts[i] & 255
        const run = block | (way & (FULL | INITIAL))
        walk(next, place + 1, how | way | (run === (FULL | INITIAL) ? BOTH : 0), run)
      }
    }
    /** @param {number} place @param {number} stop @param {Found} found */
    function attempt(place, stop, found) {
      const one = glyph[place]
      const can = codes[0] ? ALONE : first[one] < 0 ? begin(one) : first[one]
      if (!can || (can === FIRST && !followed(glyph[place + 1]))) return
      best = last > 1 ? RANK.NONE : can
      if (last > 1) walk(0, place, 0, 0)
      else end = place + 1
      if (best < RANK.NONE && end <= stop) found(place, end, best)
    }
    return (start, stop, found) => {
      if (codes[0]) {
        const character = String.fromCharCode(codes[0])
        for (let place = folded.indexOf(character, start); place >= 0 && place < stop; place = folded.indexOf(character, place + 1)) attempt(place, stop, found)
        return
      }
      const all = glyph, may = first, then = second, until = Math.min(stop, folded.length)
      for (let place = start; place < until; place++) {
        const can = may[all[place]]
        if (can && (can !== FIRST || then[all[place + 1]])) attempt(place, stop, found)
      }
    }
  }
}

/** @param {number} how @returns {number} */
function rankOf(how) {
  const typed = how & TYPED ? 1 : 0
  const accent = how & (NEAR | FAR)
  if (how & OTHER && how & (TONE | BOTH | NEAR | FAR | INITIAL)) return RANK.NONE
  if (how & TONE) return accent || how & BOTH ? RANK.NONE : RANK.WRONG_TONE
  if (how & BOTH) return accent || typed ? RANK.NONE : RANK.MIXED
  if (accent) return (how & FAR ? RANK.FAR : RANK.NEAR) + typed
  if (how & INITIAL) return RANK.INITIALS
  return (how & OTHER ? RANK.OTHER : RANK.READING) + typed
}

/** @type {number[]} */
const NO_WAY = []

/** Ways to read a glyph from a sign on, each the next sign and how in one number. @param {Sign[]} signs */
function ways(signs) {
  const text = signs.map((sign) => (sign.alphabet ? sign.symbol : "\0")).join("")
  /** Of syllables in their context, and of those a character can have besides. @type {number[][][]} */
  const usual = signs.map(() => new Array(SYLLABLES.length))
  /** @type {number[][][]} */
  const other = signs.map(() => new Array(SYLLABLES.length))

  /** Where the spelling ends, or the term before it does, and whether a tone was typed that is not its own; 0 where it does not fit.
   * @param {string} spelling @param {number} from @param {number} tone @param {boolean} whole whether it may be half typed */
  function fit(spelling, from, tone, whole) {
    if (spelling[0] !== text[from]) return 0
    const to = Math.min(from + spelling.length, text.length)
    const typed = to - from < spelling.length ? TYPED : 0
    if (typed ? !whole || !spelling.startsWith(text.slice(from)) : !text.startsWith(spelling, from)) return 0
    let wrong = 0
    for (let i = from; i < to; i++) {
      if (i > from && signs[i].begins) return 0
      if (signs[i].tone && signs[i].tone !== tone) wrong = TONE
    }
    return (to << 8) | typed | wrong
  }

  /** @param {number} from @param {number} id @param {boolean} inContext @returns {number[]} */
  function read(from, id, inContext) {
    const { base, tone } = SYLLABLES[id]
    const { exact, near, far, initials, first } = spellings(base, signs[from].alphabet || "latin")
    if (!first.includes(text[from])) return NO_WAY
    /** @param {string[]} all @param {number} how @param {boolean} whole */
    const fitting = (all, how, whole) => all.flatMap((spelling) => {
      const found = fit(spelling, from, tone, whole)
      return found ? [found | how] : []
    })
    if (!inContext) return fitting(exact, FULL | OTHER, true)
    return [...fitting(exact, FULL, true), ...fitting(near, FULL | NEAR, true), ...fitting(far, FULL | FAR, true), ...fitting(initials, INITIAL, false)]
  }

  return (/** @type {number} */ from, /** @type {Glyph} */ { character, syllables }) => {
    const found = character === text[from] ? [((from + 1) << 8) | FULL] : []
    syllables.forEach((id, at) => {
      const known = at ? other[from] : usual[from]
      found.push(...(known[id] || (known[id] = read(from, id, !at))))
    })
    return found
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
