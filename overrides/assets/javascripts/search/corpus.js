// One index file in memory: the characters that count, one after the other, and what is known of each.

import { byCharacter, byCharacters, pairTable, positions, receivedBy, receivedLength, simplified, usualReading, wordBegins } from "./index-file.js"
import { syllable } from "./spelling.js"
import { counts, plain } from "./query.js"

/** What is true of a character that counts, and of its neighbours. */
export const WORD_BEGINS = 1, WORD_ENDS = 2, AFTER_GAP = 4, SENTENCE_BEGINS = 8, RECEIVED = 16

/** What stands in brackets is no longer; a number alone is that of an item. */
const LONGEST_INSET = 40, NUMERALS = "一二三四五六七八九十百0123456789"
/** Stands between passages and is in no query. */
const BORDER = "\n"

/** @param {IndexFile} file */
export function load(file) {
  const hant = byCharacters(file.hant)
  const hans = simplified(hant, file)
  const readingAt = positions(file.readingsAt)
  const usual = usualReading(file.readings)
  const fold = memo(folding(file.fold))
  const table = glyphTable(fold, file.others)
  /** The glyph of a character in its usual reading; -1 for what search does not look at. */
  const glyphOf = memo((character) => (counts(character) ? table.number(character, usual(character)) : -1))
  const border = table.number(BORDER, "")
  const begins = wordBegins(file.words, hant.length)
  const passages = filed(file.passages, hant, hans)
  const besides = [...receivedBy(passages, file.received), ...withoutInsets(passages, hant)]
  const most = hant.length + passages.length + besides.reduce((sum, [one, all]) => sum + one.length + 1 + receivedLength(all), 0)
  const at = {
    /** Glyph of each character that counts. */
    glyph: new Uint32Array(most),
    /** The characters of the text that it stands for. */
    from: new Uint32Array(most), to: new Uint32Array(most),
    owner: new Uint32Array(most),
    flags: new Uint8Array(most),
  }
  const codes = new Uint16Array(most)
  let end = 0, number = 0

  /** @param {number} glyph @param {number} from @param {number} to @param {number} flags */
  function put(glyph, from, to, flags) {
    codes[end] = GLYPHS[glyph].character.charCodeAt(0)
    at.glyph[end] = glyph
    at.from[end] = from
    at.to[end] = to
    at.owner[end] = number
    at.flags[end++] = flags
  }

  /** A passage as edited, or with received readings in place. @param {Passage} one @param {Received[]} restored */
  function lay(one, restored) {
    const start = end
    let gap = false, opens = true, over = 0, next = 0, sentence = 0, sentenceEnd = one.raw + one.lengths[0]
    for (let raw = one.raw; raw < one.raw + one.length; raw++) {
      while (raw >= sentenceEnd) { sentenceEnd += one.lengths[++sentence]; opens = true }
      const emended = restored[next]
      if (emended && emended[0] === raw) {
        next++
        if (!emended[2]) over = RECEIVED // what was left out stands between this character and the next
        for (const character of emended[2]) if (glyphOf(character) >= 0) put(glyphOf(character), raw, emended[1], RECEIVED)
        if (emended[1] > raw) { raw = emended[1] - 1; continue }
      }
      const usually = glyphOf(hant[raw])
      if (usually < 0) { gap = true; continue }
      const word = (begins[raw] ? WORD_BEGINS : 0) | (begins[raw + 1] ? WORD_ENDS : 0)
      const reading = readingAt.get(raw)
      const glyph = reading === undefined ? usually : table.number(hant[raw], reading)
      put(glyph, raw, raw + 1, word | over | (gap ? AFTER_GAP : 0) | (opens ? SENTENCE_BEGINS : 0))
      gap = opens = false
      over = 0
    }
    const range = { from: start, to: end }
    put(border, one.raw, one.raw, 0)
    return range
  }

  for (number = 0; number < passages.length; number++) Object.assign(passages[number], lay(passages[number], []))
  const edited = end
  for (const [one, all] of besides) {
    number = one.number
    one.besides.push(lay(one, all))
  }
  /** What was received, by where the edited text stands. @type {Map<number, Both>} */
  const restored = new Map(file.received.map(([from, , one, other]) => [from, { hant: one, hans: other }]))
  const glyphs = [...table.used], characters = new Set(glyphs.map((one) => GLYPHS[one].character))
  const folded = fromCodes(codes.subarray(0, end))
  return { passages, folded, edited, at, glyphs, characters, fold, hant, hans, received: restored }
}

