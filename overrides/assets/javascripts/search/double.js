// 雙拼: two keys a syllable, as a reader's input method has taught the fingers.  Off unless the reader chose a scheme.
//
// Loaded only then: published, a script of its own that hands itself over, as second.js does.  The schemes are those of the input
// methods; tests/double_pinyin.tsv has every syllable of each.

/** Keys of zh ch sh, then keys of finals; of two on one key the one that follows few initials comes first. @type {Record<string, string>} */
const SCHEMES = {
  xiaohe: "v zh i ch u sh|q iu w ei r uan t ue y un o o,uo p ie s iong,ong d ai f en g eng h ang j an k ing,uai l iang,uang z ou x ia,ua c ao v v,ui b in n iao m ian",
  ziranma: "v zh i ch u sh|q iu w ia,ua r uan t ue y ing,uai o o,uo p un s iong,ong d iang,uang f en g eng h ang j an k ao l ai z ei x ie c iao v v,ui b ou n in m ian",
  weiruan: "v zh i ch u sh|q iu w ia,ua r er,uan t ue y v,uai o o,uo p un s iong,ong d iang,uang f en g eng h ang j an k ao l ai ; ing z ei x ie c iao v ue,ui b ou n in m ian",
  sougou: "v zh i ch u sh|q iu w ia,ua r er,uan t ue y v,uai o o,uo p un s iong,ong d iang,uang f en g eng h ang j an k ao l ai ; ing z ei x ie c iao v v,ui b ou n in m ian",
  abc: "a zh e ch v sh|q ei w ian r er,iu t iang,uang y ing o o,uo p uan s iong,ong d ia,ua f en g eng h ang j an z iao k ao c in,uai l ai x ie v v b ou n un m ue,ui",
  ziguang: "u zh a ch i sh|q ao w en r an t eng y in,uai o o,uo p ai s ang d ie f ian g iang,uang h iong,ong j er,iu k ei l uan ; ing z ou x ia,ua v v b iao n ue,ui m un",
}
/** Behind which initials a final stands that shares its key; the other of its key stands behind all others. @type {Record<string, string>} */
const BEHIND = { iong: "jqx", iang: "jqxnl", ia: "jqxld", ing: "bpmdtnljqxy", in: "bpmnljqxy", ue: "nljqxy", v: "nljqxy", o: "bpmfwy", er: "" }
/** Syllables without an initial. */
const ALONE = ["a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er"]

/** @type {Map<string, {initials: Map<string, string>, finals: Map<string, string[]>}>} */
const known = new Map()

/** @param {string} scheme */
function keysOf(scheme) {
  let keys = known.get(scheme)
  if (keys) return keys
  const [initials, finals] = SCHEMES[scheme].split("|").map((list) => [...list.matchAll(/(\S) (\S+)/g)].map(([, key, means]) => /** @type {[string, string]} */ ([key, means])))
  const ofFinals = finals.map(([key, means]) => /** @type {[string, string[]]} */ ([key, means.split(",")]))
  known.set(scheme, keys = { initials: new Map(initials), finals: new Map(ofFinals) })
  return keys
}

/**
 * What was typed with its letters as syllables: favi → fa'zhi, 依fa治ui → 依fa治shi; a last key alone is an initial.
 * @param {string} typed @param {string} scheme @returns {string | null} null where it has no letters, or some are no such syllables
 */
export function spelledOut(typed, scheme) {
  if (!Object.prototype.hasOwnProperty.call(SCHEMES, scheme)) return null
  let some = false, fits = true
  const text = typed.normalize("NFKC").toLowerCase().replace(/[a-z][a-z;]*/g, (keys) => {
    const read = syllables(keys, scheme)
    some = true
    fits = fits && read !== null
    return read || ""
  })
  return some && fits ? text : null
}

/** @param {string} keys @param {string} scheme @returns {string | null} */
function syllables(keys, scheme) {
  const read = []
  for (let at = 0; at < keys.length; at += 2) {
    const one = at + 1 < keys.length ? syllable(keys[at], keys[at + 1], scheme) : keysOf(scheme).initials.get(keys[at]) || keys[at]
    if (!one || one === ";") return null
    read.push(one)
  }
  return read.join("'")
}

/** @param {string} first @param {string} second @param {string} scheme @returns {string | null} */
function syllable(first, second, scheme) {
  const { initials, finals } = keysOf(scheme)
  const all = finals.get(second) || [second]
  const initial = initials.get(first)
  if (!initial && "aeo".includes(first)) return alone(first, second, all)
  const final = all.find((one) => !(one in BEHIND) || all.length === 1 || BEHIND[one].includes(initial ? " " : first))
  return final && final !== ";" ? (initial || first) + final : null
}

/** aa, ai, ah for ang, and in some schemes oh for it. @param {string} first @param {string} second @param {string[]} finals @returns {string | null} */
function alone(first, second, finals) {
  const own = first === second ? first : first + second
  const keyed = [...finals, second].find((one) => ALONE.includes(one) && (first === "o" || one[0] === first))
  return first !== "o" && ALONE.includes(own) ? own : keyed || (ALONE.includes(own) ? own : null)
}

if (globalThis.searchCode) globalThis.searchCode.double = { spelledOut }
