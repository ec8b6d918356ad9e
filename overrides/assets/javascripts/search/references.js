// The units that a place means, and where it means none, the nearest.

import { bare, order } from "./hits.js"
import { RANK } from "./match.js"
import { fit } from "./place.js"

/** Below all else, but before what is only like the query. */
const WEIGHT = 8e4
const MOST = 10

/** 第一條 of a work that calls its 一、 so is that. @param {Place} place @param {string} work @param {Set<string>} articles @returns {Place} */
export function asCalled(place, work, articles) {
  const [id] = place.ids
  return articles.has(work) && /^a\d+$/.test(id) ? { ...place, ids: [id.slice(1)] } : place
}

/**
 * In each work the units that the likeliest fitting address means; of the last of a level the last.
 * @param {PlaceInWorks} placed @param {Library} library @param {(passage: Passage) => boolean} wanted @returns {Candidate[]}
 */
export function references({ place, works }, { corpora, articles }, wanted) {
  /** @type {{work: string, likely: number, candidate: Candidate}[]} */
  let found = []
  /** @type {Record<string, number>} */
  const best = {}
  corpora.forEach((corpus, at) => corpus.passages.forEach((passage, number) => {
    const likely = passage.id || !wanted(passage) || (works && !works.includes(passage.work)) ? -1 : fit(asCalled(place, passage.work, articles), passage.unit)
    if (likely < 0) return
    best[passage.work] = Math.min(likely, passage.work in best ? best[passage.work] : likely)
    if (place.ids[0][0] === "$") found = found.filter(({ work }) => work !== passage.work)
    const candidate = { ...bare(corpus, passage), rank: RANK.REFERENCE, anchor: place.anchor, order: order(at, number) }
    found.push({ work: passage.work, likely, candidate })
  }))
  return found.filter(({ work, likely }) => likely === best[work]).map(({ candidate }) => candidate)
}

/**
 * Of each work the unit whose number is nearest to one that is not there: 第八部分 for 第九部分.
 * @param {PlaceInWorks} placed @param {string} typed @param {Library} library @param {(passage: Passage) => boolean} wanted @returns {Candidate[]}
 */
export function nearest({ place, works }, typed, { corpora, articles }, wanted) {
  /** Of each work how likely and how far the nearest is. @type {Map<string, {far: number, candidate: Candidate}>} */
  const best = new Map()
  corpora.forEach((corpus, at) => corpus.passages.forEach((passage, number) => {
    if (passage.id || !wanted(passage) || (works && !works.includes(passage.work))) return
    const far = distance(asCalled(place, passage.work, articles), passage.unit), known = best.get(passage.work)
    if (far === Infinity || (known && known.far <= far)) return
    const taken = [{ typed, meant: passage.title }]
    best.set(passage.work, { far, candidate: { ...bare(corpus, passage), rank: RANK.GUESS, taken, weight: WEIGHT, order: order(at, number) } })
  }))
  return [...best.values()].map(({ candidate }) => candidate).slice(0, MOST)
}

/** How far a unit is from what a place means, the likelier address first: in the number alone. @param {Place} place @param {string} unit */
function distance({ ids }, unit) {
  const [, above = "", number = ""] = /^(.*?)(\d+)$/.exec(unit) || []
  const at = number ? ids.findIndex((id) => (/^[^*$].*?(?=\d+$)|^(?=\d+$)/.exec(id) || [null])[0] === above) : -1
  return at < 0 ? Infinity : at * 1e6 + Math.abs(Number(number) - Number(ids[at].slice(above.length)))
}
