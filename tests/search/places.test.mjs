// tests/places.tsv and tests/numerals.tsv: the grammar that Python (tests/test_places.py) and the search share.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import { numeral, value } from "../../overrides/assets/javascripts/search/numerals.js"
import { placeOf } from "../../overrides/assets/javascripts/search/place.js"

/** The rows of a table, without its remarks. @param {string} name */
const rows = (name) => fs.readFileSync(new URL(`../${name}`, import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"))

for (const [typed, ids, anchor, certain] of rows("places.tsv").slice(1)) {
  test(`${typed} → ${ids || "no place"}`, () => {
    const place = placeOf(typed)
    assert.deepEqual(place && { ...place }, ids ? { ids: ids.split(" "), anchor, certain: certain === "yes" } : null)
  })
}

for (const [text, expected] of rows("numerals.tsv")) {
  test(`${text} = ${expected}`, () => assert.equal(value(text), expected ? Number(expected) : NaN))
}

test("every number is read back as it was written", () => {
  for (let number = 0; number < 10000; number++) assert.equal(value(numeral(number)), number)
})
