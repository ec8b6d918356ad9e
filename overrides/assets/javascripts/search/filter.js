// Which index files can have what was asked: past about a million characters each has a small filter in the manifest
// (scripts/tiaowen/write/search/filters.py), so that a query fetches only these.

const HASHES = 3
/** What a pair of characters in the title of a work counts besides that the file has it: as much again. */
const TITLE = 2

/**
 * Which files may have all of a query, and which most of some texts.
 * @param {Manifest} manifest @param {Foldings} engine what the engine knows of characters and syllables @returns {{choose: (shard: Shard, query: Query) => boolean, likeliest: (texts: string[]) => Shard[]}}
 */
export function chooser({ shards, works, fold: pairs = "", syllables: list = "" }, { folding, spellings }) {
  const fold = folding(pairs), syllables = list.split(" ")
  const bits = new Map(shards.map((shard) => [shard, Uint8Array.from(atob(shard.filter || ""), (c) => c.charCodeAt(0))]))
  /** @param {Shard} shard @returns {(key: string) => boolean} */
  const asked = (shard) => {
    const filter = /** @type {Uint8Array} */ (bits.get(shard))
    return (key) => !filter.length || places(key, filter.length * 8).every((bit) => filter[bit >> 3] & (1 << (bit & 7)))
  }
  const plain = (/** @type {string} */ text) => Array.from(text, fold).join("")
  /** The titles of the works of each file. */
  const titles = shards.map(({ first = works.length }, at) => {
    const { first: next = works.length } = shards[at + 1] || {} // which may begin within the last of these works
    return works.slice(first, next + 1).map(({ title }) => plain(title.hans))
  })
  /** @type {(texts: string[]) => Shard[]} those that have any of the pairs and characters, the most first */
  const likeliest = (texts) => {
    const keys = [...new Set(texts.map(plain).flatMap((text) => [...text].flatMap((one, at) => (at ? [one, text.slice(at - 1, at + 1)] : [one]))))]
    const shares = shards.map((shard, at) => {
      const has = asked(shard), named = (/** @type {string} */ key) => key.length > 1 && titles[at].some((title) => title.includes(key))
      return { shard, share: keys.reduce((sum, key) => sum + (has(key) ? key.length : 0) + (named(key) ? TITLE : 0), 0) }
    })
    return shares.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share).map(({ shard }) => shard)
  }
  /** @type {(shard: Shard, query: Query) => boolean} */
  const choose = (shard, query) => {
    const has = asked(shard)
    const inText = (/** @type {Term} */ term) => inRow([...term.literal].map(fold), "", has)
    const aloud = (/** @type {Term} */ term) => term.signs.some((sign) => sign.alphabet) && mayBeRead(term.signs, fold, syllables, spellings, has)
    /** @param {Term[]} terms */
    const all = (terms) => terms.every((term) => inText(term) || aloud(term))
    return all(query.terms) || (query.apart !== null && all(query.apart))
  }
  return { choose, likeliest }
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
 * @param {Sign[]} signs @param {(character: string) => string} fold @param {string[]} syllables
 * @param {Foldings["spellings"]} spellings @param {(key: string) => boolean} has
 */
function mayBeRead(signs, fold, syllables, spellings, has) {
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
