// Search over the published index.  Pure: no DOM, no globals; the caller says how a file is fetched.
// DESIGN §8 is its contract, architecture/search.md the format of the index.

import { admit } from "./admit.js"
import { isWords } from "./apart.js"
import { GLYPHS, load } from "./corpus.js"
import { ENTRIES, bare, candidates, hit, order, weight } from "./hits.js"
import { RANK, compiled } from "./match.js"
import { named } from "./named.js"
import { numeral, value } from "./numerals.js"
import { fit, placeOf } from "./place.js"
import { parse, plain } from "./query.js"
import { asCalled, nearest, references } from "./references.js"
import { gloss, others, sourced } from "./sentences.js"
import { SYLLABLES, spellings } from "./spelling.js"
import { tally } from "./tally.js"
import { describe, matchName } from "./understood.js"

export const VERSION = 1
/** Of an index with filters, how many files a second reading fetches, and reads at most. */
const MOST_LIKELY = 2, MOST_READ = 4

/** What is wrong with an index: not there, not readable, of another version. */
export class IndexError extends Error {
  /** @param {"missing" | "damaged" | "version"} code @param {string} url */
  constructor(code, url) {
    super(`${code}: ${url}`)
    this.code = code
  }
}

/**
 * @param {{fetchJson: (url: string) => Promise<unknown>, base: string, second?: () => Promise<Second>,
 *   double?: () => Promise<Double>}} site `base` is the site's root; `second` loads the second reading, `double` 雙拼
 * @returns {Promise<Searcher>} rejects with an IndexError
 */
export async function open({ fetchJson, base, second = () => import("./second.js"), double: keys = () => import("./double.js") }) {
  const library = { parents: new Map(), titles: new Map(), works: new Map(), named: /** @type {NamedWork[]} */ ([]), articles: new Set() }
  const root = `${base.replace(/\/?$/, "/")}assets/search/`

  /** @param {string} name @returns {Promise<any>} */
  async function read(name) {
    const file = /** @type {any} */ (await fetchJson(root + name).catch((/** @type {unknown} */ error) => {
      throw new IndexError(error instanceof SyntaxError ? "damaged" : "missing", name)
    }))
    if (!file || typeof file !== "object") throw new IndexError("damaged", name)
    if (file.version !== VERSION) throw new IndexError("version", name)
    return file
  }
  /** @param {string} name @returns {Promise<Corpus>} */
  async function corpus(name) {
    const file = await read(name)
    try {
      return catalogued(load(file))
    } catch (_) {
      throw new IndexError("damaged", name)
    }
  }

  /** @param {Corpus} one @returns {Corpus} */
  function catalogued(one) {
    for (const { work, unit, parent, title, id } of one.passages) {
      if (id) continue
      library.parents.set(`${work}/${unit}`, parent)
      library.titles.set(`${work}/${unit}`, title)
    }
    return one
  }

  /** @type {Manifest} */
  const manifest = await read("manifest.json")
  if (!Array.isArray(manifest.shards) || !Array.isArray(manifest.works)) throw new IndexError("damaged", "manifest.json")
  library.named = manifest.works
  if (manifest.works.length > 1) library.works = new Map(manifest.works.map(({ id, title }) => [id, title]))
  for (const { id, parts } of manifest.works) if (parts === "articles") library.articles.add(id)
  /** @type {Map<string, Promise<Corpus>>} */
  const loaded = new Map()
  /** @param {Shard} shard */
  const get = (shard) => {
    let promise = loaded.get(shard.file)
    if (!promise) {
      loaded.set(shard.file, promise = corpus(shard.file))
      promise.catch(() => loaded.delete(shard.file)) // a later query may try again
    }
    return promise
  }
  const filters = manifest.fold ? (await import("./filter.js")).chooser(manifest) : null
  if (!filters) await Promise.all(manifest.shards.map(get))

  /** @type {Promise<[ReturnType<Second["reading"]>, Likeness]> | null} */
  let reading = null
  function loadReading() {
    const code = second().then((one) => one.reading({ GLYPHS, SYLLABLES, spellings }))
    reading = Promise.all([code, read(String(manifest.near))]).then(([own, file]) => [own, own.likeness(file)])
    reading.catch(() => { reading = null }) // a later query may try again
    return reading
  }
  /** A second reading of the likeliest files and those that are here; null where it cannot be had. @type {Nearby} */
  async function again(query, found, wanted) {
    if (!manifest.near) return null
    try {
      const [{ guesses }, like] = await (reading || loadReading())
      return guesses(query, await Promise.all(nearby(query, like).map(get)), like, found, wanted)
    } catch (_) {
      return null // what stands as typed is an answer all the same
    }
  }
  /** @param {Query} query @param {Likeness} like */
  function nearby({ terms }, { everyday }) {
    if (!filters) return manifest.shards
    const typed = terms.map(({ literal }) => literal)
    const texts = [...typed, ...[...everyday].flatMap(([word, meant]) => (typed.some((one) => one.includes(word)) ? [meant] : []))]
    const shares = new Map(manifest.shards.map((shard) => [shard, filters.share(shard, texts)]))
    const likely = [...shares].filter(([, share]) => share).sort((a, b) => b[1] - a[1]).slice(0, MOST_LIKELY).map(([shard]) => shard)
    const all = new Set([...likely, ...manifest.shards.filter(({ file }) => loaded.has(file))].slice(0, MOST_READ))
    return manifest.shards.filter((shard) => all.has(shard))
  }

  return {
    works: manifest.works,
    others,
    async search(typed, { limit = Infinity, scope = {}, double = "" } = {}) {
      const query = parse(String(typed)), place = placed(query.typed, library.named)
      const queries = place || !double ? [query] : readings(query, double, await keys().catch(() => null))
      const shards = filters && !place ? manifest.shards.filter((shard) => queries.some((one) => filters.choose(shard, one))) : manifest.shards
      const corpora = await Promise.all(shards.map(get))
      return answer(queries, { ...library, corpora }, limit, scope, again)
    },
  }
}

