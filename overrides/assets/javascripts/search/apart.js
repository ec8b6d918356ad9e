// Letters apart by spaces: the syllables of one run, or words of their own?

import { GLYPHS } from "./corpus.js"
import { SYLLABLES, spellings } from "./spelling.js"

/** @type {Alphabet[]} */
const ALPHABETS = ["latin", "zhuyin"]

/** Whether letters spell more than one syllable, so that they may be a word of their own. @param {Term} term @param {Corpus[]} corpora */
export function isWords({ signs }, corpora) {
  const spelled = corpora.map(spelledIn)
  const text = signs.map((sign) => sign.symbol).join("")
  const fewest = [0]
  for (let to = 1; to <= text.length; to++) {
    fewest[to] = Infinity
    for (let from = Math.max(0, to - 6); from < to; from++) {
      if (spelled.some((one) => one.has(text.slice(from, to)))) fewest[to] = Math.min(fewest[to], fewest[from] + 1)
    }
  }
  return fewest[text.length] > 1 && fewest[text.length] < Infinity
}

/** How the syllables of a corpus are spelled, for those that were asked. @type {WeakMap<Corpus, Set<string>>} */
const SPELLED = new WeakMap()

/** @param {Corpus} corpus */
function spelledIn(corpus) {
  let spelled = SPELLED.get(corpus)
  if (spelled) return spelled
  SPELLED.set(corpus, spelled = new Set())
  for (const id of new Set(corpus.glyphs.flatMap((glyph) => GLYPHS[glyph].syllables))) {
    for (const alphabet of ALPHABETS) for (const spelling of spellings(SYLLABLES[id].base, alphabet).exact) spelled.add(spelling)
  }
  return spelled
}
