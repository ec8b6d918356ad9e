// Queries of every kind that issue 4 names, made from a published decision.json, and the units that truly have them.
// Nothing of the engine is used: truth is found by looking at every run of characters and its readings.

/** @typedef {{id: string, hant: string, hans: string, pinyin: string[]}} Unit a unit's characters that count */
/** @typedef {{kind: string, query: string, units: string[], near: string[], top: string[]}} Case all `units` must be returned, what is in `near` may be, one of `top` must stand first */

const TONES = { "\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4 }

/** @param {number} seed @returns {() => number} */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** @param {any} decision @returns {Unit[]} */
export function unitsOf(decision) {
  return decision.units.map((/** @type {any} */ unit) => {
    const all = unit.sentences.flatMap((/** @type {any} */ s) => [...s.hant].map((c, i) => [c, [...s.hans][i], s.pinyin[i]]))
    const kept = all.filter(([c]) => /[\p{L}\p{N}]/u.test(c))
    return { id: unit.id, hant: kept.map((x) => x[0]).join(""), hans: kept.map((x) => x[1]).join(""), pinyin: kept.map((x) => x[2]) }
  })
}

/** lǜ → lv, 4 @param {string} reading */
export function bare(reading) {
  const parts = [...reading.normalize("NFD")]
  const base = parts.filter((c) => !(c in TONES)).join("").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f]/g, "")
  const tone = parts.map((c) => TONES[/** @type {keyof TONES} */ (c)]).find(Boolean) || 5
  return { base, tone }
}

const initial = (/** @type {string} */ base, two = false) => (two && /^[zcs]h/.test(base) ? base.slice(0, 2) : base[0])

/** Rules of the south, one syllable to another: as it is spoken, and as people write who avoid it. @type {[RegExp, string][]} */
const SPOKEN = [[/^([zcs])h/, "$1"], [/^n/, "l"], [/^l/, "n"], [/ng$/, "n"], [/^hua/, "fa"], [/^hui$/, "fei"], [/^hun$/, "fen"], [/^fa/, "hua"], [/^fei$/, "hui"], [/^fen$/, "hun"], [/^hu$/, "fu"], [/^h/, "f"], [/^f/, "h"]]
/** @type {[RegExp, string][]} */
const OVERDONE = [[/^([zcs])(?!h)/, "$1h"], [/n$/, "ng"]]

/** The syllable as it is, with one rule, with two. @param {string} base @param {boolean} overdone @returns {string[]} */
export function accented(base, overdone) {
  const rules = overdone ? OVERDONE : SPOKEN
  /** @param {string} syllable */
  const once = (syllable) => rules.map(([pattern, text]) => syllable.replace(pattern, text))
  return [...new Set([base, ...once(base), ...(overdone ? once(base).flatMap(once) : once(base).map((s) => s.replace(/ng$/, "n")))])]
}

/** Every way to write a syllable with an accent, be it spoken or overdone. @param {string} base @returns {string[]} */
const accents = (base) => [...new Set([...accented(base, false), ...accented(base, true), ...accented(base, false).flatMap((one) => accented(one, true))])]

/**
 * Whether syllables from a place on are spelled by letters: each whole, the last perhaps half typed; or each by its
 * initial, zh ch sh by one letter or two.
 * @param {string[]} bases @param {number} at @param {string} letters @param {(base: string) => string[]} forms how a syllable may be written
 */
export function spelled(bases, at, letters, forms = (base) => [base]) {
  /** @param {number} place @param {string} rest @returns {boolean} */
  const whole = (place, rest) => !rest || Boolean(bases[place]) && forms(bases[place]).some((form) =>
    form.startsWith(rest) || (rest.startsWith(form) && whole(place + 1, rest.slice(form.length))))
  /** @param {number} place @param {string} rest @returns {boolean} */
  const initials = (place, rest) => !rest || Boolean(bases[place]) && (
    (bases[place][0] === rest[0] && initials(place + 1, rest.slice(1))) ||
    (/^[zcs]h/.test(rest) && bases[place].startsWith(rest.slice(0, 2)) && initials(place + 1, rest.slice(2))))
  return whole(at, letters) || initials(at, letters)
}

/** @param {Unit[]} units @param {(unit: Unit, at: number) => boolean} has */
function having(units, has) {
  return units.filter((unit) => unit.pinyin.some((_, at) => has(unit, at))).map((unit) => unit.id)
}

