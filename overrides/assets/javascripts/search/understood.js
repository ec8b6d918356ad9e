// How a query was read, in words: for the reader who finds nothing, or something else than expected.

import { RANK } from "./match.js"

/** @type {Record<string, Both>} */
const WORDS = {
  text: { hant: "文字", hans: "文字" },
  pinyin: { hant: "拼音", hans: "拼音" },
  initials: { hant: "首字母", hans: "首字母" },
  zhuyin: { hant: "注音", hans: "注音" },
  mixed: { hant: "文字和讀音", hans: "文字和读音" },
  place: { hant: "位置", hans: "位置" },
  double: { hant: "雙拼", hans: "双拼" },
}
const QUOTES = { hant: "「」", hans: "“”" }

/** DESIGN §8's word for a match. @param {number} rank @param {Term[]} terms @returns {string} */
export function matchName(rank, terms) {
  if (rank === RANK.REFERENCE) return "reference"
  if (rank === RANK.GUESS) return "near"
  if (rank <= RANK.RECEIVED) return "exact"
  if (rank >= RANK.NEAR) return "fuzzy"
  if (rank === RANK.MIXED || terms.some((term) => kindOf(term) === "mixed")) return "mixed"
  return rank === RANK.INITIALS ? "initials" : "pinyin"
}

/** Of a long term no more is said again. */
const SAID = 40

/** @param {Query} query @param {{rank: number}[]} found best first @param {boolean} absent whether a place was asked for that is not there @returns {Understood} */
export function describe({ typed, terms, literal, cut, double }, found, absent) {
  const place = found.length > 0 && found[0].rank === RANK.REFERENCE
  const initials = found.length > 0 && found[0].rank === RANK.INITIALS
  const read = terms.map((term) => ({ typed: term.typed, as: initials && kindOf(term) === "pinyin" ? "initials" : kindOf(term) }))
  const shown = place || absent ? [{ typed, as: "place" }] : double && terms.length ? [{ typed, as: "double" }] : read
  return {
    reading: place || absent ? "place" : literal ? "punctuation" : terms.length ? "words" : "nothing",
    terms: read,
    say: { hant: said(shown, "hant"), hans: said(shown, "hans") },
    absent, cut,
  }
}

/** @param {{typed: string, as: string}[]} terms @param {"hant" | "hans"} script */
function said(terms, script) {
  const [open, close] = QUOTES[script]
  return terms.map(({ typed, as }) => `${WORDS[as][script]}${open}${typed.length > SAID ? `${typed.slice(0, SAID)}…` : typed}${close}`).join("＋")
}

/** @param {Term} term @returns {"text" | "pinyin" | "zhuyin" | "mixed"} */
function kindOf({ signs }) {
  const alphabets = new Set(signs.map((sign) => sign.alphabet))
  if (alphabets.size > 1) return "mixed"
  const [alphabet] = alphabets
  return alphabet === "latin" ? "pinyin" : alphabet === "zhuyin" ? "zhuyin" : "text"
}
