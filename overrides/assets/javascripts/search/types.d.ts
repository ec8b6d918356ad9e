// The values of search; the check reads this file, no browser does.

declare global {
  type SearchCode = Pick<typeof import("./files.js"), "fetchJson" | "take"> & {
    engine: typeof import("./engine.js"), place: typeof import("./place.js"), serve: typeof import("./serve.js").serve
    /** What second.js hands over. */
    second?: Second
    /** What double.js hands over. */
    double?: Double
    /** What shelf.js hands over. */
    shelf?: Shelf
  }
  /** What code.js makes. */
  var searchCode: SearchCode
  /** This build's scripts and styles; stands before worker.js (scripts/tiaowen/write/built/build_marks.py), not in the preview. */
  const CODE: string
  function importScripts(...urls: string[]): void
  type Script = "hant" | "hans"
  interface Both { hant: string, hans: string }
  type Alphabet = "latin" | "zhuyin"

  // —— query ——

  /** One symbol of a run.  A character stands for itself; a letter is part of a syllable, whose tone may be marked on it. */
  interface Sign { symbol: string, alphabet: Alphabet | "", tone: number, /** a syllable must begin here */ begins: boolean }
  /** A run that must be found as it stands; `literal` is what it says as text, without punctuation, `typed` with it. */
  interface Term { typed: string, literal: string, signs: Sign[] }
  interface Query {
    typed: string
    /** All have to be found. */
    terms: Term[]
    /** Letters that stood apart, as terms of their own; null where there are none. */
    apart: Term[] | null
    /** Set where nothing but punctuation was typed. */
    literal: string
    /** More was typed than is read. */
    cut: boolean
    /** Its letters were read as 雙拼. */
    double: boolean
  }
  /**
   * The unit ids a place can mean, likeliest first (`*-3`: any that ends so), and where in the unit: `s3` a sentence,
   * `k2` a 款, `k2-5` an item of it, `k-5` an item of whichever has it; `certain` when it can
   * hardly be meant as words.
   */
  interface Place { ids: string[], anchor: string, certain: boolean }
  /** A place in all works or in some. */
  interface PlaceInWorks { place: Place, works: string[] | null }
  /** What a work is called besides, and its short name by syllables. */
  interface NamedWork { id: string, title: Both, names?: Both[], say?: string, /** what it calls its 一、 */ parts?: "articles" }
  /** How a syllable is typed: as it is spelled, with an accent, with an accent overdone, by its initial alone. */
  interface Spellings { exact: string[], near: string[], far: string[], initials: string[], /** letters it may begin with */ first: string }

  // —— index files; architecture/search.md describes them ——

  type Received = [from: number, to: number, hant: string, hans: string]
  interface FiledPassage {
    kind: string, work?: string, unit?: string, parent?: string, part?: string, id?: string, url?: string
    title?: number | [string, string], heading?: number, lengths: number[]
    /** Sentences of each paragraph; of each 款 its paragraph, then its items: a paragraph or, below zero, a sentence. */
    paragraphs?: number[], provisions?: number[][]
  }
  interface IndexFile {
    version: number, passages: FiledPassage[], hant: string, hans: string, hansAt: (number | string)[]
    readings: Record<string, string>, readingsAt: (number | string)[], others: Record<string, string>, fold: string
    words: string, received: Received[]
  }
  interface Shard { file: string, characters: number, filter?: string, /** the place of its first work among those of the manifest */ first?: number }
  interface Manifest {
    version: number, shards: Shard[], works: NamedWork[]
    /** With filters: what they take for one character, and all syllables. */
    fold?: string, syllables?: string
    /** The file of the second reading, and that of what is known of the works. */
    near?: string, shelf?: string
  }
  /** Works by what is known of them: of each facet its values, and of each work, in the order of the manifest, which of these it has. */
  interface ShelfFile { version: number, facets: ShelfFacet[] }
  interface ShelfFacet { key: string, title: Both, values: (Both & { key: string })[], of: number[][] }
  /** What characters can be taken for; architecture/search.md. */
  interface NearFile { version: number, sounds: string, hant: string, gaps: string, shapes: string, everyday: string, own: string }
  /** The same in memory, all in simplified script: syllables, traditional → simplified, groups of one shape; words and what each means; words of asking and what answers each wants. */
  interface Likeness {
    sounds: Map<string, string>, simple: Map<string, string>, shapes: Map<string, string>
    everyday: Map<string, string>, own: Map<string, string>
  }

  // —— in memory ——

  /** Text by character, however many code units one has. */
  type Characters = string | string[]
  /** Base without tone, ü as v; tone 5 is none. */
  interface Syllable { base: string, tone: number }
  /** A character in one reading: `syllables[0]` is that of its context, the others those it can have elsewhere. */
  interface Glyph { character: string, syllables: number[] }
  /**
   * A unit, note, term or body.  `raw` is where its text begins among all characters, `from`–`to` its characters that
   * count; `number` is its place among the passages. `part` is the highest unit above, or itself.
   */
  interface Passage {
    kind: string, work: string, unit: string, parent: string, part: string, id: string, url: string, title: Both
    heading: number, lengths: number[], raw: number, length: number, from: number, to: number
    paragraphs: number[], provisions: number[][]
    number: number
    /** the same again with received readings in place, and without what stands in brackets, where there is such */
    besides: { from: number, to: number }[]
  }
  interface Corpus {
    passages: Passage[]
    /** The characters that count, folded, a border behind each passage; up to `edited` as edited, then as received. */
    folded: string, edited: number
    /** Of each of these: its glyph, the characters of the text that it stands for, its passage, what is true of it. */
    at: { glyph: Uint32Array, from: Uint32Array, to: Uint32Array, owner: Uint32Array, flags: Uint8Array }
    /** The numbers of the glyphs it has, and their characters. */
    glyphs: number[], characters: Set<string>
    fold: (character: string) => string
    hant: Characters, hans: Characters
    /** What was received, by where the edited text stands. */
    received: Map<number, Both>
  }
  /** The corpora; of all units the parent and the title, by `work/unit`; where there are several works, their titles; the works that call their 一、 第一條. */
  interface Library { corpora: Corpus[], parents: Map<string, string>, titles: Map<string, Both>, works: Map<string, Both>, named: NamedWork[], articles: Set<string> }

  // —— matching ——

  /** Called for every match, in the order of the text; from–to are places in the corpus. */
  type Found = (from: number, to: number, rank: number) => void
  /** Searches a stretch of the corpus. */
  type Matcher = (from: number, to: number, found: Found) => void
  /** A match and its worth. */
  interface Spot { from: number, to: number, rank: number, grade: number }
  /** What a passage has of a term: the best place in heading and text; how often it has the best. */
  interface Tally { heading: Spot | null, text: Spot | null, count: number, rank: number, end: number }
  type Ranges = [number, number][]
  /** A passage that has what was asked, before its sentence is written out. */
  interface Candidate {
    corpus: Corpus, passage: Passage, kind: string, spots: Spot[], matchers: Matcher[]
    rank: number, grade: number, near: number, inHeading: boolean, apart: boolean, count: number, order: number
    /** How far down the list; less is better. */
    weight: number
    /** For what was not found by terms: punctuation, places. */
    marks: Ranges, anchor: string
    taken: Taken[]
    /** How often it has the one term that was asked for, but for its heading. */
    said: number
  }

  // —— a second reading ——

  type Second = typeof import("./second.js")
  type Double = typeof import("./double.js")
  type Shelf = typeof import("./shelf.js")
  interface Foldings { folding: typeof import("./corpus.js").folding, spellings: typeof import("./spelling.js").spellings }
  /** What the engine remembers and the second reading shares. */
  interface Memory { GLYPHS: Glyph[], SYLLABLES: Syllable[], spellings: typeof import("./spelling.js").spellings }
  type Nearby = (query: Query, found: Candidate[], wanted: (passage: Passage) => boolean) => Promise<ReturnType<typeof import("./guesses.js").guesses> | null>
  /** What was typed, and what in the text it was taken for. */
  interface Taken { typed: string, meant: Both }
  /** One character that was typed, folded, or a syllable in letters. */
  interface Token { character: string, base: string, typed: string }
  /** Tokens that stood together; what they mean where they are an everyday word. */
  interface Asked { tokens: Token[], meant: string }
  /** A sentence among the characters that count. */
  interface Stretch { corpus: Corpus, passage: Passage, from: number, to: number }
  /** How well a sentence has each token, and each with the next: 0 to 1. */
  interface Shared { alone: Float32Array, pairs: Float32Array }
  /** Of a part how like every glyph is to each token; how much each sentence has of it, and the most it could. */
  interface Weighed { part: Asked, tables: Float32Array[], scores: number[], ideal: number }
  /** A corpus in letters: of each the place of its character, and whether a word begins or ends with it. */
  interface Spelled { codes: Uint8Array, places: Uint32Array, borders: Uint8Array }
  /** A sentence, or a stretch of one, that may be meant; `whole` is what of it is all that was asked. */
  interface Guess { stretch: Stretch, marks: Ranges, taken: Taken[], whole: Both | null }

  // —— answers: DESIGN §8 ——

  interface Hit {
    work: string, unit: string, sentence: string, kind: string, match: string, url: string, title: Both, text: Both
    ranges: { hant: Ranges, hans: Ranges }, count: number, score: number
    /** The slug of a note, term or body. */
    id: string
    /** The highest unit above; what stands above the hit: its work where there are several, that unit's title. */
    part: string, above: Both | null
    /** What the received text has where this was found, if that is what was found. */
    received: Both | null
    /** It goes across what stands in brackets. */
    across: boolean
    /** What a note, term or body that was found by its title goes on to say. */
    gloss?: Both | null
    /** Of a near hit what was taken for what. */
    taken: Taken[]
  }
  /** Search only these works, only what lies in this unit, only these kinds of hits; of a list also what was chosen of the shelf's facets, by their keys. */
  interface Scope { work?: string | string[], part?: string, kind?: string | string[], [facet: string]: string | string[] | undefined }
  interface Understood {
    reading: "nothing" | "place" | "punctuation" | "words"
    terms: { typed: string, as: string }[]
    say: Both
    /** A place was asked for that is not there; more was typed than is read. */
    absent: boolean, cut: boolean
  }
  /** Hits by part, whatever part was asked for, and by kind, whatever kind. */
  interface Facets { parts: { work: string, part: string, title: Both, count: number }[], kinds: Record<string, number> }
  interface Answer { hits: Hit[], total: number, understood: Understood, facets: Facets, /** what may be asked instead */ suggestion: Both | null }
  interface Searcher {
    works: Manifest["works"]
    /** The other sentences of its passage that have what a hit of this searcher has; each is written out when called. */
    others: (hit: Hit) => (() => Hit)[]
    /** What several works need; null for one. */
    shelf: () => Promise<Shelf | null>
    facts: () => Promise<ShelfFile | null>
    search: (query: string, options?: {
      limit?: number, scope?: Scope, /** the reader's scheme of 雙拼, if any: double.js */ double?: string
      /** puts into another order, or leaves out, what is written out */ arranged?: (all: Candidate[]) => Candidate[]
    }) => Promise<Answer>
  }
  /** Hits of one unit, note, term or body; the best comes first. */
  interface Group { key: string, hits: Hit[], /** among several works */ whose?: Whose }
  /** Of which work it is, whose hits are so many in all; whether it is the first of these; where the others are listed. */
  interface Whose { title: Both, count: number, begins: boolean, rest: string }
  /** A question to several works: its scope with what was chosen as works, how its hits are arranged, what is said of them. */
  interface Shelved {
    scope: Scope, arranged: (all: Candidate[]) => Candidate[], divide: (groups: Group[]) => void, facets: () => Promise<FacetNames["shelf"]>
  }
  /** Parts of works and kinds of hits in words; `whole` is the work. */
  interface FacetNames {
    kinds: { kind: string, name: string, count: number }[]
    parts: { work: string, part: string, whole: string, name: string, count: number }[]
    /** What is known of the works; none where there are few. */
    shelf: { key: string, title: string, chosen: string, values: { key: string, name: string, count: number }[] }[]
  }
  /**
   * What a list asks: the items `from`–`upto` of the groups of a query, of which `most` hits are looked at; or, with `group`,
   * the other sentences of that group's `hit`.
   */
  interface SearchQuestion {
    turn: number, query: string, scope?: Scope, double?: string, /** the work that is read now */ here?: string, most?: number, from?: number, upto?: number, facets?: boolean
    group?: number, hit?: number
  }
  /** What it hears; items are HTML.  `groups` are so many in all, `completed` is how the text goes on after what was typed. */
  interface SearchReply {
    turn: number, query: string, items: string[], total: number, trouble?: string, from?: number, groups?: number
    understood?: Understood, near?: boolean, suggestion?: Both | null, completed?: string, facets?: FacetNames | null
  }
}

export {}