/** @param {Unit[]} units @param {number} count queries a class @param {number} seed @returns {Case[]} */
export function makeCases(units, count, seed) {
  const next = random(seed)
  const pick = (/** @type {any} */ list) => list[Math.floor(next() * list.length)]
  const words = new Set()
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" })
  for (const unit of units) for (const { segment, isWordLike } of segmenter.segment(unit.hans)) if (isWordLike && segment.length > 1) words.add(segment)
  const all = [...words]
  /** @type {Case[]} */
  const cases = []
  const bases = units.map((unit) => unit.pinyin.map((r) => (r ? bare(r).base : "")))
  const place = (/** @type {Unit} */ unit) => units.indexOf(unit)
  const withText = (/** @type {string} */ run) => units.filter((u) => u.hans.includes(run)).map((u) => u.id)
  /** units with these syllables in a row @param {string[]} run */
  const withSyllables = (run, test = (/** @type {string} */ a, /** @type {string} */ b, /** @type {number} */ _i) => a === b) =>
    having(units, (u, at) => run.every((s, i) => bases[place(u)][at + i] !== undefined && bases[place(u)][at + i] !== "" && test(bases[place(u)][at + i], s, i)))
  const run = (/** @type {number} */ least, /** @type {number} */ most, han = true) => {
    for (;;) {
      const unit = pick(units), length = least + Math.floor(next() * (most - least + 1))
      const at = Math.floor(next() * (unit.hans.length - length + 1))
      if (at < 0 || length > unit.hans.length) continue
      const pinyin = unit.pinyin.slice(at, at + length)
      if (han && pinyin.some((/** @type {string} */ r) => !r)) continue
      return { unit, at, hant: unit.hant.slice(at, at + length), hans: unit.hans.slice(at, at + length), pinyin }
    }
  }
  const wordRun = () => {
    for (;;) {
      const word = pick(all), unit = units.find((u) => u.hans.includes(word))
      if (!unit) continue
      const at = unit.hans.indexOf(word), pinyin = unit.pinyin.slice(at, at + word.length)
      if (pinyin.every(Boolean)) return { unit, at, hans: word, hant: unit.hant.slice(at, at + word.length), pinyin }
    }
  }
  const add = (/** @type {string} */ kind, /** @type {string} */ query, /** @type {string[]} */ truth, near = truth, top = truth) => cases.push({ kind, query, units: truth, near, top })
  for (let i = 0; i < count; i++) {
    const w = wordRun()
    const r = run(1, 8, false)
    add("words", w.hans, withText(w.hans))
    add("any substring", r.hans, withText(r.hans))
    add("other script", r.hant, withText(r.hans))
    const b = w.pinyin.map((/** @type {string} */ p) => bare(p))
    const s = b.map((/** @type {any} */ x) => x.base)
    const full = withSyllables(s)
    const readAs = (/** @type {string} */ letters) => having(units, (u, at) => spelled(bases[place(u)], at, letters))
    const lastTyped = readAs(s.join(""))
    add("full pinyin", s.join(""), full, lastTyped)
    add("pinyin, spaces", s.join(" "), full, lastTyped)
    add("pinyin, apostrophes", s.join("'"), full, lastTyped)
    const toned = having(units, (u, at) => w.pinyin.every((/** @type {string} */ p, /** @type {number} */ k) => u.pinyin[at + k] === p))
    const tonedTyped = having(units, (u, at) => w.pinyin.every((/** @type {string} */ p, /** @type {number} */ k) => {
      const [x, y] = [bare(u.pinyin[at + k] || ""), bare(p)]
      return u.pinyin[at + k] && x.tone === y.tone && (k === s.length - 1 ? x.base.startsWith(y.base) : x.base === y.base)
    }))
    add("tone marks", w.pinyin.join(""), toned, lastTyped)
    add("tone numbers", b.map((/** @type {any} */ x) => x.base + (x.tone === 5 ? "" : x.tone)).join(""), toned, tonedTyped.concat(lastTyped))
    if (s.some((/** @type {string} */ x) => x.includes("v"))) {
      add("ü", s.join("").replace(/v/g, "ü"), full, lastTyped)
      add("ü", s.join("").replace(/v/g, "u:"), full, lastTyped)
    }
    const q = run(3, 6)
    const qs = q.pinyin.map((/** @type {string} */ p) => bare(p).base)
    const two = next() < 0.5
    const initials = (/** @type {string} */ a, /** @type {string} */ c) => a[0] === c[0] && (!two || !/^[zcs]h/.test(c) || a.startsWith(c.slice(0, 2)))
    const letter = qs.map((/** @type {string} */ x) => initial(x, two)).join("")
    add("initials", letter, withSyllables(qs, initials), readAs(letter), readAs(letter))
    const last = s[s.length - 1], cut = last.slice(0, 1 + Math.floor(next() * last.length))
    add("partial last syllable", s.slice(0, -1).join("") + cut, withSyllables(s, (a, c, k) => (k === s.length - 1 ? a.startsWith(cut) : a === c)), readAs(s.slice(0, -1).join("") + cut))
    const typed = s.join(""), upTo = 1 + Math.floor(next() * typed.length)
    add("prefix while typing", typed.slice(0, upTo), full, units.map((u) => u.id), units.map((u) => u.id))
    const m = run(2, 5), ms = m.pinyin.map((/** @type {string} */ p) => bare(p).base)
    const letters = ms.map(() => next() < 0.5)
    if (letters.some(Boolean) && !letters.every(Boolean)) {
      const fits = (typing = false) => having(units, (u, at) => ms.every((/** @type {string} */ x, /** @type {number} */ k) => {
        const a = bases[place(u)][at + k]
        return letters[k] ? a && (typing && k === ms.length - 1 ? a.startsWith(x) : a === x) : u.hans[at + k] === m.hans[k]
      }))
      add("Han and pinyin", ms.map((/** @type {string} */ x, /** @type {number} */ k) => (letters[k] ? x : (next() < 0.5 ? m.hans : m.hant)[k])).join(""), fits(), fits(true))
    }
    for (const [kind, overdone] of /** @type {[string, boolean][]} */ ([["southern accent", false], ["accent overdone", true]])) {
      const accent = s.map((/** @type {string} */ x) => pick(accented(x, overdone)))
      if (accent.join() === s.join()) continue
      const letters = accent.join(""), asWritten = readAs(letters)
      const heard = having(units, (u, at) => spelled(bases[place(u)], at, letters, accents))
      add(kind, letters, withText(w.hans), heard, asWritten.length ? asWritten : heard) // below exact readings
    }
    const a = wordRun(), both = a.unit.id
    const second = (() => { for (let k = 0; k < 50; k++) { const x = wordRun(); if (x.unit.id === both && x.hans !== a.hans) return x } return a })()
    const and = withText(a.hans).filter((id) => withText(second.hans).includes(id))
    add("two terms", `${a.hans} ${second.hant}`, and)
  }
  return cases
}
