// Works by what is known of them: the file `shelf` of the manifest (scripts/tiaowen/write/search/facts.py) has a row a facet, and what
// was chosen of each stands in the scope, as in the address, under its key.  Another facet is another row there and nothing here.

/**
 * The scope with what was chosen as works.
 * @param {ShelfFile} file @param {string[]} works in the order of the manifest @param {Scope} scope @returns {Scope}
 */
export function chosen(file, works, scope) {
  const rows = file.facets.filter((facet) => place(facet, scope) >= 0)
  if (!rows.length) return scope
  const fit = works.filter((work, at) => (!scope.work || scope.work === work) && rows.every((facet) => facet.of[at].includes(place(facet, scope))))
  return { ...scope, work: fit }
}

/**
 * Of each facet the values that hits have where all other facets stay as they are, and the one that was chosen.
 * @param {ShelfFile} file @param {string[]} works @param {Scope} scope @param {Map<string, number>} counts hits of each work, whatever was chosen of the facets
 * @param {Script} script @returns {FacetNames["shelf"]}
 */
export function counted(file, works, scope, counts, script) {
  return file.facets.map((facet) => {
    const { [facet.key]: value, ...others } = scope, own = String(value || "")
    const fit = new Set(/** @type {string[]} */ ([chosen(file, works, others).work || works].flat()))
    const many = facet.values.map(() => 0)
    works.forEach((work, at) => { if (fit.has(work)) for (const value of facet.of[at]) many[value] += counts.get(work) || 0 })
    const values = facet.values.flatMap(({ key, [script]: name }, at) => (many[at] || key === own ? [{ key, name, count: many[at] }] : []))
    return { key: facet.key, title: facet.title[script], chosen: own, values }
  })
}

/** Which value of a facet was chosen; -1 where none was, or one that is not there any more. @param {ShelfFacet} facet @param {Scope} scope */
function place({ key, values }, scope) {
  return values.findIndex((value) => value.key === scope[key])
}
