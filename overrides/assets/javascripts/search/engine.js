// Search over the published index.  Pure: no DOM, no globals; the caller says how a file is fetched.
// DESIGN §8 is its contract, architecture/search.md the format of the index.

import { GLYPHS, folding, load } from "./corpus.js"
import { find, ofWorks, placed, withNumerals } from "./find.js"
import { ENTRIES, hit, weight } from "./hits.js"
import { RANK } from "./match.js"
import { parse } from "./query.js"
import { nearest } from "./references.js"
import { gloss, others, sourced } from "./sentences.js"
import { SYLLABLES, spellings } from "./spelling.js"
import { describe, matchName } from "./understood.js"
import { above, facets, lineage } from "./whose.js"

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
 *   double?: () => Promise<Double>, shelf?: () => Promise<Shelf>}} site `base` is the site's root; `second` loads the second reading, `double` 雙拼, `shelf` what several works need
 * @returns {Promise<Searcher>} rejects with an IndexError
 */
export async function open({ fetchJson, base, second = () => import("./second.js"), double: keys = () => import("./double.js"), shelf: works = () => import("./shelf.js") }) {
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
  /** @type {Promise<Shelf> | null} */
  let several = null
  /** @returns {Promise<Shelf | null>} what several works or many files need; null where there is neither */
  const shelf = async () => {
    if (manifest.works.length < 2 && !manifest.fold) return null
    several = several || works().catch(() => { throw new IndexError("missing", "shelf.js") })
    several.catch(() => { several = null })
    return several
  }
  shelf().catch(() => {}) // on its way
  const own = manifest.fold ? await shelf() : null, filters = own && own.chooser(manifest, { folding, spellings })
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
      return guesses(query, await Promise.all(nearby(query, like).map(get)), like, found, wanted, await shelf())
    } catch (_) {
      return null // what stands as typed is an answer all the same
    }
  }
  /** @param {Query} query @param {Likeness} like */
  function nearby({ terms }, { everyday }) {
    if (!filters) return manifest.shards
    const typed = terms.map(({ literal }) => literal)
    const texts = [...typed, ...[...everyday].flatMap(([word, meant]) => (typed.some((one) => one.includes(word)) ? [meant] : []))]
    const all = new Set([...filters.likeliest(texts).slice(0, MOST_LIKELY), ...manifest.shards.filter(({ file }) => loaded.has(file))].slice(0, MOST_READ))
    return manifest.shards.filter((shard) => all.has(shard))
  }

  return {
    works: manifest.works,
    others,
    shelf,
    facts: async () => (manifest.shelf ? read(manifest.shelf) : null),
    async search(typed, { limit = Infinity, scope = {}, double = "", arranged = (/** @type {Candidate[]} */ all) => all } = {}) {
      const query = parse(String(typed)), place = placed(query.typed, library.named)
      const queries = place || !double ? [query] : readings(query, double, await keys().catch(() => null))
      const shards = filters && !place ? manifest.shards.filter((shard) => queries.some((one) => filters.choose(shard, one))) : manifest.shards
      const corpora = await Promise.all(shards.map(get))
      return answer(queries, { ...library, corpora }, limit, scope, arranged, again)
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
 * @param {Library} library @param {number} limit @param {Scope} scope @param {(all: Candidate[]) => Candidate[]} arranged
 * @param {Nearby} again the second reading @returns {Promise<Answer>}
 */
async function answer(queries, library, limit, scope, arranged, again) {
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
  const inWork = ofWorks(scope)
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
  const hits = arranged(wanted).slice(0, limit).map((one, at) => sourced(one, {
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
