// What a second reading gives, and that nothing that stands as typed changes place by it.  WORDS is a list of words that mean nothing near any
// of the texts.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import { SITE, fetchJson, open, searcher } from "./published.mjs"

const TEXT = { scope: { kind: ["text", "heading"] } }
/** @param {string} query @param {any} [options] */
const ask = (query, options = TEXT) => searcher.search(query, options)
/** @param {any} hit */
const takenOf = (hit) => hit.taken.map((/** @type {any} */ one) => `${one.typed}→${one.meant.hans}`)

test("a wrong character of the same sound or shape is taken for the right one, in either script", async () => {
  for (const [query, unit, taken, suggestion] of [
    ["刑讯必供", "4-4", "必→逼", "刑讯逼供"], ["人民陪审圆", "4-5", "圆→员", "人民陪审员"], ["法律圓助", "4-4", "圓→援", "法律援助"],
    ["政务公幵", "3-4", "幵→开", "政务公开"], ["行政付议", "3-3", "付→复", "行政复议"], ["疑罪从吴", "4-4", "吴→无", "疑罪从无"],
  ]) {
    const { hits, suggestion: instead } = await ask(query)
    assert.equal(hits[0].unit, unit, query)
    assert.equal(hits[0].match, "near", query)
    assert.deepEqual(takenOf(hits[0]), [taken], query)
    assert.equal(instead.hans, suggestion, query)
    const asked = (await ask(suggestion)).hits.map((/** @type {any} */ hit) => hit.sentence)
    assert.ok(asked.includes(hits[0].sentence), query)
  }
})

test("what stands there as it was typed is taken for nothing, though it sounds like something else there", async () => {
  const [hit] = (await ask("法治县示范乡镇")).hits
  assert.deepEqual([hit.unit, hit.taken], ["6-1", []])
})

test("letters missing, doubled or swapped are seen through", async () => {
  for (const query of ["zhengwugogkai", "zhengwugongkia", "zhengwuugongkai", "zhengwu gongkia"]) {
    const { hits, suggestion } = await ask(query)
    assert.deepEqual([hits[0].sentence, hits[0].match, suggestion.hans], ["3-4.s1", "near", "政务公开"], query)
  }
})

test("words in another order, with others between, or a part of what was remembered", async () => {
  for (const [query, sentence] of [["重大决策终身追责", "3-2.s5"], ["五个落实 教材 课时", "5-2.s3"], ["律师代理申诉", "4-4.s6"], ["六张防控网", "6-3.s4"]]) {
    assert.equal((await ask(query)).hits[0].sentence, sentence, query)
  }
})

test("an everyday word means the official one", async () => {
  for (const query of ["老赖", "老賴"]) {
    const { hits, suggestion } = await ask(query)
    assert.deepEqual([hits[0].sentence, hits[0].taken[0].typed, suggestion.hant], ["4-4.s4", query, "失信被執行人"])
    assert.deepEqual(hits[0].ranges.hans.map(([from, to]) => hits[0].text.hans.slice(from, to)), ["失信被执行人"])
  }
})

test("what people say when they ask is set aside", async () => {
  for (const [query, sentence] of [["没钱请律师怎么办？", "4-4.s7"], ["哪些人要向宪法宣誓？", "2-3.s4"], ["哪些人要向憲法宣誓嗎", "2-3.s4"]]) {
    assert.equal((await ask(query)).hits[0].sentence, sentence, query)
  }
})

test("there are never more than ten, one a unit, below all else and inside what was asked for", async () => {
  for (const query of ["司法机关监督行政", "制度建设怎么监督"]) {
    const { hits } = await ask(query)
    assert.ok(hits.length > 1 && hits.length <= 10, query)
    assert.equal(new Set(hits.map((/** @type {any} */ hit) => hit.unit)).size, hits.length)
    const scores = hits.map((/** @type {any} */ hit) => hit.score)
    assert.deepEqual(scores, [...scores].sort((a, b) => b - a))
  }
  assert.deepEqual((await ask("刑讯必供", { scope: { part: "3" } })).hits, [])
  assert.deepEqual((await ask("刑讯必供", { scope: { work: "another" } })).hits, [])
})

test("where the text has what was typed there is no second reading", async () => {
  for (const query of ["法治", "刑讯逼供", "fazhi", "yfzs", "律师 社区", "依fa治shi", "3-3", "，"]) {
    const { hits, suggestion } = await searcher.search(query)
    assert.ok(hits.length && hits.every((/** @type {any} */ hit) => hit.match !== "near" && !hit.taken.length), query)
    assert.equal(suggestion, null)
  }
})

test("its file is fetched once, and only when it is needed; without it there is no second reading", async () => {
  /** @type {string[]} */
  const asked = []
  const counting = await open({ base: SITE, fetchJson: (/** @type {string} */ url) => { asked.push(url); return fetchJson(url) } })
  const near = () => asked.filter((url) => url.includes("/near-")).length
  await counting.search("法治")
  assert.equal(near(), 0)
  await counting.search("刑讯必供")
  await counting.search("疑罪从吴")
  assert.equal(near(), 1)
  const without = await open({ base: SITE, fetchJson: async (/** @type {string} */ url) => { if (url.includes("/near-")) throw new Error("404"); return fetchJson(url) } })
  assert.deepEqual((await without.search("刑讯必供")).hits, [])
})

test("words that mean nothing near the text find nothing near", async () => {
  const words = fs.readFileSync(process.env.WORDS || "", "utf8").split("\n").filter((line) => !line.startsWith("#")).join(" ").split(/\s+/).filter(Boolean)
  assert.ok(words.length >= 400)
  const shown = []
  for (const word of words) if ((await ask(word)).hits.some((/** @type {any} */ hit) => hit.match === "near")) shown.push(word)
  assert.ok(shown.length <= words.length / 100, shown.join(" "))
})
