// A list of hits over several works: whose they are, the work that is read now first, narrowed by what is known of the works.

import { byWork } from "./bywork.js"
import { chosen, counted } from "./choice.js"

/** What is of no work. @type {Both} */
const BESIDE = { hant: "詞條、主體", hans: "词条、主体" }

/**
 * How a question is asked and its answer shown.
 * @param {Searcher} searcher @param {string} query @param {{scope: Scope, double: string, here: string}} asked `here` is the work that is read now
 * @param {Script} script @returns {Promise<Shelved>} `arranged` notes whose hits there are, for `divide` and `facets`
 */
export async function shelved(searcher, query, { scope, double, here }, script) {
  const facts = await searcher.facts(), works = searcher.works.map(({ id }) => id)
  const narrowed = facts ? chosen(facts, works, scope) : scope
  /** @type {Map<string, number>} */
  let counts = new Map()
  return {
    scope: narrowed,
    arranged(all) {
      const { shown, counts: found } = byWork(all, here)
      counts = found
      return shown
    },
    divide(groups) {
      if (counts.size > 1) divide(groups, counts, searcher.works, `search/?${asAddress({ q: query, ...scope })}`)
    },
    async facets() {
      if (!facts) return []
      const all = narrowed === scope ? counts : await everywhere(searcher, query, { scope, double })
      return counted(facts, works, scope, all, script)
    },
  }
}

/** Of each work how many hits there are, whatever was chosen. @param {Searcher} searcher @param {string} query @param {{scope: Scope, double: string}} asked */
async function everywhere(searcher, query, { scope, double }) {
  /** @type {Map<string, number>} */
  let counts = new Map()
  const arranged = (/** @type {Candidate[]} */ all) => {
    counts = byWork(all, "").counts
    return []
  }
  await searcher.search(query, { scope: { ...scope, work: "" }, double, arranged })
  return counts
}

/**
 * Says of each work's first clause whose it and what follows are, of its last where the others are.
 * @param {Group[]} groups work by work @param {Map<string, number>} counts @param {NamedWork[]} works @param {string} whole the address of the whole list
 */
function divide(groups, counts, works, whole) {
  const titles = new Map(works.map(({ id, title }) => [id, title]))
  let shown = 0
  groups.forEach((group, at) => {
    const [{ work }] = group.hits, count = counts.get(work) || 0
    const goesOn = (/** @type {Group | undefined} */ other) => Boolean(other && other.hits[0].work === work)
    const begins = !goesOn(groups[at - 1])
    shown = (begins ? 0 : shown) + group.hits.length
    const rest = work && shown < count && !goesOn(groups[at + 1]) ? `${whole}&${asAddress({ work })}` : ""
    group.whose = { title: titles.get(work) || BESIDE, count, begins, rest }
  })
}

/** @param {Scope} asked */
function asAddress(asked) {
  return String(new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))))
}
