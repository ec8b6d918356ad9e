// What a hit stands for beside its best sentence: the other sentences of the passage, and what a term goes on to say.

import { slice } from "./corpus.js"
import { ENTRIES, hit } from "./hits.js"

/** So much of what a note, term or body says; the list shows no more. */
const LONGEST = 200

/** Where each hit was found. @type {WeakMap<Hit, Candidate>} */
const SOURCES = new WeakMap()

/** @param {Candidate} candidate @param {Hit} written @returns {Hit} itself, for `others` to know */
export function sourced(candidate, written) {
  SOURCES.set(written, candidate)
  return written
}

/** What follows the title of a note, term or body that was found by its title; else null. @param {Candidate} candidate @returns {Both | null} */
export function gloss({ corpus: { hant, hans }, passage, inHeading }) {
  if (!inHeading || !ENTRIES.includes(passage.kind)) return null
  const from = passage.raw + passage.heading, to = Math.min(passage.raw + passage.length, from + LONGEST)
  return from < to ? { hant: slice(hant, from, to), hans: slice(hans, from, to) } : null
}

/**
 * The other sentences of its passage that have what the hit has, in the order of the text; each is written out when called.
 * @param {Hit} found @returns {(() => Hit)[]}
 */
export function others(found) {
  const candidate = SOURCES.get(found)
  if (!candidate || !found.sentence || found.count < 2) return []
  const own = Number(found.sentence.slice(found.sentence.lastIndexOf(".s") + 2))
  const spots = firstSpots(candidate)
  spots.delete(own)
  return [...spots].sort(([a], [b]) => a - b).map(([, spot]) => () => ({ ...hit({ ...candidate, spots: [spot], count: 1 }, 0, found.match), above: null }))
}

/** Sentence → its first match as good as the best, in the text or in the heading, wherever that is. @param {Candidate} candidate */
function firstSpots({ corpus, passage, matchers, spots, inHeading }) {
  const worst = Math.max(...spots.map((spot) => spot.rank))
  const borders = [passage.raw]
  for (const length of passage.lengths) borders.push(borders[borders.length - 1] + length)
  /** @type {Map<number, Spot>} */
  const first = new Map()
  for (const match of matchers) {
    let sentence = 1
    match(passage.from, passage.to, (from, to, rank) => {
      const place = corpus.at.from[from]
      if (rank > worst || inHeading !== place < passage.raw + passage.heading) return
      while (sentence < passage.lengths.length && place >= borders[sentence]) sentence++
      while (sentence > 1 && place < borders[sentence - 1]) sentence--
      if (!first.has(sentence)) first.set(sentence, { from, to, rank, grade: 0 })
    })
  }
  return first
}
