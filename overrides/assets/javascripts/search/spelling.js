// What a syllable can look like when typed: pinyin, zhuyin, initials, the accents of the south.

/** Combining tone marks; a breve is what people type for a caron. @type {Record<string, number>} */
const TONE_MARKS = { "\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4 }

/**
 * A letter as typed, without its marks: ǎ → a, 3; ü → v.
 * @param {string} letter @returns {{base: string, tone: number}} tone 0 where none is marked
 */
export function bareLetter(letter) {
  let base = "", tone = 0
  for (const part of letter.normalize("NFD")) {
    if (part in TONE_MARKS) tone = TONE_MARKS[part]
    else if (part === "\u0308" && base === "u") base = "v"
    else if (part < "\u0300" || part > "\u036f") base += part
  }
  return { base: base === "ɑ" ? "a" : base === "ɡ" ? "g" : base, tone }
}

/** fǎ → fa, 3; lǜ → lv, 4; le → le, 5. @param {string} reading @returns {Syllable} */
function bareSyllable(reading) {
  let base = "", tone = 5
  for (const letter of reading.normalize("NFC")) {
    const bare = bareLetter(letter)
    base += bare.base
    if (bare.tone) tone = bare.tone
  }
  return { base, tone }
}

/** Every syllable met so far; a number stands for each. @type {Syllable[]} */
export const SYLLABLES = []
/** @type {Map<string, number>} */
const numbers = new Map()

/** @param {string} reading fǎ @returns {number} */
export function syllable(reading) {
  const { base, tone } = bareSyllable(reading)
  const key = base + tone
  let number = numbers.get(key)
  if (number === undefined) numbers.set(key, number = SYLLABLES.push({ base, tone }) - 1)
  return number
}

/** @type {Map<string, Spellings>} */
const known = new Map()

/** @param {string} base a bare syllable @param {Alphabet} alphabet @returns {Spellings} */
export function spellings(base, alphabet) {
  const key = alphabet + base
  let found = known.get(key)
  if (!found) known.set(key, found = alphabet === "latin" ? latin(base) : inZhuyin(base))
  return found
}

/** @param {string} base @returns {Spellings} */
function latin(base) {
  const exact = [base]
  if (/^[ln]v/.test(base)) exact.push(base.replace("v", "yu"))
  if (/^[ln]ve$/.test(base)) exact.push(base.replace("v", "u"))
  if (/^[jqxy]u/.test(base)) exact.push(base.replace("u", "v"))
  const { near, far } = accents(base, exact)
  return typed({ exact, near, far, initials: /^[zcs]h/.test(base) ? [base[0], base.slice(0, 2)] : [base[0]] })
}

/** @param {string} base @returns {Spellings} */
function inZhuyin(base) {
  const exact = zhuyin(base)
  if (!exact) return typed({ exact: [], near: [], far: [], initials: [] })
  const { near, far } = accents(base, [base])
  const [nearly, farther] = [near, far].map((all) => all.map(zhuyin).filter(Boolean))
  return typed({ exact: [exact], near: nearly, far: farther, initials: [exact[0]] })
}

/** With the letters that any of it begins with. @param {Omit<Spellings, "first">} all @returns {Spellings} */
function typed({ exact, near, far, initials }) {
  return { exact, near, far, initials, first: [...exact, ...near, ...far].map((spelling) => spelling[0]).join("") }
}

/** Initials that part of the country says like another. @type {Record<string, string>} */
const LIKE = { zh: "z", ch: "c", sh: "s", n: "l", l: "n" }
/** The same the other way: what those who know of it write too often. @type {Record<string, string>} */
const TOO_MUCH = { z: "zh", c: "ch", s: "sh" }
/** Finals after f, and after h for the same sound: 發 fa ~ 花 hua. */
const AFTER_F = ["a", "an", "ang", "ei", "en", "eng", "o", "u"]
const AFTER_H = ["ua", "uan", "uang", "ui", "un", "ong", "uo", "u"]

/**
 * Every way to type the syllable with an accent: `near` what is spoken, `far` what is written to avoid it.
 * @param {string} base @param {string[]} exact spellings that are no accent @returns {{near: string[], far: string[]}}
 */
function accents(base, exact) {
  const [, initial, final] = /** @type {string[]} */ (PARTS.exec(base))
  /** Initial, final, whether far. @type {[string, string, boolean][]} */
  const begins = [[initial, final, false]]
  if (LIKE[initial]) begins.push([LIKE[initial], final, false])
  if (TOO_MUCH[initial]) begins.push([TOO_MUCH[initial], final, true])
  if (initial === "f") begins.push(["h", final, false], ...swapped("h", final, AFTER_F, AFTER_H))
  if (initial === "h") begins.push(["f", final, false], ...swapped("f", final, AFTER_H, AFTER_F))
  if (/^[ln]v/.test(base)) begins.push(["n", final.replace("v", "u"), false], ["l", final.replace("v", "u"), false])
  const near = new Set(), far = new Set()
  for (const [i, f, isFar] of begins) {
    (isFar ? far : near).add(i + f)
    if (f.endsWith("ng")) (isFar ? far : near).add(i + f.slice(0, -1))
    else if (f.endsWith("n")) far.add(i + f + "g")
  }
  for (const spelling of exact) near.delete(spelling)
  return { near: [...near], far: [...far].filter((spelling) => !near.has(spelling)) }
}

/** @param {string} initial @param {string} final @param {string[]} from @param {string[]} to @returns {[string, string, boolean][]} */
function swapped(initial, final, from, to) {
  const at = from.indexOf(final)
  return at < 0 ? [] : [[initial, to[at], false]]
}

/** Consonant and the rest of a syllable. */
const PARTS = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.*)$/