/** A query as 雙拼 first, where it can be, then as it stands. @param {Query} query @param {string} scheme @param {Double | null} keys null where it cannot be had @returns {Query[]} */
function readings(query, scheme, keys) {
  const spelled = keys ? keys.spelledOut(query.typed, scheme) : null
  return spelled === null ? [query] : [{ ...parse(spelled), typed: query.typed, double: true }, query]
}

/**
 * @param {Query[]} queries what was typed as it may be read; the first that finds something is meant, else the first
 * @param {Library} library @param {number} limit @param {Scope} scope
 * @param {Nearby} again the second reading @returns {Promise<Answer>}
 */
async function answer(queries, library, limit, scope, again) {
  let [query] = queries
  let all = find(query, library, scope)
  for (const other of queries.slice(1)) {
    const beside = needed(query, all) ? find(other, library, scope) : []
    if (beside.length && !needed(other, beside)) [query, all] = [other, beside]
  }
  const retyped = all.length ? null : withNumerals(query)
  if (retyped) all = find(retyped, library, scope)
  for (const one of all) one.weight = weight(one)
  all.sort((a, b) => a.weight - b.weight || saying(b) - saying(a) || a.order - b.order)
  /** @param {Passage} passage */
  const inWork = (passage) => !scope.work || passage.work === scope.work
  const place = all.some(({ rank }) => rank === RANK.REFERENCE) ? null : placed(query.typed, library.named)
  const beside = place ? nearest(place, query.typed, library, inWork) : []
  all.push(...beside)
  const second = !beside.length && needed(query, all) ? await again(query, all, inWork) : null
  if (second) all.push(...second.found)
  const kinds = scope.kind ? [scope.kind].flat() : null
  /** @param {Candidate} one */
  const inPart = (one) => !scope.part || lineage(one.passage, library).includes(scope.part)
  /** @param {Candidate} one */
  const inKind = (one) => !kinds || kinds.includes(one.kind)
  const wanted = scope.part || kinds ? all.filter((one) => inPart(one) && inKind(one)) : all
  const hits = wanted.slice(0, limit).map((one, at) => sourced(one, {
    ...hit(one, at / (wanted.length + 1), matchName(one.rank, query.terms)),
    above: above(one.passage, library), gloss: gloss(one),
  }))
  return {
    hits, total: wanted.length, understood: describe(query, all, beside.length > 0), suggestion: second ? second.suggestion : null,
    get facets() { return facets(all, library, inPart, inKind) }, // only the page of results asks
  }
}

