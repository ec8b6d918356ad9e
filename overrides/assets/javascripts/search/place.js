// A place in the text, as people write it: 三（三）, 3-3, 第三部分第三項, 第12條.

const DIGITS = "〇一二三四五六七八九"
const NUMBER = "[0-9〇零一二三四五六七八九十百千]+"
/** What may stand behind a number, and the letter of such units' ids. @type {Record<string, string>} */
const LEVELS = { 編: "b", 编: "b", 分編: "d", 分编: "d", 章: "c", 節: "s", 节: "s", 條: "a", 条: "a" }
/** What stands before the first number has no number; pages name it so. */
const PREAMBLE = /^(?:[導导序前引]言|[導导][語语])$/
const STEP = new RegExp(`^(第?)(\\(?)(${NUMBER})(\\)?)(部分|分編|分编|[編编章節节條条款項项目點点句、.·/–—-]?)(?:之(${NUMBER}))?`)

/** 十二 → 12. @param {string} numeral @returns {number} */
export function value(numeral) {
  if (/^\d+$/.test(numeral)) return Number(numeral)
  let sum = 0, digit = 0
  for (const sign of numeral.replace(/零/g, "〇")) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign]
    if (unit) {
      sum += (digit || 1) * unit
      digit = 0
    } else digit = digit * (/[十百千]/.test(numeral) ? 0 : 10) + DIGITS.indexOf(sign)
  }
  return sum + digit
}

/** 12 → 十二. @param {number} number below 10,000 @returns {string} */
export function numeral(number) {
  let text = ""
  for (const [unit, sign] of /** @type {[number, string][]} */ ([[1000, "千"], [100, "百"], [10, "十"], [1, ""]])) {
    const digit = Math.floor(number / unit) % 10
    if (digit) text += DIGITS[digit] + sign
    else if (text && number % unit && !text.endsWith("零")) text += "零"
  }
  return text.replace(/^一十/, "十")
}

/** @param {string} typed width and case set aside @returns {Place | null} null where it is no place */
export function placeOf(typed) {
  const text = typed.replace(/\s+/g, "")
  if (PREAMBLE.test(text)) return { id: /^preamble$/, anchor: "" }
  return address(text) || outline(text.replace(/[第(、.–—-]+$/, ""))
}

/** An id as it stands in addresses: 3-3, a12, c2-s1, 2-1.s3. @param {string} text @returns {Place | null} */
function address(text) {
  const found = /^((?:preamble|(?:annex|heading)(?:-\d+)?|\d+(?:-\d+)+|a\d+(?:-\d+)?|b\d+(?:-[dcs]\d+)*|c\d+(?:-s\d+)?))(?:[.#]s(\d+))?$/.exec(text)
  return found && { id: new RegExp(`^${found[1]}$`), anchor: found[2] ? `s${found[2]}` : "" }
}

/** @param {string} text @returns {Place | null} */
function outline(text) {
  let rest = text, marks = 0, numbers = 0, last = ""
  /** @type {string[]} */
  const steps = []
  let anchor = ""
  while (rest) {
    const found = STEP.exec(rest)
    if (!found || Boolean(found[2]) < Boolean(found[4])) return null
    const [whole, ordinal, bracket, number, , level, inserted] = found
    rest = rest.slice(whole.length)
    marks += (ordinal || bracket ? 1 : 0) + (level && numbers ? 1 : 0)
    numbers++
    if (level === "款") anchor = `p${value(number)}`
    else if (level === "句") anchor = `s${value(number)}`
    else if (LEVELS[level] === "a" && last !== "部分") { steps.splice(0, steps.length, `a${value(number)}${inserted ? `-${value(inserted)}` : ""}`) }
    else if (!steps[0] || steps[0][0] !== "a") steps.push((level === "條" || level === "条" ? "" : LEVELS[level] || "") + value(number))
    if (level) last = level
  }
  const single = numbers === 1
  const isPlace = single ? /^第/.test(text) && last : marks || /^\d+([-–—.·/]\d+)+$/.test(text)
  if (!isPlace || !steps.length) return null
  const inside = /^[cs]/.test(steps[0]) ? "(?:.*-)?" : single && /[項项]/.test(last) ? "\\d+-" : ""
  return { id: new RegExp(`^${inside}${steps.join("-")}$`), anchor }
}