const INITIALS = /* @__PURE__ */ pairs("b ㄅ p ㄆ m ㄇ f ㄈ d ㄉ t ㄊ n ㄋ l ㄌ g ㄍ k ㄎ h ㄏ j ㄐ q ㄑ x ㄒ zh ㄓ ch ㄔ sh ㄕ r ㄖ z ㄗ c ㄘ s ㄙ")
const FINALS = /* @__PURE__ */ pairs(
  "a ㄚ o ㄛ e ㄜ ai ㄞ ei ㄟ ao ㄠ ou ㄡ an ㄢ en ㄣ ang ㄤ eng ㄥ er ㄦ i ㄧ ia ㄧㄚ io ㄧㄛ ie ㄧㄝ iai ㄧㄞ iao ㄧㄠ iu ㄧㄡ " +
  "ian ㄧㄢ in ㄧㄣ iang ㄧㄤ ing ㄧㄥ iong ㄩㄥ u ㄨ ua ㄨㄚ uo ㄨㄛ uai ㄨㄞ ui ㄨㄟ uan ㄨㄢ un ㄨㄣ uang ㄨㄤ ong ㄨㄥ " +
  "ueng ㄨㄥ v ㄩ ve ㄩㄝ van ㄩㄢ vn ㄩㄣ")
/** Finals that are written otherwise where no consonant stands before them. */
const ALONE = /* @__PURE__ */ pairs(
  "yi i ya ia yo io ye ie yai iai yao iao you iu yan ian yin in yang iang ying ing yong iong yu v yue ve yuan van yun vn " +
  "wu u wa ua wo uo wai uai wei ui wan uan wen un wang uang weng ueng")

/** @param {string} list @returns {Map<string, string>} */
function pairs(list) {
  const words = list.split(" ")
  return new Map(words.flatMap((word, at) => (at % 2 ? [] : [[word, words[at + 1]]])))
}

/** fa → ㄈㄚ; "" for what is no syllable. @param {string} base @returns {string} */
export function zhuyin(base) {
  const alone = ALONE.get(base)
  const [, initial, rest] = /** @type {string[]} */ (PARTS.exec(base))
  if (/^(zh|ch|sh|[rzcs])$/.test(initial) && rest === "i") return INITIALS.get(initial) || ""
  const final = alone || (/^[jqx]$/.test(initial) ? rest.replace(/^u/, "v") : rest)
  const symbol = FINALS.get(final)
  return symbol ? (INITIALS.get(alone ? "" : initial) || "") + symbol : ""
}
