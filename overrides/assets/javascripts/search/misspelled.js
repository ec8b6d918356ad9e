// Pinyin with letters missing, doubled or swapped: the stretches of the text whose spelling differs least from what was typed.

import { WORD_BEGINS, WORD_ENDS } from "./corpus.js"
import { GLYPHS, SYLLABLES } from "./memory.js"

const FAR = 99
/** What a letter counts that is another, or one too many and not doubled: fingers slip less so. */
const OTHER = 2

/** How many wrong letters a run of so many may have. @param {number} length */
function most(length) {
  return length < 6 ? 0 : length < 10 ? 1 : length < 15 ? 2 : 3
}

/** @type {WeakMap<Corpus, Spelled>} */
const known = new WeakMap()

/** A corpus as edited, in letters; what is not read is one that nobody types. @param {Corpus} corpus @returns {Spelled} */
function spelled(corpus) {
  let found = known.get(corpus)
  if (found) return found
  /** @type {number[]} */
  const codes = [], places = [], borders = []
  for (let place = 0; place < corpus.edited; place++) {
    const { syllables } = GLYPHS[corpus.at.glyph[place]], flags = corpus.at.flags[place]
    const base = syllables.length ? SYLLABLES[syllables[0]].base : "\n"
    for (let i = 0; i < base.length; i++) {
      codes.push(base.charCodeAt(i))
      places.push(place)
      borders.push((i ? 0 : flags & WORD_BEGINS) | (i + 1 < base.length ? 0 : flags & WORD_ENDS))
    }
  }
  known.set(corpus, found = { codes: Uint8Array.from(codes), places: Uint32Array.from(places), borders: Uint8Array.from(borders) })
  return found
}

/**
 * Whole words of the text that are spelled most nearly so, as places of a corpus; none where nothing is near enough.
 * Sellers' rows: for each letter of the text the fewest wrong letters of what was typed, up to each of its letters, against
 * what ends here, and where that begins.
 * @param {string} typed letters @param {Corpus} corpus @returns {{from: number, to: number, wrong: number}[]}
 */
export function misspelled(typed, corpus) {
  const length = typed.length, limit = most(length)
  if (!limit) return []
  const { codes, places, borders } = spelled(corpus)
  const wanted = Array.from(typed, (letter) => letter.charCodeAt(0))
  const rows = [0, 1, 2].map(() => ({ wrong: new Uint8Array(length + 1).fill(FAR), from: new Uint32Array(length + 1) }))
  let best = limit, reach = 0, before = 0
  /** @type {{from: number, to: number, wrong: number}[]} */
  let found = []
  for (let at = 0; at < codes.length; at++) {
    const { wrong, from } = rows[at % 3], one = rows[(at + 2) % 3], two = rows[(at + 1) % 3]
    const code = codes[at], last = at ? codes[at - 1] : 0
    one.wrong[0] = borders[at] & WORD_BEGINS ? 0 : FAR // what is typed may begin here
    one.from[0] = at
    // Behind what was near enough so far nothing is, but for one more step.
    const until = Math.min(length, Math.max(reach + 1, before + 2, 1))
    let near = 0
    wrong[0] = FAR
    for (let i = 1; i <= length; i++) {
      if (i > until && wrong[i - 1] >= limit) { wrong.fill(FAR, i); break }
      const here = wanted[i - 1], previous = i > 1 ? wanted[i - 2] : 0
      let fewest = one.wrong[i - 1] + (here === code ? 0 : OTHER), start = one.from[i - 1]
      const less = one.wrong[i] + 1, more = wrong[i - 1] + (here === previous ? 1 : OTHER)
      if (less < fewest) { fewest = less; start = one.from[i] }
      if (more < fewest) { fewest = more; start = from[i - 1] }
      if (here === last && previous === code && two.wrong[i - 2] + 1 < fewest) { fewest = two.wrong[i - 2] + 1; start = two.from[i - 2] }
      wrong[i] = fewest < FAR ? fewest : FAR
      from[i] = start
      if (fewest <= limit) near = i
    }
    before = reach
    reach = near
    if (wrong[length] > best || !(borders[at] & WORD_ENDS)) continue
    if (wrong[length] < best) found = []
    best = wrong[length]
    found.push({ from: places[from[length]], to: places[at] + 1, wrong: best })
  }
  return found
}
