// tests/search_queries.tsv: what a query finds first, judged by people.  The classic bundle must answer the same.

import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { test } from "node:test"
import vm from "node:vm"
import { SITE, judged, searcher } from "./published.mjs"

/** @param {any} hit */
const named = (hit) => (hit.match === "reference" ? hit.unit : hit.sentence)

for (const { query, first, match, why } of judged()) {
  test(`${query} — ${why}`, async () => {
    // "Nowhere" is said of the text: a note or gloss may have what the text has not.
    const { hits } = await searcher.search(query, first.length ? {} : { scope: { kind: ["text", "heading"] } })
    const found = hits.slice(0, first.length || 1)
    assert.deepEqual(found.map(named), first)
    if (first.length) assert.equal(hits[0].match, match)
  })
}

test("there are at least sixty", () => assert.ok(judged().length >= 60))

test("the bundle for file:// gives the same answers", async () => {
  const context = vm.createContext({ console, atob, location: { protocol: "file:" } })
  vm.runInContext(fs.readFileSync(path.join(SITE, "assets/javascripts/search/code.js"), "utf8"), context)
  for (const name of fs.readdirSync(path.join(SITE, "assets/search"))) {
    vm.runInContext(`searchCode.take(${JSON.stringify(name)}, ${fs.readFileSync(path.join(SITE, "assets/search", name), "utf8")})`, context)
  }
  const { engine, fetchJson } = context.searchCode
  const classic = await engine.open({ base: "", fetchJson })
  for (const { query } of judged()) {
    const [one, other] = await Promise.all([searcher.search(query), classic.search(query)])
    assert.equal(JSON.stringify(other), JSON.stringify(one), query)
  }
})
