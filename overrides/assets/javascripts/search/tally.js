// What one passage has of each term: the best place in its heading and in its text, and how often.

import { GRADE, RANK, gradeOf, restored } from "./match.js"

/**
 * One tally a passage that has the term, by the passage's number.  Received readings count only where the edited
 * text has nothing.
 * @param {Corpus} corpus @param {Matcher} match @param {(passage: Passage) => boolean} wanted @returns {Map<number, Tally>}
 */
export function tally(corpus, match, wanted) {
  const { at: { owner }, passages, edited: end } = corpus
  /** @type {Map<number, Tally>} */
  const edited = new Map()
  /** @type {Map<number, Tally>} */
  const received = new Map()
  // Matches come in the order of the text, so most are in the passage of the one before.
  let last = -1
  /** @type {Tally | null} */
  let found = null
  match(0, corpus.folded.length, (from, to, rank) => {
    const number = owner[from], isReceived = from >= end
    if (isReceived && (!restored(corpus, from, to) || ofReceived(rank) === RANK.NONE)) return
    if (number !== last || isReceived) {
      const tallies = isReceived ? received : edited
      found = wanted(passages[last = number]) ? tallies.get(number) || none() : null
      if (found) tallies.set(number, found)
    }
    if (found) add(corpus, passages[number], found, from, to, isReceived ? ofReceived(rank) : rank)
  })
  for (const [number, found] of received) if (!edited.has(number)) edited.set(number, found)
  return edited
}

/** @returns {Tally} */
function none() {
  return { heading: null, text: null, count: 0, rank: RANK.NONE, end: 0 }
}

/**
 * The tally of one passage over matches that are admitted; a better one that is not may have stood before them.
 * @param {Corpus} corpus @param {Matcher} match @param {Passage} passage @param {(rank: number, grade: number) => boolean} admitted
 * @returns {Tally | null}
 */
export function tallyAdmitted(corpus, match, passage, admitted) {
  const found = none()
  match(passage.from, passage.to, (from, to, rank) => {
    if (admitted(rank, gradeOf(corpus, from, to))) add(corpus, passage, found, from, to, rank)
  })
  return found.count ? found : null
}

/** A received reading by its characters stands high, read aloud only for want of anything else. @param {number} rank */
export function ofReceived(rank) {
  return rank <= RANK.FOLDED ? RANK.RECEIVED : rank <= RANK.READING_TYPED ? RANK.MIXED : RANK.NONE
}

/** @param {Corpus} corpus @param {Passage} passage @param {Tally} found @param {number} from @param {number} to @param {number} rank */
function add(corpus, passage, found, from, to, rank) {
  const like = Math.max(rank, RANK.FOLDED)
  if (like < found.rank) Object.assign(found, { rank: like, count: 0, end: 0 })
  if (like === found.rank && from >= found.end) {
    found.count++
    found.end = to
  }
  const region = corpus.at.from[from] < passage.raw + passage.heading ? "heading" : "text"
  const best = found[region]
  if (best && (rank > best.rank || (rank === best.rank && best.grade === GRADE.WORDS))) return
  const grade = gradeOf(corpus, from, to)
  if (!best || rank < best.rank || grade < best.grade) found[region] = { from, to, rank, grade }
}
