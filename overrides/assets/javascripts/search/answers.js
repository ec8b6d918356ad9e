// Whether a sentence is of the kind that a question wants: how many, how long are answered by a number of something.

import { slice } from "./corpus.js"

/** How much more such a sentence counts. */
const ANSWER = 1.25
/** A number with what it counts; no year, no 第三條. */
const AMOUNT = /(?:^|[^\d第])(?:\d{1,3}|[一二三四五六七八九十百千万萬两兩半]+)[个個]?[日天年月周元倍岁歲次人]/

/** @param {Stretch} stretch @param {Set<string>} wants @returns {number} */
export function answers({ corpus: { at, hant }, from, to }, wants) {
  if (!wants.has("amount") || from === to) return 1
  const text = slice(hant, at.from[from], at.to[to - 1])
  return AMOUNT.test(text) ? ANSWER : 1
}
