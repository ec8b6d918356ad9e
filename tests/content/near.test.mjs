// What a second reading puts first, judged by people: JUDGED is a table of queries with the sentences that are right, WORK the work they
// were judged for.  What is asked is a share: one query may go astray, most may not.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import { searcher } from "../search/published.mjs"

const work = process.env.WORK
const [, ...rows] = fs.readFileSync(process.env.JUDGED || "", "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"))

test("most judged queries find the right sentence first, nearly all in the first five, and hardly one nothing", async () => {
  let first = 0, five = 0
  const astray = [], nothing = []
  for (const [query, right] of rows) {
    const { hits } = await searcher.search(query, { scope: { work, kind: ["text", "heading"] } })
    const place = hits.findIndex((/** @type {any} */ hit) => right.split("|").includes(hit.sentence))
    first += place === 0 ? 1 : 0
    five += place >= 0 && place < 5 ? 1 : 0
    if (place) astray.push(query)
    if (!hits.length) nothing.push(query)
  }
  assert.ok(rows.length >= 120)
  assert.ok(first >= 0.9 * rows.length, `${first} of ${rows.length} first; not: ${astray.join(" ")}`)
  assert.ok(five >= 0.94 * rows.length, `${five} of ${rows.length} in five; not first: ${astray.join(" ")}`)
  assert.ok(nothing.length <= 0.02 * rows.length, nothing.join(" "))
})
