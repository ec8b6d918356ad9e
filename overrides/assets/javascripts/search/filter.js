// Which index files can have what was asked: past about a million characters each has a small filter in the manifest
// (scripts/tiaowen/write/search/filters.py), so that a query fetches only these.

import { folding } from "./corpus.js"
import { spellings } from "./spelling.js"

const HASHES = 3

/**
 * Which files may have all of a query, and how much of some texts a file may have, pairs of characters counting double.
 * @param {Manifest} manifest @returns {{choose: (shard: Shard, query: Query) => boolean, share: (shard: Shard, texts: string[]) => number}}
 */
export function chooser({ shards, fold: pairs = "", syllables: list = "" }) {
  const fold = folding(pairs), syllables = list.split(" ")
  const bits = new Map(shards.map((shard) => [shard, Uint8Array.from(atob(shard.filter || ""), (c) => c.charCodeAt(0))]))
  /** @param {Shard} shard @returns {(key: string) => boolean} */
  const asked = (shard) => {
    const filter = /** @type {Uint8Array} */ (bits.get(shard))
    return (key) => !filter.length || places(key, filter.length * 8).every((bit) => filter[bit >> 3] & (1 << (bit & 7)))
  }
  /** @type {(shard: Shard, texts: string[]) => number} */
  const share = (shard, texts) => {
    const has = asked(shard)
    return texts.flatMap((text) => Array.from(text, fold)).reduce((sum, one, at, all) => sum + (has(one) ? 1 : 0) + (at && has(all[at - 1] + one) ? 2 : 0), 0)
  }
  /** @type {(shard: Shard, query: Query) => boolean} */
  const choose = (shard, query) => {
    const has = asked(shard)
    const inText = (/** @type {Term} */ term) => inRow([...term.literal].map(fold), "", has)
    const aloud = (/** @type {Term} */ term) => term.signs.some((sign) => sign.alphabet) && mayBeRead(term.signs, fold, syllables, has)
    /** @param {Term[]} terms */
    const all = (terms) => terms.every((term) => inText(term) || aloud(term))
    return all(query.terms) || (query.apart !== null && all(query.apart))
  }
  return { choose, share }
}

/** The bits of a key: FNV-1a, with another seed for each. @param {string} key @param {number} size @returns {number[]} */
function places(key, size) {
  return Array.from({ length: HASHES }, (_, seed) => {
    let value = 0x811c9dc5 ^ seed
    for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193)
    return (value >>> 0) % size
  })
}

/** @param {string[]} parts @param {string} between @param {(key: string) => boolean} has */
function inRow(parts, between, has) {
  return parts.length === 1 ? has(parts[0] + between) : parts.every((part, at) => !at || has(parts[at - 1] + between + part))
}

/**
 * Whether a file may have a run with letters.  What can be initials is not looked up, for these are everywhere; the
 * rest is, in every way to divide it into syllables and with every accent.
 * @param {Sign[]} signs @param {(character: string) => string} fold @param {string[]} syllables @param {(key: string) => boolean} has
 */
function mayBeRead(signs, fold, syllables, has) {
  const characters = signs.filter((sign) => !sign.alphabet).map((sign) => fold(sign.symbol))
  if (characters.length) return characters.every(has)
  const text = signs.map((sign) => sign.symbol).join("")
  const alphabet = signs[0].alphabet || "latin"
  if (alphabet === "zhuyin" || !/[aeiouv].*[aeiouv]|[iuv]/.test(text)) return true
  /** The last syllables of what spells the text up to a letter, in this file and anywhere. @type {Set<string>[]} */
  const here = Array.from({ length: text.length + 1 }, () => new Set())
  const anywhere = [true]
  here[0].add("")
  for (let from = 0; from < text.length; from++) {
    if (!anywhere[from]) continue
    for (const base of syllables) {
      const { exact, near, far } = spellings(base, alphabet)
      for (const spelling of [...exact, ...near, ...far]) {
        const to = Math.min(from + spelling.length, text.length)
        if (!spelling.startsWith(text.slice(from, to))) continue
        anywhere[to] = true
        for (const last of here[from]) if (has(last ? `${last} ${base}` : `${base} `)) here[to].add(base)
      }
    }
  }
  return here[text.length].size > 0 || (!anywhere[text.length] && !/[iuv]/.test(text))
}
