// Where a passage stands: the units above it, its work, and how many hits each of these has.

/** The ids of the unit and of all above it, lowest first. @param {Passage} passage @param {Library} library @returns {string[]} */
export function lineage({ work, unit, parent }, { parents }) {
  const ids = [unit]
  for (let above = parent || parents.get(`${work}/${unit}`); above; above = parents.get(`${work}/${above}`)) ids.push(above)
  return ids
}

/** What stands above a passage: its work where there are several, and its part. @param {Passage} passage @param {Library} library @returns {Both | null} */
export function above({ work, part, unit }, { works, titles }) {
  return joined([unit === "title" ? undefined : works.get(work), part === unit ? undefined : titles.get(`${work}/${part}`)])
}

/** @param {(Both | undefined)[]} titles @returns {Both | null} null where there is none */
function joined(titles) {
  const steps = /** @type {Both[]} */ (titles.filter(Boolean))
  return steps.length ? { hant: steps.map(({ hant }) => hant).join(" · "), hans: steps.map(({ hans }) => hans).join(" · ") } : null
}

/** @param {Candidate[]} all @param {Library} library @param {(one: Candidate) => boolean} inPart @param {(one: Candidate) => boolean} inKind @returns {Facets} */
export function facets(all, library, inPart, inKind) {
  /** @type {Map<string, {work: string, part: string, count: number, order: number}>} */
  const parts = new Map()
  /** @type {Record<string, number>} */
  const kinds = {}
  for (const one of all) {
    if (inPart(one)) kinds[one.kind] = (kinds[one.kind] || 0) + 1
    if (!inKind(one)) continue
    const { work, part } = one.passage, key = `${work}/${part}`
    const known = parts.get(key)
    if (known) {
      known.count++
      known.order = Math.min(known.order, one.order)
    } else parts.set(key, { work, part, count: 1, order: one.order })
  }
  const inOrder = [...parts].sort(([, a], [, b]) => a.order - b.order)
  return {
    kinds,
    parts: inOrder.map(([key, { work, part, count }]) => ({
      work, part, count, title: /** @type {Both} */ (joined([library.works.get(work), library.titles.get(key) || { hant: part, hans: part }])),
    })),
  }
}
