// Input of every kind is expected input; an index that is missing, damaged or of another version is said to be so.

import assert from "node:assert/strict"
import { test } from "node:test"
import { IndexError, SITE, fetchJson, open, searcher } from "./published.mjs"

const HOSTILE = [
  "", " ", "\n\t\u3000", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "'\"`${x}\\", "[a-z]+(?=x)", "((((((", "\\", ".*",
  "法".repeat(20000), "f".repeat(20000), "zh".repeat(10000), "fa zhi ".repeat(3000), "ㄈㄚˇ".repeat(7000), "法 ".repeat(10000), "'".repeat(20000),
  "\ud800", "\udc00法治", "法\ud800治", "😀", "👨‍👩‍👧‍👦", "\u202e法治\u202c", "\u200b法\u200b治", "\0", "\u0301\u0301", "ǖ̈̈", "𠮷野家", "。，；", "——", "……",
  "第", "第第第", "第（（（", "3-", "-3", "3-3-3-3-3", "第九百九十九條", "第0條", "null", "undefined", "__proto__", "constructor", "toString", "1e999",
]

for (const query of HOSTILE) {
  test(`answers ${JSON.stringify(query.slice(0, 24))}, ${query.length} long`, async () => {
    const { hits, total, understood } = await searcher.search(query, { limit: 20 })
    assert.ok(hits.length <= 20 && total >= hits.length)
    assert.equal(typeof understood.say.hant, "string")
    for (const hit of hits) {
      for (const script of ["hant", "hans"]) {
        for (const [from, to] of hit.ranges[script]) assert.ok(from >= 0 && from < to && to <= hit.text[script].length)
      }
    }
  })
}

test("marks of direction and width do not hide what is typed", async () => {
  for (const query of ["\u202e法治\u202c", "\u200b法\u200b治", "法\ud800治", "「法，治」"]) {
    assert.equal((await searcher.search(query)).total, (await searcher.search("法治")).total, JSON.stringify(query))
  }
})

test("what is no string is taken as one", async () => {
  for (const query of [null, undefined, 12, {}, []]) assert.ok((await searcher.search(query)).total >= 0)
})

/** @param {(name: string, file: any) => unknown} change */
const spoilt = (change) => open({ base: SITE, fetchJson: async (url) => change(url.split("/").pop() || "", await fetchJson(url)) })

test("an index that is missing, damaged or of another version is called so", async () => {
  const is = (/** @type {string} */ code) => (/** @type {any} */ error) => error instanceof IndexError && error.code === code
  await assert.rejects(open({ base: "nowhere", fetchJson }), is("missing"))
  await assert.rejects(spoilt(() => { throw new SyntaxError("Unexpected end of JSON input") }), is("damaged"))
  await assert.rejects(spoilt((name, file) => ({ ...file, version: 0 })), is("version"))
  await assert.rejects(spoilt((name, file) => (name === "manifest.json" ? file : { version: 1 })), is("damaged"))
  await assert.rejects(spoilt((name) => (name === "manifest.json" ? null : null)), is("damaged"))
  await assert.rejects(spoilt((name, file) => ({ ...file, shards: "x" })), is("damaged"))
})
