// What a reader typed → terms.  A term is a run of characters, letters and zhuyin that stand together.

import { bareLetter } from "./spelling.js"

const MOST_CHARACTERS = 2000
const MOST_TERMS = 12
const ZHUYIN_TONES = new Map([["ˉ", 1], ["ˊ", 2], ["ˇ", 3], ["ˋ", 4], ["˙", 5]])

/** @type {Map<string, string>} */
const known = new Map()

/** Width and case set aside; one character stays one. @param {string} character @returns {string} */
export function plain(character) {
  let found = known.get(character)
  if (found === undefined) known.set(character, found = narrow(character))
  return found
}

/** @param {string} character @returns {string} */
function narrow(character) {
  const wide = character.normalize("NFKC")
  const lower = (wide.length === character.length ? wide : character).toLowerCase()
  return lower.length === character.length ? lower : character
}

/** Whether search looks at a character: letters and digits of any writing. @param {string} character */
export function counts(character) {
  return /[\p{L}\p{N}]/u.test(character)
}

/** @param {string} typed @returns {Query} */
export function parse(typed) {
  const characters = [...typed.normalize("NFC")]
  const text = characters.slice(0, MOST_CHARACTERS).map(plain).join("").replace(/u:/g, "ü")
  const chunks = text.split(/[\s\p{Cc}]+/u).filter(Boolean)
  const terms = chunks.map(term).filter((one, at) => one.signs.length && !(at && hasNoLetters(one) && chunks.indexOf(chunks[at]) < at))
  const all = join(terms), joined = all.slice(0, MOST_TERMS)
  const literal = terms.length ? "" : chunks.join("").replace(/\p{C}/gu, "")
  return { typed: text.trim(), terms: joined, apart: areWords(terms, all) ? unique(terms).slice(0, MOST_TERMS) : null, literal, cut: characters.length > MOST_CHARACTERS || joined.length < all.length, double: false }
}

/** @param {Term} term */
function hasNoLetters({ signs }) {
  return signs.every((sign) => !sign.alphabet)
}

/** Whether letters that stood apart may be words of their own: single ones stand everywhere. @param {Term[]} terms @param {Term[]} joined */
function areWords(terms, joined) {
  return joined.length < terms.length && terms.some(({ signs }) => signs.length > 1)
}

/** @param {Term[]} terms */
function unique(terms) {
  return terms.filter((one, at) => terms.findIndex(({ typed }) => typed === one.typed) === at)
}

/** @param {string} chunk @returns {Term} */
function term(chunk) {
  /** @type {Sign[]} */
  const signs = []
  let literal = ""
  let begins = true
  for (const character of chunk) {
    const last = signs[signs.length - 1]
    const tone = last && last.alphabet && !begins ? typedTone(character, last.alphabet) : 0
    if (tone) {
      last.tone = tone
      begins = true
      if (counts(character)) literal += character
      continue
    }
    if (ZHUYIN_TONES.get(character) === 5) { /* ˙ may stand before its syllable */ continue }
    if (!counts(character)) { begins = true; continue }
    literal += character
    const sign = read(character)
    if (!last || last.alphabet !== sign.alphabet) begins = true
    signs.push({ ...sign, begins })
    begins = false
  }
  return { typed: chunk, literal, signs }
}

/** A tone typed behind a syllable: 3 or ˇ; 0 for none. @param {string} character @param {Alphabet} alphabet */
function typedTone(character, alphabet) {
  if (alphabet === "zhuyin") return ZHUYIN_TONES.get(character) || 0
  return /^[0-5]$/.test(character) ? Number(character) || 5 : 0
}

/** @param {string} character @returns {{symbol: string, alphabet: Alphabet | "", tone: number}} */
function read(character) {
  if (/\p{Script=Bopomofo}/u.test(character)) return { symbol: character, alphabet: "zhuyin", tone: 0 }
  if (!/\p{Script=Latin}/u.test(character)) return { symbol: character, alphabet: "", tone: 0 }
  const { base, tone } = bareLetter(character)
  return /^[a-z]$/.test(base) ? { symbol: base, alphabet: "latin", tone } : { symbol: character, alphabet: "", tone: 0 }
}

/** Neighbouring terms of nothing but letters become one run, each the begin of a syllable. @param {Term[]} terms */
function join(terms) {
  /** @type {Term[]} */
  const joined = []
  for (const term of terms) {
    const last = joined[joined.length - 1]
    const alphabet = term.signs[0].alphabet
    if (last && alphabet && [...last.signs, ...term.signs].every((sign) => sign.alphabet === alphabet)) {
      joined[joined.length - 1] = {
        typed: `${last.typed} ${term.typed}`,
        literal: last.literal + term.literal,
        signs: [...last.signs, ...term.signs],
      }
    } else joined.push(term)
  }
  return joined
}