/** How often a passage has what was typed as it stands, so that among equals what speaks most of it comes first; a heading says what it is about once. @param {Candidate} candidate */
function saying({ inHeading, rank, said }) {
  return inHeading || rank > RANK.FOLDED ? 0 : said
}

/** Whether nothing of the text stands as typed, or only by a guess. @param {Query} query @param {Candidate[]} found */
function needed(query, found) {
  return query.terms.length > 0 && !found.some(({ kind, rank }) => !ENTRIES.includes(kind) && rank <= RANK.NEAR_TYPED && rank !== RANK.MIXED)
}

/** @param {Query} query @param {Library} library @param {Scope} scope @returns {Candidate[]} */
function find(query, library, scope) {
  /** @param {Passage} passage */
  const wanted = (passage) => !scope.work || passage.work === scope.work
  if (query.literal) return library.corpora.flatMap((corpus, at) => punctuation(query.literal, corpus, at, wanted))
  const place = placed(query.typed, library.named)
  const referred = place ? references(place, library, wanted) : []
  if (referred.length) return [...referred, ...mentions(query, library, scope)]
  const { terms, apart } = query
  const run = together(terms, library, wanted)
  if (!apart || (run.length && !apart.every((term) => isWords(term, library.corpora)))) return run
  const known = new Set(run.map((one) => one.passage))
  const others = together(apart, library, wanted).filter((one) => !known.has(one.passage))
  for (const one of others) one.apart = true
  return [...run, ...others]
}

/** Where the text itself says what was read as a place. @param {Query} query @param {Library} library @param {Scope} scope */
function mentions(query, library, scope) {
  const words = [query, withNumerals(query)].flatMap((one) => (one ? [{ ...one, typed: "", apart: null }] : []))
  return words.flatMap((one) => find(one, library, scope)).filter((one) => one.rank === RANK.SAME)
}

/** The query with 第12條 as 第十二條, 二〇一五年 as 2015年; null where it has none. @param {Query} query @returns {Query | null} */
function withNumerals(query) {
  const typed = query.typed
    .replace(/\d{1,4}(?=[编編章节節條条款項项])/g, (digits) => numeral(Number(digits)))
    .replace(/[〇○零一二三四五六七八九十]{1,4}(?=[年月日])/g, (digits) => String(value(digits)))
  return typed === query.typed ? null : parse(typed)
}

/** Passages that have every term. @param {Term[]} terms @param {Library} library @param {(passage: Passage) => boolean} wanted */
function together(terms, library, wanted) {
  const { corpora } = library
  const found = terms.map((term) => {
    const matchers = corpora.map(compiled(term))
    const tallies = corpora.map((corpus, at) => tally(corpus, matchers[at], wanted))
    admit(corpora, matchers, tallies)
    const place = terms.length > 1 ? certainPlace(term.typed) : null
    return { matchers, tallies, inside: place ? inside(place, library) : null }
  })
  /** @type {Candidate[]} */
  const all = []
  corpora.forEach((corpus, at) => {
    const matchers = found.map((one) => one.matchers[at])
    if (found.length === 1) {
      for (const [number, one] of found[0].tallies[at]) candidates(corpus, corpus.passages[number], [one], matchers, order(at, number), all)
      return
    }
    const [fewest] = found.filter((one) => !one.inside).map((one) => one.tallies[at]).sort((a, b) => a.size - b.size)
    for (const number of fewest ? fewest.keys() : []) {
      const passage = corpus.passages[number]
      const having = found.filter((one) => one.tallies[at].has(number))
      if (having.length < found.length && !found.every((one) => having.includes(one) || (one.inside && one.inside(passage)))) continue
      const tallies = having.map((one) => /** @type {Tally} */ (one.tallies[at].get(number)))
      candidates(corpus, passage, tallies, having.map((one) => one.matchers[at]), order(at, number), all)
    }
  })
  return all
}

