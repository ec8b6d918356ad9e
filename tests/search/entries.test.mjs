// Notes, terms and bodies beside the text.  ENTRIES is an index of the decision with some of each.

import assert from "node:assert/strict"
import { test } from "node:test"
import { fetchJson, open } from "./published.mjs"

const searcher = await open({ fetchJson, base: process.env.ENTRIES || "" })
/** @param {string} query @param {any} [scope] */
const hits = async (query, scope) => (await searcher.search(query, { scope })).hits

test("a note is found by its text and its title, in either script and by pinyin", async () => {
  for (const query of ["蝙蝠", "bianfu", "bf", "ㄅㄧㄢ ㄈㄨˊ"]) {
    const note = (await hits(query)).find((/** @type {any} */ hit) => hit.kind === "note")
    assert.equal(note.id, "quan")
    assert.equal(note.url, "city-2015/3-3/#note-quan")
    assert.equal(note.unit, "3-3")
    assert.deepEqual(note.ranges.hans.map(([from, to]) => note.text.hans.slice(from, to)), ["蝙蝠"])
    assert.equal(note.text.hant, "另見蝙蝠。")
  }
  assert.equal((await hits("什么是全过程", { kind: "note" })).length, 1)
})

test("terms and bodies say what they are", async () => {
  assert.deepEqual((await hits("民約")).map((/** @type {any} */ hit) => hit.kind).sort(), ["term", "text"])
  assert.equal((await hits("常設機關"))[0].kind, "body")
  assert.equal((await hits("bingxuan")).length, 0)
})

test("the text stands before what is said of it", async () => {
  const kinds = (await hits("全過程記錄")).map((/** @type {any} */ hit) => hit.kind)
  assert.deepEqual(kinds, ["text", "note"])
})

test("a search can be narrowed", async () => {
  assert.ok((await hits("法治", { kind: "heading" })).every((/** @type {any} */ hit) => hit.kind === "heading"))
  assert.ok((await hits("記錄", { part: "3" })).every((/** @type {any} */ hit) => hit.part === "3"))
  assert.equal((await hits("法治", { work: "another" })).length, 0)
  const { facets, total } = await searcher.search("全過程", { scope: { kind: "note" } })
  assert.equal(total, 1)
  assert.equal(facets.kinds.text, 2)
})
