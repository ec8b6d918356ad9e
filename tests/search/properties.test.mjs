// What must hold for every query of a kind, over the real text of both editions.

import assert from "node:assert/strict"
import { test } from "node:test"
import { makeCases, unitsOf } from "../../bench/search/classes.mjs"
import { decision, searcher } from "./published.mjs"

const units = unitsOf(decision)
/** What is found in the text itself; notes and terms have words of their own. @param {string} query */
const search = async (query) => searcher.search(query, { scope: { kind: ["text", "heading"] } })
/** @param {string} query */
const found = async (query) => new Set((await search(query)).hits.map((/** @type {any} */ hit) => hit.unit))
/** @param {string} text */
const runs = (text, length) => Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length))

for (let length = 1; length <= 8; length++) {
  test(`every run of ${length} characters finds its clauses and no others, in both scripts alike`, async () => {
    const folded = await folding()
    const seen = new Map()
    for (const unit of units) runs(unit.hans, length).forEach((run, at) => { if (!seen.has(run)) seen.set(run, runs(unit.hant, length)[at]) })
    for (const [hans, hant] of seen) {
      const wanted = folded(hans)
      const truth = units.filter((unit) => folded(unit.hans).includes(wanted)).map((unit) => unit.id)
      for (const query of hans === hant ? [hans] : [hans, hant]) {
        const { hits } = await search(query)
        const edited = new Set(hits.filter((/** @type {any} */ hit) => !hit.received && !hit.across && hit.match === "exact").map((/** @type {any} */ hit) => hit.unit))
        assert.deepEqual([...edited].sort(), [...truth].sort(), query)
      }
    }
    assert.ok(seen.size > 300)
  })
}

/** What the editions treat as one character: 复覆, 着著, 划画. */
async function folding() {
  const same = new Map([["覆", "复"], ["著", "着"], ["画", "划"]])
  return (/** @type {string} */ text) => [...text].map((c) => same.get(c) || c).join("")
}

test("what is marked is what was asked, in each script", async () => {
  for (const { query } of makeCases(units, 60, 3).filter((one) => one.kind === "any substring")) {
    for (const hit of (await searcher.search(query)).hits) {
      if (hit.received || hit.across) continue
      assert.ok(hit.ranges.hans.length, query)
      for (const [from, to] of hit.ranges.hans) {
        const text = [...hit.text.hans.slice(from, to)].filter((c) => /[\p{L}\p{N}]/u.test(c)).join("")
        const folded = await folding()
        assert.equal(folded(text).length % [...query].length, 0, query)
        assert.ok(folded(text).includes(folded(query)), `${query}: ${text}`)
      }
      assert.deepEqual(hit.ranges.hant, hit.ranges.hans)
    }
  }
})

const cases = makeCases(units, 150, 20261124)
for (const kind of new Set(cases.map((one) => one.kind))) {
  test(`${kind}: every clause that has it, and none that has not`, async () => {
    let wrong = 0, all = 0
    for (const { query, units: truth, near } of cases.filter((one) => one.kind === kind)) {
      const { hits } = await search(query)
      const got = new Set(hits.map((/** @type {any} */ hit) => hit.unit))
      if (kind !== "accent overdone") for (const id of truth) assert.ok(got.has(id), `${query} misses ${id}`)
      const edited = new Set(hits.filter((/** @type {any} */ hit) => !hit.received && !hit.across).map((/** @type {any} */ hit) => hit.unit))
      all += edited.size
      wrong += [...edited].filter((id) => !near.includes(id)).length
    }
    assert.ok(wrong / all <= 0.02, `${wrong} of ${all}`)
  })
}

test("every prefix of what is typed keeps the target in the list", async () => {
  for (const { query, units: truth } of makeCases(units, 25, 5).filter((one) => /full pinyin|Han and pinyin|initials/.test(one.kind))) {
    for (let length = 1; length <= query.length; length++) {
      const got = await found(query.slice(0, length))
      for (const id of truth) assert.ok(got.has(id), `${query.slice(0, length)} of ${query} misses ${id}`)
    }
  }
})

test("hits stand in the order of their score, which says the order of DESIGN §8", async () => {
  const order = ["reference", "exact", "pinyin", "mixed", "initials", "fuzzy"]
  for (const query of ["法治", "fazhi", "guanni", "yfzs", "依fa", "fa", "3-3", "xingzheng zhifa"]) {
    const { hits } = await search(query)
    for (let at = 1; at < hits.length; at++) assert.ok(hits[at - 1].score > hits[at].score, query)
    const kinds = hits.map((/** @type {any} */ hit) => order.indexOf(hit.match))
    if (query !== "xingzheng zhifa") assert.deepEqual(kinds, [...kinds].sort((a, b) => a - b), query)
  }
})

test("a phrase is found across what stands in brackets and inside it, by its characters and aloud, and the list says so", async () => {
  for (const [query, marked, across] of [
    ["县主流媒体", "县（市、区）主流媒体", true], ["縣主流媒體", "县（市、区）主流媒体", true], ["党委中心组学习", "党委（党组）中心组学习", true],
    ["县市区主流媒体", "县（市、区）主流媒体", false], ["市区主流", "市、区）主流", false], ["主流媒体", "主流媒体", false],
  ]) {
    const { hits } = await searcher.search(query, { scope: { kind: ["text", "heading"] } })
    const [{ text, ranges: { hans: [[from, to]] }, match, across: said }] = hits
    assert.deepEqual([text.hans.slice(from, to), match, said], [marked, "exact", across], query)
  }
  const { hits: [hit] } = await searcher.search("xianzhuliumeiti")
  assert.deepEqual([hit.unit, hit.across], ["5-3", true])
})
