// Every passage that has what was asked as it was typed: its terms, the place that it means, punctuation.

import { admit } from "./admit.js"
import { isWords } from "./apart.js"
import { bare, candidates, order } from "./hits.js"
import { RANK, compiled } from "./match.js"
import { named } from "./named.js"
import { numeral, value } from "./numerals.js"
import { fit, placeOf } from "./place.js"
import { parse, plain } from "./query.js"
import { asCalled, references } from "./references.js"
import { tally } from "./tally.js"
import { lineage } from "./whose.js"

/** @param {Query} query @param {Library} library @param {Scope} scope @returns {Candidate[]} */
export function find(query, library, scope) {
  const wanted = ofWorks(scope)
  if (query.literal) return library.corpora.flatMap((corpus, at) => punctuation(query.literal, corpus, at, wanted))
  const place = placed(query.typed, library.named)
  const referred = place ? references(place, library, wanted) : []
  if (referred.length) return [...referred, ...mentions(query, library, scope)]
  const { terms, apart } = query
  const run = together(terms, library, wanted)
  if (!apart || (run.length && !apart.every((term) => isWords(term, library.corpora)))) return run
  const known = new Set(run.map((one) => one.passage))
  const others = together(apart, library, wanted).filter((one) => !known.has(one.passage))
  for (const one of others) one.apart = true
  return [...run, ...others]
}

/** Whether a passage is of the works that are searched. @param {Scope} scope @returns {(passage: Passage) => boolean} */
export function ofWorks({ work }) {
  const works = new Set(work ? [work].flat() : [])
  return (passage) => !work || works.has(passage.work)
}

/** Where the text itself says what was read as a place. @param {Query} query @param {Library} library @param {Scope} scope */
function mentions(query, library, scope) {
  const words = [query, withNumerals(query)].flatMap((one) => (one ? [{ ...one, typed: "", apart: null }] : []))
  return words.flatMap((one) => find(one, library, scope)).filter((one) => one.rank === RANK.SAME)
}

/** The query with 第12條 as 第十二條, 二〇一五年 as 2015年; null where it has none. @param {Query} query @returns {Query | null} */
export function withNumerals(query) {
  const typed = query.typed
    .replace(/\d{1,4}(?=[编編章节節條条款項项])/g, (digits) => numeral(Number(digits)))
    .replace(/[〇○零一二三四五六七八九十]{1,4}(?=[年月日])/g, (digits) => String(value(digits)))
  return typed === query.typed ? null : parse(typed)
}

/** Passages that have every term. @param {Term[]} terms @param {Library} library @param {(passage: Passage) => boolean} wanted */
function together(terms, library, wanted) {
  const { corpora } = library
  const found = terms.map((term) => {
    const matchers = corpora.map(compiled(term))
    const tallies = corpora.map((corpus, at) => tally(corpus, matchers[at], wanted))
    admit(corpora, matchers, tallies)
    const place = terms.length > 1 ? certainPlace(term.typed) : null
    return { matchers, tallies, inside: place ? inside(place, library) : null }
  })
  /** @type {Candidate[]} */
  const all = []
  corpora.forEach((corpus, at) => {
    const matchers = found.map((one) => one.matchers[at])
    if (found.length === 1) {
      for (const [number, one] of found[0].tallies[at]) candidates(corpus, corpus.passages[number], [one], matchers, order(at, number), all)
      return
    }
    const [fewest] = found.filter((one) => !one.inside).map((one) => one.tallies[at]).sort((a, b) => a.size - b.size)
    for (const number of fewest ? fewest.keys() : []) {
      const passage = corpus.passages[number]
      const having = found.filter((one) => one.tallies[at].has(number))
      if (having.length < found.length && !found.every((one) => having.includes(one) || (one.inside && one.inside(passage)))) continue
      const tallies = having.map((one) => /** @type {Tally} */ (one.tallies[at].get(number)))
      candidates(corpus, passage, tallies, having.map((one) => one.matchers[at]), order(at, number), all)
    }
  })
  return all
}

/** A place that can hardly be meant as words, in all works or in those that it names. @param {string} typed @param {NamedWork[]} works @returns {PlaceInWorks | null} */
export function placed(typed, works) {
  const place = certainPlace(typed)
  return place ? { place, works: null } : named(typed, works)
}

/** What can hardly be meant as words. @param {string} typed */
function certainPlace(typed) {
  const place = placeOf(typed)
  return place && place.certain ? place : null
}

/** The text of a corpus with width and case set aside, for those that were asked. @type {WeakMap<Corpus, string>} */
const PLAIN = new WeakMap()

/** Punctuation as it stands. @param {string} typed @param {Corpus} corpus @param {number} at @param {(passage: Passage) => boolean} wanted @returns {Candidate[]} */
function punctuation(typed, corpus, at, wanted) {
  let one = PLAIN.get(corpus)
  if (one === undefined) {
    const text = Array.from(corpus.hant, plain).join("")
    PLAIN.set(corpus, one = text.length === corpus.hant.length ? text : "")
  }
  const text = one
  return corpus.passages.flatMap((passage, number) => {
    if (!wanted(passage)) return []
    const own = text.slice(passage.raw, passage.raw + passage.length)
    /** @type {[number, number][]} */
    const marks = []
    for (let place = own.indexOf(typed); place >= 0; place = own.indexOf(typed, place + typed.length)) {
      marks.push([passage.raw + place, passage.raw + place + typed.length])
    }
    if (!marks.length) return []
    return [{ ...bare(corpus, passage), rank: RANK.SAME, kind: "text", marks, count: marks.length, order: order(at, number) }]
  })
}

/** Whether a passage lies in one of the places. @param {Place} place @param {Library} library */
function inside(place, library) {
  return (/** @type {Passage} */ passage) => lineage(passage, library).some((unit) => fit(asCalled(place, passage.work, library.articles), unit) >= 0)
}
