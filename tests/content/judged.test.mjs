// What a query finds first, judged by people: JUDGED is a table of queries, WORK the work they were judged for.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import { searcher } from "../search/published.mjs"

const work = process.env.WORK
const rows = fs.readFileSync(process.env.JUDGED || "", "utf8").split("\n").slice(1).filter(Boolean).map((line) => line.split("\t"))

/** @param {any} hit */
const named = (hit) => (hit.match === "reference" ? hit.unit : hit.sentence)

for (const [query, list, match, why] of rows) {
  const first = list ? list.split(" ") : []
  test(`${query} — ${why}`, async () => {
    // "Nowhere" is said of the text: a note or gloss may have what the text has not.
    const { hits } = await searcher.search(query, { scope: first.length ? { work } : { work, kind: ["text", "heading"] } })
    assert.deepEqual(hits.slice(0, first.length || 1).map(named), first)
    if (first.length) assert.equal(hits[0].match, match)
  })
}