/** A place that can hardly be meant as words, in all works or in those that it names. @param {string} typed @param {NamedWork[]} works @returns {PlaceInWorks | null} */
function placed(typed, works) {
  const place = certainPlace(typed)
  return place ? { place, works: null } : named(typed, works)
}

/** What can hardly be meant as words. @param {string} typed */
function certainPlace(typed) {
  const place = placeOf(typed)
  return place && place.certain ? place : null
}

/** The text of a corpus with width and case set aside, for those that were asked. @type {WeakMap<Corpus, string>} */
const PLAIN = new WeakMap()

/** Punctuation as it stands. @param {string} typed @param {Corpus} corpus @param {number} at @param {(passage: Passage) => boolean} wanted @returns {Candidate[]} */
function punctuation(typed, corpus, at, wanted) {
  let one = PLAIN.get(corpus)
  if (one === undefined) {
    const text = Array.from(corpus.hant, plain).join("")
    PLAIN.set(corpus, one = text.length === corpus.hant.length ? text : "")
  }
  const text = one
  return corpus.passages.flatMap((passage, number) => {
    if (!wanted(passage)) return []
    const own = text.slice(passage.raw, passage.raw + passage.length)
    /** @type {[number, number][]} */
    const marks = []
    for (let place = own.indexOf(typed); place >= 0; place = own.indexOf(typed, place + typed.length)) {
      marks.push([passage.raw + place, passage.raw + place + typed.length])
    }
    if (!marks.length) return []
    return [{ ...bare(corpus, passage), rank: RANK.SAME, kind: "text", marks, count: marks.length, order: order(at, number) }]
  })
}

/** Whether a passage lies in one of the places. @param {Place} place @param {Library} library */
function inside(place, library) {
  return (/** @type {Passage} */ passage) => lineage(passage, library).some((unit) => fit(asCalled(place, passage.work, library.articles), unit) >= 0)
}

/** The ids of the unit and of all above it, lowest first. @param {Passage} passage @param {Library} library @returns {string[]} */
function lineage({ work, unit, parent }, { parents }) {
  const ids = [unit]
  for (let above = parent || parents.get(`${work}/${unit}`); above; above = parents.get(`${work}/${above}`)) ids.push(above)
  return ids
}

/** What stands above a passage: its work where there are several, and its part. @param {Passage} passage @param {Library} library @returns {Both | null} */
function above({ work, part, unit }, { works, titles }) {
  return joined([unit === "title" ? undefined : works.get(work), part === unit ? undefined : titles.get(`${work}/${part}`)])
}

/** @param {(Both | undefined)[]} titles @returns {Both | null} null where there is none */
function joined(titles) {
  const steps = /** @type {Both[]} */ (titles.filter(Boolean))
  return steps.length ? { hant: steps.map(({ hant }) => hant).join(" · "), hans: steps.map(({ hans }) => hans).join(" · ") } : null
}

/** @param {Candidate[]} all @param {Library} library @param {(one: Candidate) => boolean} inPart @param {(one: Candidate) => boolean} inKind @returns {Facets} */
function facets(all, library, inPart, inKind) {
  /** @type {Map<string, {work: string, part: string, count: number, order: number}>} */
  const parts = new Map()
  /** @type {Record<string, number>} */
  const kinds = {}
  for (const one of all) {
    if (inPart(one)) kinds[one.kind] = (kinds[one.kind] || 0) + 1
    if (!inKind(one)) continue
    const { work, part } = one.passage, key = `${work}/${part}`
    const known = parts.get(key)
    if (known) {
      known.count++
      known.order = Math.min(known.order, one.order)
    } else parts.set(key, { work, part, count: 1, order: one.order })
  }
  const inOrder = [...parts].sort(([, a], [, b]) => a.order - b.order)
  return {
    kinds,
    parts: inOrder.map(([key, { work, part, count }]) => ({
      work, part, count, title: /** @type {Both} */ (joined([library.works.get(work), library.titles.get(key) || { hant: part, hans: part }])),
    })),
  }
}
