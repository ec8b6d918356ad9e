// The sentences of a corpus as stretches of the characters that count, in memory once something was not found as typed.

import { SENTENCE_BEGINS } from "./corpus.js"
import { ENTRIES } from "./hits.js"

/** @type {WeakMap<Corpus, Stretch[]>} */
const known = new WeakMap()

/** @param {Corpus} corpus @returns {Stretch[]} of the text, in the order of reading */
export function sentencesOf(corpus) {
  let found = known.get(corpus)
  if (!found) known.set(corpus, found = corpus.passages.flatMap((passage) => (ENTRIES.includes(passage.kind) ? [] : stretches(corpus, passage))))
  return found
}

/** @param {Corpus} corpus @param {Passage} passage @returns {Stretch[]} */
function stretches(corpus, passage) {
  const { flags } = corpus.at
  /** @type {number[]} */
  const begins = []
  for (let place = passage.from; place < passage.to; place++) if (flags[place] & SENTENCE_BEGINS) begins.push(place)
  return begins.map((from, number) => ({ corpus, passage, from, to: number + 1 < begins.length ? begins[number + 1] : passage.to }))
}

/** Where a word stands in a sentence. @param {string} word @param {Stretch} stretch @returns {number} -1 where it does not */
export function placeOf(word, { corpus, from, to }) {
  const place = corpus.folded.slice(from, to).indexOf(word)
  return place < 0 ? -1 : from + place
}
