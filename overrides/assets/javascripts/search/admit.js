// Which matches of a term are worth showing beside the others: what only a desperate reading gives is dropped where a
// better one gives something, else every query would end in noise.

import { ENTRIES } from "./hits.js"
import { GRADE, RANK } from "./match.js"
import { tallyAdmitted } from "./tally.js"

/** @typedef {{some: boolean, read: boolean, words: boolean, accent: boolean}} Better whether something is found that is no guess, that is read as typed, or so as whole words; `accent`: whole words by an accent */

/**
 * What is found in the text is measured by the text alone; notes, terms and bodies by all that is found.
 * @param {Corpus[]} corpora @param {Matcher[]} matchers of one term @param {Map<number, Tally>[]} tallies of it, a corpus each
 */
export function admit(corpora, matchers, tallies) {
  const isText = corpora.map(({ passages: [first] }) => first && !ENTRIES.includes(first.kind))
  const all = best(tallies), text = best(tallies.filter((_, at) => isText[at]))
  tallies.forEach((one, at) => drop(corpora[at], matchers[at], one, isText[at] ? text : all))
}

/** @param {Map<number, Tally>[]} tallies @returns {Better} */
function best(tallies) {
  let some = false, read = false, words = false, accent = false
  for (const one of tallies) {
    for (const { heading, text } of one.values()) {
      for (const spot of [heading, text]) {
        if (!spot) continue
        const { rank, grade } = spot
        read = read || rank <= RANK.READING_TYPED
        words = words || (rank <= RANK.READING_TYPED && grade === GRADE.WORDS)
        accent = accent || (rank === RANK.NEAR && grade === GRADE.WORDS)
        some = some || rank < RANK.MIXED || rank === RANK.NEAR || rank === RANK.NEAR_TYPED
      }
    }
  }
  return { some, read, words, accent }
}

/** @param {Corpus} corpus @param {Matcher} match @param {Map<number, Tally>} tallies @param {Better} better */
function drop(corpus, match, tallies, better) {
  const last = lastAdmitted(better)
  for (const [number, { heading, text }] of tallies) {
    if (!(heading && isNoise(heading.rank, heading.grade, better)) && !(text && isNoise(text.rank, text.grade, better))) continue
    const best = Math.min(heading ? heading.rank : RANK.NONE, text ? text.rank : RANK.NONE)
    const rest = best > last ? null : tallyAdmitted(corpus, match, corpus.passages[number], (rank, grade) => !isNoise(rank, grade, better))
    if (rest) tallies.set(number, rest)
    else tallies.delete(number)
  }
}

/** The worst rank of which anything, whole words first of all, is admitted: where the best is worse, a passage need not be read again. @param {Better} better */
function lastAdmitted(better) {
  let rank = RANK.WRONG_TONE
  while (isNoise(rank, GRADE.WORDS, better)) rank--
  return rank
}

/**
 * Mixed initials and wrong tones go beside anything else; other readings beside the reading of the context, and across
 * words beside whole words by an accent; an accent beside what is read as typed unless it ends or begins
 * with a word, an overdone one beside nothing that is read so as whole words.
 * @param {number} rank @param {number} grade @param {Better} better
 */
function isNoise(rank, grade, { some, read, words, accent }) {
  switch (rank) {
    case RANK.MIXED: case RANK.WRONG_TONE: return some
    case RANK.OTHER: case RANK.OTHER_TYPED: return read || (accent && grade > GRADE.WORDS)
    case RANK.NEAR: return read && grade > GRADE.BORDER
    case RANK.FAR: return words || (read && grade > GRADE.WORDS)
    case RANK.NEAR_TYPED: case RANK.FAR_TYPED: return read
    default: return false
  }
}
