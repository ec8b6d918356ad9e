// Hits in the order in which a shelf shows them: work by work, the work that is read now first.

import { RANK } from "./match.js"

/** So many clauses all works show together, and so many each at least. */
const MOST = 60, LEAST = 3
/** No name of a work is shorter. */
const SHORTEST = 3

/**
 * Work by work in the order of their best hits, of each as many clauses as leave room for the others.
 * @param {Candidate[]} all best first @param {string} here the work that is read now, "" where none is
 * @returns {{shown: Candidate[], counts: Map<string, number>}} of each work how many hits it has in all
 */
export function byWork(all, here) {
  /** @type {Map<string, Candidate[]>} */
  const works = new Map()
  for (const one of all) {
    const own = works.get(one.passage.work)
    if (own) own.push(one)
    else works.set(one.passage.work, [one])
  }
  const counts = new Map([...works].map(([work, own]) => [work, own.length]))
  const each = works.size > 1 ? Math.max(LEAST, Math.floor(MOST / works.size)) : Infinity
  const own = works.get(here)
  if (own && isAsGood(own[0], all[0])) works.delete(here)
  const inOrder = own && !works.has(here) ? [own, ...works.values()] : [...works.values()]
  return { shown: inOrder.flatMap((one) => clauses(one, each)), counts }
}

/** What is read now comes before what stands elsewhere as well, but not before a work that was asked for by its name, nor by a guess. @param {Candidate} own @param {Candidate} best */
function isAsGood(own, best) {
  return !isName(best) && own.rank !== RANK.GUESS && own.rank <= Math.max(best.rank, RANK.READING_TYPED)
}

/** Whether a title ends with what was asked: 森林法 names 中華人民共和國森林法, 森林 does not. @param {Candidate} candidate */
function isName({ passage, spots: [spot] }) {
  return passage.unit === "title" && Boolean(spot) && spot.to === passage.to && spot.to - spot.from >= SHORTEST
}

/** The hits of so many clauses. @param {Candidate[]} all of one work @param {number} most */
function clauses(all, most) {
  const kept = new Set()
  return all.filter(({ passage: { unit, kind, id } }) => {
    const clause = unit || `${kind}/${id}`
    return kept.has(clause) || (kept.size < most && kept.add(clause))
  })
}
