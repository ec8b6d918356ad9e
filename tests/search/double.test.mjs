// 雙拼: every syllable of every scheme, and what they find in the text beside the same letters written out.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import { spelledOut } from "../../overrides/assets/javascripts/search/double.js"
import { spellings } from "../../overrides/assets/javascripts/search/spelling.js"
import { bare, unitsOf } from "../../bench/search/classes.mjs"
import { decision, searcher } from "./published.mjs"

const [head, ...rows] = fs.readFileSync("tests/double_pinyin.tsv", "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"))
const SCHEMES = head.slice(1)
const KEYS = new Map(rows.map(([syllable, ...keys]) => [syllable, keys]))
/** @param {string} query @param {string} [double] */
const ask = (query, double) => searcher.search(query, { scope: { kind: ["text", "heading"] }, double })
/** @param {any} answer */
const listed = ({ hits }) => hits.map((/** @type {any} */ hit) => `${hit.sentence} ${hit.match} ${hit.count}`)

test("every syllable of six schemes", () => {
  assert.deepEqual([SCHEMES.length, rows.length], [6, 396])
  for (const [syllable, keys] of KEYS) {
    keys.forEach((/** @type {string} */ one, /** @type {number} */ at) => assert.ok(spellings(syllable, "latin").exact.includes(spelledOut(one, SCHEMES[at])), `${syllable} ${SCHEMES[at]} ${one}`))
  }
})

test("each scheme finds what the same letters written out find, in the same order", async () => {
  const runs = unitsOf(decision).flatMap(({ pinyin }) => [2, 3, 4].map((length, at) => pinyin.slice(at * 7, at * 7 + length))).filter((run) => run.length > 1 && run.every(Boolean))
  const asked = runs.filter((_, at) => at % 8 === 0).map((run) => run.map((/** @type {string} */ one) => bare(one).base)).filter((run) => run.every((one) => KEYS.has(one)))
  assert.ok(asked.length >= 10)
  for (const run of asked) {
    const wanted = listed(await ask(run.join("'")))
    for (const [at, scheme] of SCHEMES.entries()) {
      const keys = run.map((/** @type {string} */ one) => KEYS.get(one)[at]).join("")
      assert.deepEqual(listed(await ask(keys, scheme)), wanted, `${scheme} ${keys}`)
    }
  }
})

test("with Han, a last key, apart by spaces; what was typed is said", async () => {
  for (const [query, same] of [["依fa治ui", "依fa治shi"], ["favi", "fa'zhi"], ["fa vi", "fa zhi"], ["fav", "fa'zh"], ["FAVI", "fa'zhi"]]) {
    assert.deepEqual(listed(await ask(query, "xiaohe")), listed(await ask(same)), query)
  }
  assert.equal((await ask("favi", "xiaohe")).understood.say.hans, "双拼“favi”")
})

test("where it is no such spelling, or no scheme is chosen, letters are what they were", async () => {
  for (const query of ["fazhi", "yfzs", "3-3", "，", "法治", ""]) {
    for (const scheme of [...SCHEMES, "constructor"]) assert.deepEqual(listed(await ask(query, scheme)), listed(await ask(query)), `${query} ${scheme}`)
  }
  assert.notDeepEqual(listed(await ask("favi")), listed(await ask("favi", "xiaohe")))
})
