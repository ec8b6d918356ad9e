// A second reading, where nothing stands as typed (DESIGN §8): the sentences that share most of what is rare in the query.
// Plain ranking over single characters and pairs of them, each as written or as what sounds or looks like it.

import { answers } from "./answers.js"
import { asked } from "./asked.js"
import { explained } from "./explained.js"
import { ALIKE, alikeness, sure } from "./likeness.js"
import { placeOf, sentencesOf } from "./stretches.js"

export const MOST = 10
/** What a character alone counts, beside a pair; what a pair counts whose characters stand apart, and how far they may. */
const ALONE = 0.35, APART = 0.45, REACH = 8
/** Of what was asked, how much a sentence must have to be shown, by the number of characters; beside the best. */
const ENOUGH = [1, 1, 0.6, 0.6, 0.5], OF_MANY = 0.3, BESIDE = 0.6
/** The same of a question to several works, of which an article has the rest elsewhere. */
const OF_QUESTION = 0.2, QUESTION = 7
const NONE = new Float32Array(0)
/** How much a long sentence loses. */
const LENGTH = 0.15
/** An everyday word counts as so many pairs of characters. */
const WORD = 2

/**
 * @param {Query} query @param {Corpus[]} corpora @param {Likeness} like @param {(passage: Passage) => boolean} wanted
 * @param {Shelf | null} shelf what several works need
 * @returns {Guess[]} best first, one a passage
 */
export function near(query, corpora, like, wanted, shelf) {
  const { parts, wants } = asked(query, corpora, like)
  const sentences = corpora.flatMap(sentencesOf).filter(({ passage }) => wanted(passage))
  const average = sentences.reduce((sum, { from, to }) => sum + to - from, 0) / (sentences.length || 1)
  const several = shelf && shelf.ofSeveral(sentences) ? shelf : null
  const weighed = parts.map((part) => weigh(part, sentences, like, several))
  const ideal = weighed.reduce((sum, one) => sum + one.ideal, 0)
  const many = parts.reduce((sum, { tokens }) => sum + tokens.length, 0)
  const enough = ideal * (many < ENOUGH.length ? ENOUGH[many] : several && many >= QUESTION ? OF_QUESTION : OF_MANY)
  /** @type {{stretch: Stretch, score: number}[]} */
  const all = []
  const sums = sentences.map((_, at) => weighed.reduce((sum, one) => sum + one.scores[at], 0))
  const value = several ? several.worths(sentences, sums, ideal) : () => 1
  sentences.forEach((stretch, at) => {
    if (!ideal || sums[at] < enough) return
    all.push({ stretch, score: value(stretch.passage) * answers(stretch, wants) * sums[at] / (1 - LENGTH + LENGTH * (stretch.to - stretch.from) / average) })
  })
  all.sort((a, b) => b.score - a.score)
  const seen = new Set()
  const best = all.filter(({ stretch: { passage }, score }) => score >= BESIDE * all[0].score && !seen.has(passage) && seen.add(passage))
  return best.slice(0, MOST).map(({ stretch }) => explained(stretch, weighed))
}

/** How much of a part of the query each sentence has. @param {Asked} part @param {Stretch[]} sentences @param {Likeness} like @param {Shelf | null} several @returns {Weighed} */
function weigh(part, sentences, like, several) {
  const tables = part.tokens.map((token) => alikeness(token, like))
  const own = sentences.map((stretch) => shared(tables, stretch))
  const rows = several ? several.inContext(own, sentences) : own
  const many = sentences.length
  const rarity = (/** @type {number} */ having) => Math.log((many + 1) / (having + 0.5))
  /** @param {(row: Shared) => number} has */
  const rare = (has) => rarity(own.reduce((sum, row) => sum + (row && has(row) >= ALIKE.ACCENT ? 1 : 0), 0))
  const alone = tables.map((_, at) => (tables.length > 1 ? ALONE : 1) * rare((row) => row.alone[at]))
  const pairs = tables.slice(1).map((_, at) => rare((row) => row.pairs[at]))
  const scores = rows.map((row) => (row ? product(alone, row.alone) + product(pairs, row.pairs) : 0))
  const ideal = [...alone, ...pairs].reduce((all, one) => all + one, 0)
  if (!part.meant) return { part, tables, scores, ideal }
  const having = sentences.map((stretch) => (placeOf(part.meant, stretch) >= 0 ? { alone: Float32Array.of(1), pairs: NONE } : null))
  const weight = WORD * rarity(having.filter(Boolean).length)
  const meaning = several ? several.inContext(having, sentences) : having
  meaning.forEach((row, at) => { if (row) scores[at] = Math.max(scores[at], row.alone[0] * weight) })
  return { part, tables, scores, ideal: having.some(Boolean) ? scores.reduce((one, other) => Math.max(one, other), 0) : ideal }
}

/** @param {number[]} weights @param {Float32Array} values */
function product(weights, values) {
  return weights.reduce((sum, weight, at) => sum + weight * values[at], 0)
}

/** @param {Float32Array[]} tables @param {Stretch} stretch @returns {Shared | null} null where it has nothing */
function shared(tables, { corpus: { at: { glyph, flags } }, from, to }) {
  const last = tables.length - 1
  const alone = new Float32Array(tables.length), pairs = new Float32Array(tables.length)
  /** Where each stood last as it was typed. */
  const stood = new Int32Array(tables.length).fill(-REACH - 1)
  let some = false
  for (let place = from; place < to; place++) {
    for (let at = 0; at <= last; at++) {
      const like = tables[at][glyph[place]]
      if (!like) continue
      const next = at < last && place + 1 < to ? tables[at + 1][glyph[place + 1]] : 0
      if (next && sure(tables, glyph, flags, place, at)) {
        pairs[at] = Math.max(pairs[at], like * next)
        alone[at] = Math.max(alone[at], like)
        alone[at + 1] = Math.max(alone[at + 1], next)
        some = true
      }
      if (like < ALIKE.SAME) continue
      alone[at] = 1
      stood[at] = place
      some = true
      if (at && place - stood[at - 1] <= REACH) pairs[at - 1] = Math.max(pairs[at - 1], APART)
      if (at < last && place - stood[at + 1] <= REACH) pairs[at] = Math.max(pairs[at], APART)
    }
  }
  return some ? { alone, pairs } : null
}
