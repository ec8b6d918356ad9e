// A plain BM25 over pairs of characters, as anyone would write it: what the search is held against.

const K = 1.2, B = 0.75

/** Neighbours among the letters and digits of a text. @param {string} text */
export const pairs = (text) => {
  const kept = [...text].filter((character) => /[\p{L}\p{N}]/u.test(character))
  return kept.length < 2 ? kept : kept.slice(1).map((character, at) => kept[at] + character)
}

/** @param {{id: string, text: string}[]} documents @returns {(query: string) => string[]} ids, best first */
export function bm25(documents) {
  const all = documents.map(({ id, text }) => ({ id, terms: pairs(text) }))
  const average = all.reduce((sum, { terms }) => sum + terms.length, 0) / all.length
  const having = new Map()
  for (const { terms } of all) for (const term of new Set(terms)) having.set(term, (having.get(term) || 0) + 1)
  return (query) => {
    const asked = [...new Set(pairs(query))]
    const scored = all.map(({ id, terms }) => {
      let score = 0
      for (const term of asked) {
        const often = terms.filter((one) => one === term).length, df = having.get(term) || 0
        score += often && Math.log(1 + (all.length - df + 0.5) / (df + 0.5)) * often * (K + 1) / (often + K * (1 - B + B * terms.length / average))
      }
      return { id, score }
    })
    return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).map(({ id }) => id)
  }
}