/** @param {Characters} text @param {number} from @param {number} to @returns {string} */
export function slice(text, from, to) {
  const part = text.slice(from, to)
  return typeof part === "string" ? part : part.join("")
}

/** @template T @param {(character: string) => T} compute @returns {(character: string) => T} */
function memo(compute) {
  /** @type {Map<string, T>} */
  const known = new Map()
  return (character) => {
    let value = known.get(character)
    if (value === undefined) known.set(character, value = compute(character))
    return value
  }
}

/**
 * Character → the one that stands for it, always one code unit: what lies beyond the basic plane gets a private one.
 * @param {string} pairs @returns {(character: string) => string}
 */
export function folding(pairs) {
  const table = pairTable(pairs)
  /** @type {Map<string, string>} */
  const rare = new Map()
  return (character) => {
    const width = plain(character)
    const one = table.get(width) || width
    if (one.length === 1) return one
    if (!rare.has(one)) rare.set(one, String.fromCharCode(0xe000 + (rare.size % 0x1900)))
    return rare.get(one) || one
  }
}

/** Every glyph met so far, in any index file; a number stands for each. @type {Glyph[]} */
export const GLYPHS = []
/** @type {Map<string, number>} */
const numbers = new Map()

/**
 * The number of a character in a reading, remembered for the file.
 * @param {(character: string) => string} fold @param {Record<string, string>} others
 * @returns {{number: (character: string, reading: string) => number, used: Set<number>}}
 */
function glyphTable(fold, others) {
  const besides = byCharacter(others)
  /** @type {Map<string, Map<string, number>>} */
  const known = new Map()
  const used = new Set()

  /** @param {string} character @param {string} reading @returns {number} */
  function number(character, reading) {
    let same = known.get(character)
    if (!same) known.set(character, same = new Map())
    let found = same.get(reading)
    if (found === undefined) {
      found = glyph(character === BORDER ? BORDER : fold(character), reading && [reading, ...(besides.get(character) || []).filter((other) => other !== reading)])
      same.set(reading, found)
      used.add(found)
    }
    return found
  }
  return { number, used }
}

/** @param {string} character @param {string[] | ""} readings @returns {number} */
function glyph(character, readings) {
  const key = character + String(readings)
  let found = numbers.get(key)
  if (found === undefined) numbers.set(key, found = GLYPHS.push({ character, syllables: [...readings].map(syllable) }) - 1)
  return found
}

/** Passages with what stands in brackets left out, so that a phrase is found across it: 縣（市、區）主流媒體. @param {Passage[]} passages @param {Characters} hant @returns {[Passage, Received[]][]} */
function withoutInsets(passages, hant) {
  return passages.flatMap((one) => {
    /** @type {Received[]} */
    const insets = []
    let open = -1, words = false
    for (let at = one.raw; at < one.raw + one.length; at++) {
      const character = hant[at]
      if (character === "（") { open = at; words = false }
      else if (character === "）" && words && open > one.raw && at - open < LONGEST_INSET) insets.push([open, at + 1, "", ""])
      else words = words || !NUMERALS.includes(character)
    }
    return insets.length ? [/** @type {[Passage, Received[]]} */ ([one, insets])] : []
  })
}

/** @param {FiledPassage[]} files @param {Characters} hant @param {Characters} hans @returns {Passage[]} */
function filed(files, hant, hans) {
  let raw = 0
  return files.map(({ kind, work = "", unit = "", parent = "", part = "", id = "", url = "", title = 0, heading = 0, lengths, paragraphs = [], provisions = [] }, number) => {
    const length = lengths.reduce((sum, one) => sum + one, 0)
    const titles = typeof title === "number" ? [hant, hans].map((text) => slice(text, raw, raw + title)) : title
    raw += length
    return {
      kind, work, unit, parent, part: part || parent || unit, id, url: url || `${work}/${unit}/`, title: { hant: titles[0], hans: titles[1] },
      heading, lengths, paragraphs, provisions, raw: raw - length, length, from: 0, to: 0, number, besides: [],
    }
  })
}

/** @param {Uint16Array} codes @returns {string} */
function fromCodes(codes) {
  let text = ""
  for (let at = 0; at < codes.length; at += 8192) text += String.fromCharCode(...codes.subarray(at, at + 8192))
  return text
}
