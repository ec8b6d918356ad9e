// What was typed, for a second reading: stretches of tokens, the words of asking set aside, everyday words with what they mean.

import { SYLLABLES, spellings } from "./memory.js"

const LONGEST_WORD = 8
const MOST_TOKENS = 80

/** @param {Query} query @param {Corpus[]} corpora @param {Likeness} like @returns {{parts: Asked[], wants: Set<string>}} `wants`: what kinds of answers the words of asking want, by their names in the file */
export function asked(query, corpora, like) {
  const fold = folding(corpora, like)
  /** @type {Asked[]} */
  const all = []
  const wants = new Set()
  let many = 0
  for (const { signs } of query.terms) {
    /** @type {Token[]} */
    const tokens = []
    for (let at = 0; at < signs.length;) {
      const letters = run(signs, at)
      if (!letters) tokens.push(character(fold(signs[at].symbol), signs[at].symbol, like))
      else tokens.push(...syllables(letters).map((base) => ({ character: "", base, typed: base })))
      at += letters.length || 1
    }
    all.push(...divided(tokens.slice(0, Math.max(0, MOST_TOKENS - many)), like, wants))
    many += tokens.length
  }
  return { parts: all, wants }
}

/** One character as the text would write it. @param {Corpus[]} corpora @param {Likeness} like @returns {(symbol: string) => string} */
function folding(corpora, { simple }) {
  return (symbol) => {
    for (const { fold, characters } of corpora) if (characters.has(fold(symbol))) return fold(symbol)
    return simple.get(symbol) || symbol
  }
}

/** @param {string} folded @param {string} typed @param {Likeness} like @returns {Token} */
function character(folded, typed, { sounds }) {
  return { character: folded, base: sounds.get(folded) || "", typed }
}

/** The letters that stand together. @param {Sign[]} signs @param {number} from */
function run(signs, from) {
  let letters = ""
  for (let at = from; at < signs.length && signs[at].alphabet === "latin"; at++) letters += signs[at].symbol
  return letters
}

/** Letters as the fewest syllables; none where they spell none. @param {string} letters @returns {string[]} */
function syllables(letters) {
  const bases = new Set(SYLLABLES.map(({ base }) => base))
  const spelled = new Map([...bases].flatMap((base) => spellings(base, "latin").exact.map((one) => /** @type {[string, string]} */ ([one, base]))))
  /** @type {(string[] | null)[]} */
  const best = [[]]
  for (let to = 1; to <= letters.length; to++) {
    best[to] = null
    for (let from = Math.max(0, to - 6); from < to; from++) {
      const before = best[from], base = spelled.get(letters.slice(from, to)), known = best[to]
      if (before && base && (!known || before.length + 1 < known.length)) best[to] = [...before, base]
    }
  }
  return best[letters.length] || []
}

/** @param {Token[]} tokens @param {Likeness} like @param {Set<string>} wants @returns {Asked[]} */
function divided(tokens, { everyday, own }, wants) {
  /** @type {Asked[]} */
  const all = []
  /** @type {Token[]} */
  let rest = []
  const close = () => {
    if (rest.length) all.push({ tokens: rest, meant: "" })
    rest = []
  }
  for (let at = 0; at < tokens.length;) {
    const length = longest(tokens, at, (word) => everyday.has(word) || own.has(word))
    const word = text(tokens.slice(at, at + length))
    if (length) {
      close()
      const want = own.get(word)
      if (want) wants.add(want)
      if (want === undefined) all.push({ tokens: tokens.slice(at, at + length), meant: everyday.get(word) || "" })
    } else rest.push(tokens[at])
    at += length || 1
  }
  close()
  return all
}

/** @param {Token[]} tokens @param {number} from @param {(word: string) => boolean} known */
function longest(tokens, from, known) {
  for (let length = Math.min(LONGEST_WORD, tokens.length - from); length; length--) {
    if (known(text(tokens.slice(from, from + length)))) return length
  }
  return 0
}

/** @param {Token[]} tokens */
function text(tokens) {
  return tokens.map((one) => one.character || one.base).join("")
}

