// What a hit looks like in the list.

import assert from "node:assert/strict"
import { test } from "node:test"
import { item } from "../../overrides/assets/javascripts/search/present.js"

/** @param {object} [own] */
const hit = (own = {}) => ({
  work: "w", unit: "2-1", sentence: "2-1.s2", kind: "text", match: "exact", url: "w/2-1/#s2", title: { hant: "（一）甲", hans: "（一）甲" },
  text: { hant: "依法援助。", hans: "依法援助。" }, ranges: { hant: [[2, 4]], hans: [[2, 4]] }, count: 1, score: 1, id: "", part: "2",
  above: null, received: null, ...own,
})
const seen = (/** @type {object[]} */ ...hits) => item(/** @type {any} */ ({ key: "", hits }), "hant", (one) => one.url, () => []).replace(/<[^>]*>/g, "|").replace(/\|+/g, "|")

test("a near hit says what was taken for what", () => {
  const near = hit({ match: "near", taken: [{ typed: "圓", meant: { hant: "援", hans: "援" } }] })
  assert.match(seen(near), /相近 「圓」→「援」/)
  assert.match(item(/** @type {any} */ ({ key: "", hits: [near] }), "hant", () => "/", () => []), /is-near/)
})

test("nothing of a text or a query is taken for HTML", () => {
  const wild = { hant: `<b onclick="x">&'`, hans: "" }
  const html = item(/** @type {any} */ ({ key: "", hits: [hit({ title: wild, text: wild, above: wild, ranges: { hant: [[0, 2]], hans: [] }, taken: [{ typed: "<i>", meant: wild }] })] }), "hant", () => `"><i>`, () => [])
  assert.deepEqual(html.match(/<(b|i)[ >]/g), null)
})

test("one link a hit, the best is where Enter leads", () => {
  const html = item(/** @type {any} */ ({ key: "", hits: [hit(), hit({ kind: "heading", url: "w/2-1/#s1" })] }), "hant", (one) => one.url, () => [])
  assert.equal(html.match(/<a /g)?.length, 2)
  assert.match(html, /^<li><a class="hit hit-lead" href="w\/2-1\/#s1">.*<a class="hit" href="w\/2-1\/#s2" data-best>/)
})

test("a hit across brackets says so", () => {
  assert.match(seen(hit({ across: true })), /隔括號/)
  assert.doesNotMatch(seen(hit({ across: true, match: "mixed" })), /隔括號/)
})

test("a heading that was found is shown whole, not its number alone", () => {
  const title = { hant: "第二章 行政複議範圍", hans: "第二章 行政复议范围" }
  const heading = hit({ kind: "heading", title, text: title, ranges: { hant: [[4, 8]], hans: [[4, 8]] } })
  assert.match(seen(heading), /第二章 \|行政複議\|範圍/)
})
