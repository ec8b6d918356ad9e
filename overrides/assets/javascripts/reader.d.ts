// What the scripts of a page share, and what they find in it; the check reads this file, no browser does.

declare global {
  /** A sentence or a unit that can be cited; `number` is "" for a whole unit, `url` where it is published. */
  interface CitedPassage { unit: string, number: string, elements: HTMLElement[], url: string }
  /**
   * What a work and its units are called in a citation; a fact that is not known is not there.  `which` of the texts of this
   * title it is (2021年修正) or its number; `published` the day on which that text was given out.
   */
  interface CitingFacts { title: string, issuer?: string, which?: string, published?: string, units: Record<string, string>
    /** Of each article the 款 and 項 in which each sentence stands; none where it is one alone. */
    provisions: Record<string, string[]> }
  /**
   * An entry of the menu of a passage; `more` are entries behind it, which are about `passage` where that is given, and others
   * on the bar than in the menu.
   */
  interface CitingAction {
    name: string | ((passage: CitedPassage) => string)
    act?: (passage: CitedPassage) => void
    more?: (passage: CitedPassage, isBar: boolean) => CitingAction[]
    /** The form of which the text is shown before it is copied. */
    form?: CitingForm
    passage?: CitedPassage
  }
  type CitingForm = "plain" | "sentence" | "quotation" | "reference" | "markdown" | "csl" | "bibtex" | "ris"
  type CitingForms = Record<CitingForm | "where", (passage: CitedPassage, facts: CitingFacts) => string>
  /**
   * A sentence that a reader marked: `at` is the page, from the root of an edition, so that it opens in the script being read;
   * `text` is the sentence as it was, in `script`.
   */
  interface Bookmark { at: string, work: string, unit: string, sentence: number, script: Script, text: string }
  /** Of a work: reading → characters mostly read so; sentence → its characters read otherwise; pinyin → 注音; what is rare. */
  interface Readings {
    defaults: Record<string, string>, exceptions: Record<string, Record<number, string>>, zhuyin: Record<string, string>, rare: string
  }
  type RubyKind = "" | "pinyin" | "zhuyin"
  /** A page that the worker keeps, and all it tells of what it keeps. */
  interface KeptPage { path: string, title: string, work: string }
  interface Kept { pages: KeptPage[], bytes: number, works: string[] }
  /** What a page asks of the worker, and the answers. */
  interface KeeperAnswers { keep: boolean, likely: undefined, kept: Kept, forget: boolean }
  type KeeperQuestion =
    | { keep: string } | { likely: { read: string[], whole: string[] } } | { kept: true } | { forget: true }
  /** Where in a list of hits the reader is: what was typed, how many items are shown, how far they are scrolled, which
   * boxes of sentences are open, which link has the focus (-1: none). */
  interface SearchPlace { query: string, items: number, top: number, opened: number[], at: number }
  /** What search-list.js is given: a field in a form, the list, what says how a query was read; `scroller` scrolls the list, null is the
   * window; `most` hits are looked at; `follows` when Enter leads to the best hit; `shown` is told each answer, null where nothing is asked. */
  interface SearchFrame {
    input: HTMLInputElement, list: HTMLElement, said: HTMLElement, scroller: HTMLElement | null, most?: number, scope?: Scope
    wantsFacets?: boolean, follows?: boolean, shown?: (reply: SearchReply | null) => void
  }

  /** What is not optional is there on every page when the scripts of `page.js` have run, in their order. */
  interface Reader {
    // —— preferences.js ——
    /** The edition of this page. */
    script: Script
    /** The root of the site, with a slash at the end. */
    base: string
    /** Names the scripts and styles this page was published with; "" in the preview. */
    code: string
    /** This page in the other edition, "" where there is none. */
    twin: string
    /** The address of a page as this copy has it: from a disk, folders have no index of their own. */
    page(url: string): string
    /** Words in the page's script. */
    say(hant: string, hans: string): string
    /** What the browser would not keep: such choices last as long as the page. */
    unkept: Record<string, string>
    /** The name under which a choice is kept. */
    keyOf(key: string): string
    /** A choice the reader made earlier, kept in this browser only; "" is none. */
    get(key: string): string
    /** Keep a choice; "" forgets it. */
    set(key: string, value: string): void
    /** Put on the page what style sheets look at. */
    dress(): void
    /** Whether the page was asked for, and not come back to. */
    anew: boolean
    /** Tell the reader something for a moment; screen readers hear it. */
    announce(text: string): void
    silence: number

    // —— place.js, fragment.js, copying.js, names.js, bookmarks.js ——
    /** Words of the text alone, as they are cited, read aloud and compared. */
    words(element: Element): string
    /** What is being read; null where there is none. */
    reading(kinds?: string): HTMLElement | null
    /** Where the text comes out from under what stays in sight above it, in pixels of the window. */
    edge(): number
    /** Change what is laid out; what is being read stays where it was. */
    holding(change: () => void): void
    /** The anchor addressed. */
    fragment(): string
    /** Copy words; `name` tells the reader what they are. */
    copy(words: string, name: string): Promise<void>
    /** Text as YAML reads it: yaml_quoting.js. */
    yaml(words: string): string
    /** The names of a work; null where it is gone or out of reach. */
    names(work: string): Promise<CitingFacts | null>
    placeName(name: string, sentence: number): string
    shortPlace(name: string, sentence: number): string
    bookmarks: {
      all(): Bookmark[]
      same(one: Bookmark, other: Bookmark): boolean
      remove(mark: Bookmark): void
      add(mark: Bookmark): void
    }

    // —— passages.js, citing.js, citing-menu.js: on pages of a work ——
    passages?: {
      visit(hash: string): void
      sentencePassage(sentence: HTMLElement): CitedPassage
      unitPassage(heading: HTMLElement): CitedPassage
      beginning(element: Element, most?: number): string
    }
    actions?: CitingAction[]
    cited?: {
      /** Go on once the forms and the facts of a citation are there. */
      withFacts(go: (forms: CitingForms, facts: CitingFacts) => void): void
      /** Whether an action copies something else than the words that the bar shows. */
      hasOwnText(action: CitingAction): boolean
    }
    menu?: {
      /** Behind a control; as a bar where there is none. */
      open(entries: CitingAction[], passage: CitedPassage, control: HTMLElement | null): void
      /** `back`: the focus goes back to the control. */
      close(back: boolean): void
      holds(element: Element): boolean
      isOpen(): boolean
      isOf(control: Element): boolean
      /** Whether it is open about the passage that begins with this element. */
      isAbout(element: Element): boolean
    }
    /** Called by a work's citing.js. */
    citing?: (work: string, loaded: Record<Script, CitingFacts>) => void

    // —— search-told.js ——
    /** How a query was read, and what came of it; null while it is waited for. */
    told(reply: SearchReply | null): string
    /** The address of /search/ for a query, from the site's root. */
    searchAddress(query: string, scope?: Scope): string
    /** Put a state and an address into the history, as far as the browser takes them. */
    remember(state: unknown, url?: string, how?: "pushState" | "replaceState"): void

    // —— search-answers.js ——
    /** Load search into the page itself, as `searchCode`. */
    searchCode(): Promise<unknown>
    /** Load what search needs. */
    startSearch(): void
    answers: {
      ask(question: Omit<SearchQuestion, "turn">, then: (reply: SearchReply) => void): void
      /** Answers that a list still waits for are of no use any more; sentences that are opened in it are. */
      leave(): void
    }

    // —— search-list.js ——
    search(frame: SearchFrame): {
      /** Search what stands in the field; with a place, show as much as there was. */
      update(place?: SearchPlace | null): void
      /** As if the reader had typed it. */
      write(words: string): void
      place(): SearchPlace
      isComposing(): boolean
    }

    // —— loaded when asked for: forms.js, paper.js, ruby.js, glosses.js ——
    forms?: CitingForms
    print?: (passage: CitedPassage, where: string) => void
    ruby?: (kind: RubyKind, rareOnly: boolean) => void
    readings?: (work: string, loaded: Readings) => void
    gloss?: (mark: HTMLElement, open: (mark: HTMLElement) => void) => HTMLElement | null
    glosses?: (work: string, loaded: Record<string, string[]>) => void

    // —— where the browser can: voice.js, offline.js ——
    voice?: (go: (voice: SpeechSynthesisVoice) => void, none: () => void, came: () => void) => void
    missing?: (words: string, url: string) => void
    keepPages?: (wanted: boolean) => Promise<unknown>
    /** Ask this site's worker; null where there is none, or where it could not. */
    askKeeper?: <Q extends KeeperQuestion>(question: Q) => Promise<KeeperAnswers[keyof Q & keyof KeeperAnswers] | null>
  }

  /** Made by preferences.js; none in a browser below the floor. */
  var reader: Reader

  interface Navigator { readonly connection?: { saveData?: boolean, effectiveType?: string } }

  /** What a selector of one simple element finds, by its tag; `a.n` an `a`. */
  type Tagged<S extends string> = S extends `${string}${" " | "," | ">" | "+"}${string}` ? HTMLElement
    : S extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[S]
    : S extends `${infer T}${"." | "[" | ":" | "#"}${string}` ? (T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement)
    : HTMLElement
  /** Our scripts look for elements of HTML only: pictures are files, and no page has SVG that a selector of theirs names. */
  interface ParentNode {
    querySelector<S extends string>(selector: S): Tagged<S> | null
    querySelectorAll<S extends string>(selector: S): NodeListOf<Tagged<S>>
  }
  interface Element {
    closest<S extends string>(selector: S): Tagged<S> | null
  }
}

export {}
