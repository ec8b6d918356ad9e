// Tallies → hits: which sentence to show, what to mark in it, how high it stands.

import { RANK, restored } from "./match.js"
import { ofReceived } from "./tally.js"
import { slice } from "./corpus.js"
import { within } from "./provision.js"

/** Kinds of what is said of the text; the others are the text. */
export const ENTRIES = ["note", "caption", "term", "body"]
/** How near the terms stand: one behind the other, in one sentence, in one passage. */
const NEXT = 0, SENTENCE = 1, PASSAGE = 2

/**
 * At most two candidates a passage: its heading and its text.
 * @param {Corpus} corpus @param {Passage} passage @param {Tally[]} tallies one a term @param {Matcher[]} matchers
 * @param {number} order its place in the order of reading @param {Candidate[]} found where to put them
 */
export function candidates(corpus, passage, tallies, matchers, order, found) {
  const before = found.length
  const entry = ENTRIES.includes(passage.kind)
  let count = 0
  for (const one of tallies) count += one.count
  /** @param {(Spot | null)[]} spots @param {string} kind */
  const add = (spots, kind) => {
    let rank = 0, grade = 0
    for (const spot of spots) {
      if (!spot) return
      rank = Math.max(rank, spot.rank)
      grade = Math.max(grade, spot.grade)
    }
    const candidate = {
      corpus, passage, kind: entry ? passage.kind : kind, inHeading: kind === "heading", spots: /** @type {Spot[]} */ (spots), matchers,
      rank, grade, near: NEXT, apart: false, count, order, weight: 0, marks: [], anchor: "", taken: [],
      said: tallies.length > 1 ? 0 : tallies[0].heading ? count - 1 : count,
    }
    if (spots.length > 1) gather(candidate, kind === "heading")
    found.push(candidate)
  }
  add(tallies.map((one) => one.heading), "heading")
  if (!entry || found.length === before) add(tallies.map((one) => one.text), "text")
  if (found.length === before) add(tallies.map((one) => one.text || one.heading), "text")
}

/** A passage found by no term. @param {Corpus} corpus @param {Passage} passage @returns {Candidate} */
export function bare(corpus, passage) {
  const kind = passage.heading ? "heading" : "text"
  return { corpus, passage, kind, inHeading: kind === "heading", spots: [], matchers: [], marks: [], anchor: "", taken: [], rank: 0, grade: 0, near: 0, apart: false, count: 1, said: 0, order: 0, weight: 0 }
}

/** For several terms: the sentence that has most of them, and how near they stand there. @param {Candidate} candidate @param {boolean} inHeading */
function gather(candidate, inHeading) {
  const { corpus, passage, spots } = candidate
  const borders = sentences(passage)
  /** @type {Map<number, Map<number, Spot[]>>} sentence → term → matches */
  const found = new Map()
  candidate.matchers.forEach((match, term) => everyMatch(candidate, match, (from, to, rank) => {
    const sentence = sentenceAt(borders, corpus.at.from[from])
    if (inHeading !== corpus.at.from[from] < passage.raw + passage.heading || rank > spots[term].rank) return
    const terms = found.get(sentence) || new Map()
    found.set(sentence, terms.set(term, [...(terms.get(term) || []), { from, to, rank, grade: 0 }]))
  }))
  /** @type {Map<number, Spot[]>} */
  let best = new Map()
  let near = PASSAGE
  for (const terms of found.values()) {
    const here = terms.size < spots.length ? PASSAGE : inRow(terms, spots.length) ? NEXT : SENTENCE
    if (here < near || (here === near && terms.size > best.size)) {
      best = terms
      near = here
    }
  }
  candidate.near = near
  candidate.spots = spots.map((spot, term) => ({ ...(best.get(term) || [spot])[0], grade: spot.grade }))
  const [first] = best.keys()
  if (first) candidate.spots.unshift(candidate.spots.splice(first, 1)[0])
}

/** Whether some matches follow each other without a gap. @param {Map<number, Spot[]>} terms @param {number} count */
function inRow(terms, count) {
  let ends = new Set((terms.get(0) || []).map((spot) => spot.to))
  for (let term = 1; term < count && ends.size; term++) {
    ends = new Set((terms.get(term) || []).filter((spot) => ends.has(spot.from)).map((spot) => spot.to))
  }
  return ends.size > 0
}

/** Matches in the passage, in what is laid beside it where that is what was found.
 * @param {Candidate} candidate @param {Matcher} match @param {Found} found */
function everyMatch({ corpus, passage, spots }, match, found) {
  match(passage.from, passage.to, found)
  for (const beside of passage.besides) {
    if (!spots.some(isIn(beside))) continue
    match(beside.from, beside.to, (from, to, rank) => {
      if (restored(corpus, from, to)) found(from, to, ofReceived(rank))
    })
  }
}

/** @param {{from: number, to: number}} range @returns {(spot: Spot) => boolean} */
const isIn = ({ from, to }) => (spot) => spot.from >= from && spot.from < to

/** The places where sentences begin, and the end. @param {Passage} passage @returns {number[]} */
function sentences({ lengths, raw }) {
  const borders = [raw]
  for (const length of lengths) borders.push(raw += length)
  return borders
}

