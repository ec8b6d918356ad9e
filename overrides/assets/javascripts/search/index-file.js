// What an index file says in short, spelt out: texts of both scripts, readings, where words begin, what was received.

/** @param {string} text @returns {Characters} */
export function byCharacters(text) {
  return /[\ud800-\udfff]/.test(text) ? [...text] : text
}

/** @param {Characters} hant @param {IndexFile} file @returns {Characters} */
export function simplified(hant, file) {
  const usual = pairTable(file.hans)
  const others = positions(file.hansAt)
  /** @type {string[]} */
  const parts = []
  for (let at = 0; at < hant.length; at++) parts.push(others.get(at) ?? usual.get(hant[at]) ?? hant[at])
  const joined = parts.join("")
  return joined.length === parts.length ? joined : parts
}

/** @param {(number | string)[]} exceptions gap, value, gap, value … @returns {Map<number, string>} */
export function positions(exceptions) {
  /** @type {Map<number, string>} */
  const found = new Map()
  for (let i = 0, at = 0; i < exceptions.length; i += 2) {
    at += Number(exceptions[i])
    found.set(at, String(exceptions[i + 1]))
  }
  return found
}

/** @param {Record<string, string>} groups "fǎ" → "法發" @returns {(character: string) => string} */
export function usualReading(groups) {
  const table = byCharacter(groups)
  return (character) => (table.get(character) || [""])[0]
}

/** @param {Record<string, string>} groups @returns {Map<string, string[]>} */
export function byCharacter(groups) {
  /** @type {Map<string, string[]>} */
  const table = new Map()
  for (const [reading, members] of Object.entries(groups)) {
    for (const character of members) table.set(character, [...(table.get(character) || []), reading])
  }
  return table
}

/** @param {string} pairs "發发國国" @returns {Map<string, string>} */
export function pairTable(pairs) {
  const all = [...pairs]
  /** @type {Map<string, string>} */
  const table = new Map()
  for (let i = 0; i < all.length; i += 2) table.set(all[i], all[i + 1])
  return table
}

/** @param {string} words one digit a word @param {number} length @returns {Uint8Array} 1 where a word begins, and behind the last */
export function wordBegins(words, length) {
  const begins = new Uint8Array(length + 1)
  let at = 0
  for (let i = 0; i < words.length; i++) {
    begins[at] = 1
    const code = words.charCodeAt(i)
    at += code < 58 ? code - 48 : code - 87 // 0–9, a–z
  }
  begins[length] = 1
  return begins
}

/** @param {Passage[]} passages @param {Received[]} received in the order of the text @returns {[Passage, Received[]][]} */
export function receivedBy(passages, received) {
  /** @type {[Passage, Received[]][]} */
  const groups = []
  let at = 0
  for (const one of received) {
    while (one[0] >= passages[at].raw + passages[at].length) at++
    const last = groups[groups.length - 1]
    if (last && last[0] === passages[at]) last[1].push(one)
    else groups.push([passages[at], [one]])
  }
  return groups
}

/** @param {Received[]} received */
export function receivedLength(received) {
  return received.reduce((sum, [, , text]) => sum + text.length, 0)
}
