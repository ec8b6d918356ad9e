// Chinese numerals.  tests/numerals.tsv holds this and scripts/tiaowen/text/numerals.py together.

/** @type {Record<string, number>} */
const DIGITS = { "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 }
/** @type {Record<string, number>} */
const UNITS = { 十: 10, 百: 100, 千: 1000 }
/** @type {Record<string, string>} */
const CAPITAL = { 壹: "一", 贰: "二", 貳: "二", 弐: "二", 叁: "三", 參: "三", 叄: "三", 参: "三", 肆: "四", 伍: "五", 陆: "六", 陸: "六", 柒: "七", 捌: "八", 玖: "九", 拾: "十" }
/** @type {Record<string, string>} */
const TENS = { 廿: "二十", 卅: "三十", 卌: "四十" }

/** 廿一 → 21, 一万二千 → 12000. @param {string} numeral @returns {number} NaN where it is none */
export function value(numeral) {
  const [high, low = "", ...more] = numeral.replace(/萬/g, "万").replace(/[廿卅卌]/g, (tens) => TENS[tens]).replace(/[\u4e00-\u9fff]/g, (sign) => CAPITAL[sign] || sign).split("万")
  if (more.length || !high) return NaN
  return numeral.search(/[万萬]/) < 0 ? belowMyriad(high) : belowMyriad(high) * 10000 + (low ? belowMyriad(low) : 0)
}

/** @param {string} numeral */
function belowMyriad(numeral) {
  const digits = [...numeral].map((sign) => (/\d/.test(sign) ? Number(sign) : DIGITS[sign]))
  if (!/[十百千]/.test(numeral)) return digits.length ? Number(digits.map((digit) => (digit === undefined ? "x" : digit)).join("")) : NaN
  let sum = 0, digit = 0
  for (const [at, sign] of [...numeral].entries()) {
    if (UNITS[sign]) {
      sum += (digit || 1) * UNITS[sign]
      digit = 0
    } else digit = digits[at] === undefined ? NaN : digits[at]
  }
  return sum + digit
}

/** 12 → 十二. @param {number} number below 10,000 @returns {string} */
export function numeral(number) {
  let text = ""
  for (const [unit, sign] of /** @type {[number, string][]} */ ([[1000, "千"], [100, "百"], [10, "十"], [1, ""]])) {
    const digit = Math.floor(number / unit) % 10
    if (digit) text += "〇一二三四五六七八九"[digit] + sign
    else if (text && number % unit && !text.endsWith("零")) text += "零"
  }
  return text.replace(/^一十/, "十") || "零"
}