/** @param {number[]} borders @param {number} place @returns {number} */
function sentenceAt(borders, place) {
  let number = 0
  while (number < borders.length - 2 && place >= borders[number + 1]) number++
  return number
}

/** How far down the list, but for the order of reading. @param {Candidate} candidate @returns {number} less is better */
export function weight({ apart, rank, near, kind, inHeading, grade }) {
  const entry = ENTRIES.includes(kind)
  const region = (inHeading ? 0 : 1) + (entry ? 2 : 0) // the text before what is said of it
  // What only stands somewhere in a note or gloss comes after all that was found in the text, be it by an accent.
  return ((((apart ? 32 : 0) + (entry && !inHeading ? 64 : 0) + rank) * 4 + near) * 4 + region) * 8 + grade
}

/** Write a candidate out. @param {Candidate} candidate @param {number} place its place in the list @param {string} match @returns {Hit} */
export function hit(candidate, place, match) {
  const { corpus, passage, spots, kind, count } = candidate
  const { at, hant, hans } = corpus
  const borders = sentences(passage)
  const inside = candidate.anchor ? within(passage, candidate.anchor) : null
  if (inside) candidate.marks = [[borders[inside.from - 1], borders[inside.to]]]
  const [from, to] = spots[0] ? [at.from[spots[0].from], at.to[spots[0].to - 1]] : candidate.marks[0] || [passage.raw, passage.raw + 1]
  const first = sentenceAt(borders, from)
  const start = borders[first], end = Math.max(borders[first + 1], borders[sentenceAt(borders, to - 1) + 1])
  const marks = spots.length ? marksIn(candidate, start, end) : candidate.marks.filter(([a, b]) => a >= start && b <= end)
  const entry = ENTRIES.includes(passage.kind)
  return {
    work: passage.work, unit: passage.unit, sentence: entry ? "" : `${passage.unit}.s${first + 1}`, kind, match,
    url: entry ? passage.url : candidate.rank === RANK.REFERENCE ? referred(passage, inside) : addressOf(passage, first + 1),
    title: passage.title,
    text: { hant: slice(hant, start, end), hans: slice(hans, start, end) },
    ranges: { hant: inUnits(hant, start, marks), hans: inUnits(hans, start, marks) },
    count, score: Math.round((1e5 - candidate.weight - place) * 1e6) / 1e6,
    id: passage.id, part: passage.part, above: null, ...besideText(candidate), taken: candidate.taken,
  }
}

/** The sentence's own page, or its place on the page of the whole text. @param {Passage} passage @param {number} sentence */
export function addressOf({ url, unit, work }, sentence) {
  return url === `${work}/${unit}/` ? `${url}#s${sentence}` : `${url}#${unit}.s${sentence}`
}

/** @param {Passage} passage @param {ReturnType<typeof within>} inside */
function referred({ url }, inside) {
  return inside ? `${url}#${inside.anchor}` : url
}

/** All matches as good as the best, as ranges of the text. @param {Candidate} candidate @param {number} start @param {number} end @returns {Ranges} */
function marksIn(candidate, start, end) {
  const { at } = candidate.corpus
  /** @type {Ranges} */
  const marks = []
  const like = Math.max(candidate.rank, RANK.FOLDED), alone = candidate.matchers.length === 1
  for (const match of candidate.matchers) {
    everyMatch(candidate, match, (from, to, rank) => {
      const here = Math.max(rank, RANK.FOLDED) // of one term, a better match beside it is one that was not admitted
      if ((alone ? here === like : here <= like) && at.from[from] >= start && at.to[to - 1] <= end) marks.push([at.from[from], at.to[to - 1]])
    })
  }
  return merged(marks)
}

/** @param {Ranges} marks @returns {Ranges} in order, none over another */
export function merged(marks) {
  /** @type {Ranges} */
  const out = []
  for (const [from, to] of marks.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out[out.length - 1]
    if (last && from < last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

/** Ranges in code units of the passage that begins at `start`. @param {Characters} text @param {number} start @param {Ranges} marks @returns {Ranges} */
function inUnits(text, start, marks) {
  if (typeof text === "string") return marks.map(([from, to]) => [from - start, to - start])
  /** @param {number} place */
  const units = (place) => slice(text, start, place).length
  return marks.map(([from, to]) => [units(from), units(to)])
}

/** What was received where the match stands, if that is what was found, or whether it goes across brackets. @param {Candidate} candidate @returns {{received: Both | null, across: boolean}} */
function besideText({ corpus, passage, spots }) {
  const spot = spots.find((one) => passage.besides.some((range) => isIn(range)(one)))
  for (let place = spot ? spot.from : 0; spot && place < spot.to; place++) {
    const text = restored(corpus, place, place + 1) && corpus.received.get(corpus.at.from[place])
    if (text) return { received: text, across: false }
  }
  return { received: null, across: Boolean(spot) }
}

/** Where a passage stands in the order of reading. @param {number} corpus @param {number} passage */
export function order(corpus, passage) {
  return corpus * 1e6 + passage
}
