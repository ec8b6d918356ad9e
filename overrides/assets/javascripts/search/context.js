// Among several works a sentence is not read alone: its article says the rest, the title of its work says what all of it is about.

/** How much of what was asked counts where only another sentence of the passage or the title of the work has it. */
const BESIDE = 0.5
/** How much more a sentence counts where the title of its work has all that was asked. */
const ABOUT = 1
/** What a title or the heading of a chapter counts as an answer: it leads to answers. */
const HEADING = 0.5

/** @param {Stretch[]} sentences */
export function ofSeveral(sentences) {
  return sentences.some(({ passage }) => passage.work !== sentences[0].passage.work)
}

/**
 * What a sentence of a passage counts as an answer: more, the more of the question the title of its work has.
 * @param {Stretch[]} sentences @param {number[]} sums how much each has of the question @param {number} ideal the most it could
 */
export function worths(sentences, sums, ideal) {
  /** @type {Map<string, number>} */
  const about = new Map()
  sentences.forEach(({ passage: { unit, work } }, at) => { if (unit === "title") about.set(work, sums[at]) })
  return (/** @type {Passage} */ { work, heading, length, kind }) =>
    (1 + ABOUT * (about.get(work) || 0) / ideal) * (heading >= length || kind === "adoption" ? HEADING : 1)
}

/**
 * @param {(Shared | null)[]} own what each sentence has of a part of the query @param {Stretch[]} sentences
 * @returns {(Shared | null)[]} the same with what stands around it
 */
export function inContext(own, sentences) {
  /** Of passages and, by id, of works. @type {Map<Passage | string, Shared>} */
  const around = new Map()
  own.forEach((row, at) => {
    const { passage } = sentences[at]
    if (row) for (const one of passage.unit === "title" ? [passage, passage.work] : [passage]) around.set(one, most(row, around.get(one), 1))
  })
  return own.map((row, at) => {
    const { passage } = sentences[at], beside = around.get(passage)
    return beside ? most(most(row || NOTHING, beside, BESIDE), around.get(passage.work), BESIDE) : null
  })
}

const NOTHING = { alone: new Float32Array(0), pairs: new Float32Array(0) }

/** The most of each, of the other by its weight. @param {Shared} one @param {Shared | undefined} other @param {number} weight @returns {Shared} */
function most(one, other, weight) {
  /** @param {Float32Array} ours @param {Float32Array} theirs */
  const each = (ours, theirs) => theirs.map((value, i) => Math.max(ours[i] || 0, value * weight))
  return other ? { alone: each(one.alone, other.alone), pairs: each(one.pairs, other.pairs) } : one
}
