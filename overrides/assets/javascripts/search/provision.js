// The 款 and 項 of a passage: where what a place names inside of a unit stands.

/**
 * @param {Passage} passage @param {string} anchor of a place: s3, p2, k2, k2-5, k-5
 * @returns {{anchor: string, from: number, to: number} | null} the anchor on the page and the sentences, from 1, `to` included; null where there is none
 */
export function within(passage, anchor) {
  if (anchor[0] === "p") return place(passage, Number(anchor.slice(1)))
  if (anchor[0] === "s") return sentence(passage, Number(anchor.slice(1)))
  const [number, item] = anchor.slice(1).split("-").map(Number)
  const named = passage.provisions.length ? passage.provisions : [[1]]
  const found = number ? named.slice(number - 1, number) : named
  if (!item) return found.length ? place(passage, found[0][0]) : null
  const having = found.find((one) => one[item])
  return having ? place(passage, having[item]) : null
}

/** @param {Passage} passage @param {number} at a paragraph or, below zero, a sentence */
function place(passage, at) {
  if (at < 0) return sentence(passage, -at)
  const { paragraphs, lengths } = passage
  if (!paragraphs.length) return { anchor: `p${at}`, from: 1, to: lengths.length }
  const before = (/** @type {number} */ many) => paragraphs.slice(0, many).reduce((sum, one) => sum + one, 0)
  const heading = lengths.length - before(paragraphs.length)
  return { anchor: `p${at}`, from: heading + before(at - 1) + 1, to: heading + before(at) }
}

/** @param {Passage} passage @param {number} number */
function sentence(passage, number) {
  return number <= passage.lengths.length ? { anchor: `s${number}`, from: number, to: number } : null
}
