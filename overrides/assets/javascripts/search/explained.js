// Why a sentence is near what was asked: what of it is marked, and what was taken for what.

import { slice } from "./corpus.js"
import { ALIKE, sure } from "./likeness.js"
import { placeOf } from "./stretches.js"

/** @param {Stretch} stretch @param {Weighed[]} weighed @returns {Guess} */
export function explained(stretch, weighed) {
  /** @type {Guess} */
  const guess = { stretch, marks: [], taken: [], whole: null }
  const words = weighed.map((one) => word(guess, one))
  weighed.forEach((one, at) => words[at] || characters(guess, one))
  if (weighed.length === 1) guess.whole = words[0] ? guess.taken[0].meant : whole(stretch, weighed[0])
  return guess
}

/** An everyday word whose meaning stands there. @param {Guess} guess @param {Weighed} weighed */
function word(guess, { part }) {
  const { stretch } = guess
  const place = part.meant ? placeOf(part.meant, stretch) : -1
  if (place < 0) return false
  take(guess, typed(part.tokens), place, place + part.meant.length)
  mark(guess, place, place + part.meant.length)
  return true
}

/** @param {Guess} guess @param {Weighed} weighed */
function characters(guess, { part: { tokens }, tables }) {
  const { corpus: { at: { glyph, flags } }, from, to } = guess.stretch
  const stands = tables.map((table) => glyph.subarray(from, to).some((one) => table[one] === ALIKE.SAME))
  for (let place = from; place < to; place++) {
    for (let at = 0; at < tables.length; at++) {
      const like = tables[at][glyph[place]]
      if (like === ALIKE.SAME) mark(guess, place, place + 1)
      if (!like || at + 1 === tables.length || place + 1 === to || !tables[at + 1][glyph[place + 1]] || !sure(tables, glyph, flags, place, at)) continue
      mark(guess, place, place + 2)
      for (const step of [0, 1]) {
        if (!stands[at + step]) take(guess, tokens[at + step].typed, place + step, place + step + 1)
      }
    }
  }
}

/** What of the sentence is all that was asked, where it stands there in one run. @param {Stretch} stretch @param {Weighed} weighed */
function whole(stretch, { tables }) {
  const { corpus: { at: { glyph } }, from, to } = stretch
  for (let place = from; place + tables.length <= to; place++) {
    if (tables.every((table, at) => table[glyph[place + at]])) return both(stretch, place, place + tables.length)
  }
  return null
}

/** @param {Token[]} tokens */
function typed(tokens) {
  return tokens.map((one) => one.typed).join("")
}

/** @param {Guess} guess @param {number} from @param {number} to */
function mark({ stretch: { corpus: { at } }, marks }, from, to) {
  marks.push([at.from[from], at.to[to - 1]])
}

/** @param {Guess} guess @param {string} typed @param {number} from @param {number} to */
function take({ stretch, taken }, typed, from, to) {
  const meant = both(stretch, from, to)
  if (!taken.some((one) => one.typed === typed && one.meant.hant === meant.hant)) taken.push({ typed, meant })
}

/** A stretch of the text in both scripts. @param {Stretch} stretch @param {number} from @param {number} to @returns {Both} */
export function both({ corpus: { at, hant, hans } }, from, to) {
  const [first, end] = [at.from[from], at.to[to - 1]]
  return { hant: slice(hant, first, end), hans: slice(hans, first, end) }
}
