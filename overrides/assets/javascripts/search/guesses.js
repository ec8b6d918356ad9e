// The second reading as candidates: what it gives beside what stands as typed.

import { both } from "./explained.js"
import { ENTRIES, bare, merged } from "./hits.js"
import { RANK } from "./match.js"
import { misspelled } from "./misspelled.js"
import { MOST, near } from "./near.js"
import { sentencesOf } from "./stretches.js"

/** Below all else. */
const WEIGHT = 9e4

/**
 * @param {Query} query @param {Corpus[]} corpora @param {Likeness} like @param {Candidate[]} found what stands as typed
 * @param {(passage: Passage) => boolean} wanted @param {Shelf | null} shelf what several works need @returns {{found: Candidate[], suggestion: Both | null}}
 */
export function guesses(query, corpora, like, found, wanted, shelf) {
  const known = new Set(found.map((one) => one.passage))
  const other = (/** @type {Passage} */ passage) => wanted(passage) && !known.has(passage)
  const slips = mistyped(query, corpora, other)
  const all = slips.length ? slips : near(query, corpora, like, other, shelf)
  return { found: all.map(candidate), suggestion: all.length ? all[0].whole : null }
}

/** What nothing but letters may have been meant as: the first place of each passage. @param {Query} query @param {Corpus[]} corpora @param {(passage: Passage) => boolean} wanted @returns {Guess[]} */
function mistyped({ terms: [term, ...more] }, corpora, wanted) {
  if (more.length || term.signs.some(({ alphabet }) => alphabet !== "latin")) return []
  const letters = term.signs.map(({ symbol }) => symbol).join("")
  const slips = corpora.filter((corpus) => sentencesOf(corpus).length).flatMap((corpus) => misspelled(letters, corpus).map((one) => ({ ...one, corpus })))
  const fewest = Math.min(...slips.map(({ wrong }) => wrong))
  const seen = new Set()
  return slips.flatMap(({ corpus, from, to, wrong }) => {
    const passage = corpus.passages[corpus.at.owner[from]]
    if (wrong > fewest || seen.has(passage) || !wanted(passage) || ENTRIES.includes(passage.kind)) return []
    seen.add(passage)
    const stretch = { corpus, passage, from, to }, meant = both(stretch, from, to)
    return [{ stretch, marks: [/** @type {[number, number]} */ ([corpus.at.from[from], corpus.at.to[to - 1]])], taken: [{ typed: term.typed, meant }], whole: meant }]
  }).slice(0, MOST)
}

/** @param {Guess} guess @param {number} at @returns {Candidate} */
function candidate({ stretch: { corpus, passage, from }, marks, taken }, at) {
  const kind = corpus.at.from[from] < passage.raw + passage.heading ? "heading" : "text"
  return { ...bare(corpus, passage), kind, inHeading: kind === "heading", rank: RANK.GUESS, marks: merged(marks), taken, weight: WEIGHT, order: at }
}
