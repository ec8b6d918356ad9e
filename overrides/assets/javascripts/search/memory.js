// What the second reading needs of the engine's memory.  It is loaded apart from the engine (second.js) and must not begin a memory of its own.

/** @type {Glyph[]} */
export let GLYPHS = []
/** @type {Syllable[]} */
export let SYLLABLES = []
/** @type {Memory["spellings"]} */
export let spellings = () => ({ exact: [], near: [], far: [], initials: [], first: "" })

/** @param {Memory} memory */
export function share(memory) {
  ({ GLYPHS, SYLLABLES, spellings } = memory)
}
