// Lists over several works.  SHELF is the index of tests/four_works.py: a law, a notice, a report, a text of which nothing is known, and the small sample.

import assert from "node:assert/strict"
import path from "node:path"
import { test } from "node:test"
import { byWork } from "../../overrides/assets/javascripts/search/bywork.js"
import { RANK } from "../../overrides/assets/javascripts/search/match.js"
import { serve } from "../../overrides/assets/javascripts/search/serve.js"
import { fetchJson } from "./published.mjs"

const base = `${path.resolve(process.env.SHELF || "")}/`
const script = /** @type {const} */ ("hans")

/** What a list is answered. @param {string} query @param {object} [more] @returns {Promise<any>} */
function ask(query, more = {}) {
  return new Promise((resolve) => {
    const page = { base: "http://site/", script, address: (/** @type {string} */ url) => url, reply: resolve }
    serve({ ...page, fetchJson: (url) => fetchJson(url.replace("http://site/", base)) })({ turn: 1, query, upto: 60, facets: true, ...more })
  })
}
/** @param {any} reply @returns {string[]} the works as the list names them, with how many hits each has */
const works = ({ items }) => items.flatMap((/** @type {string} */ item) => [...item.matchAll(/<p class="hit-work">(.*?) <small>(.*?)<\/small>/g)].map(([, name, many]) => `${name} ${many}`))
/** @param {any} reply @param {string} key */
const facet = ({ facets }, key) => facets.shelf.find((/** @type {any} */ one) => one.key === key)
/** @param {any} found */
const said = ({ values }) => values.map((/** @type {any} */ one) => `${one.name} ${one.count}`)

test("hits stand work by work, each named once; what lies below it does not name it again", async () => {
  const reply = await ask("保护")
  assert.deepEqual(works(reply), ["关于保护古树的说明 3 条", "中华人民共和国森林法 2 条"])
  assert.equal(reply.total, 5)
  assert.doesNotMatch(reply.items.join(""), /hit-part">[^<]*(森林法|说明)/)
})

test("the work that is read now comes first, but not before one that was asked for by its name, nor by a guess", async () => {
  assert.deepEqual(works(await ask("保护", { here: "forests" })).map((name) => name.split(" ")[0]), ["中华人民共和国森林法", "关于保护古树的说明"])
  const first = (/** @type {object} */ title, /** @type {object} */ own) => byWork(/** @type {any} */ ([
    { passage: { work: "other", unit: "title", to: 10 }, spots: [{ from: 7, to: 10 }], rank: 1, ...title },
    { passage: { work: "own", unit: "a1", to: 20 }, spots: [{ from: 12, to: 15 }], rank: 1, ...own },
  ]), "own").shown[0].passage.work
  assert.equal(first({}, {}), "other")
  assert.equal(first({ spots: [{ from: 6, to: 9 }] }, {}), "own")
  assert.equal(first({ spots: [{ from: 6, to: 9 }] }, { rank: RANK.GUESS }), "other")
  assert.equal(first({ spots: [{ from: 6, to: 9 }] }, { rank: RANK.INITIALS }), "other")
})

test("a list is narrowed by what is known of the works; other values are counted as if theirs were chosen", async () => {
  const all = await ask("保护")
  assert.deepEqual(all.facets.shelf.map((/** @type {any} */ one) => [one.key, one.title]), [["genre", "文种"], ["issuer", "机关"], ["year", "年份"]])
  assert.deepEqual(said(facet(all, "genre")), ["法 2", "说明 3"])
  assert.deepEqual(said(facet(all, "issuer")), ["全国人民代表大会常务委员会 2", "未写明 3"])
  const law = await ask("保护", { scope: { genre: "fa" } })
  assert.equal(law.total, 2)
  assert.deepEqual(said(facet(law, "genre")), ["法 2", "说明 3"])
  assert.deepEqual(said(facet(law, "year")), ["1984年 2"])
  assert.equal(facet(law, "genre").chosen, "fa")
  const none = await ask("保护", { scope: { genre: "fa", year: "unknown" } })
  assert.deepEqual([none.total, said(facet(none, "year"))], [0, ["1984年 2", "未写明 0"]])
})

test("a value that is not there any more narrows nothing", async () => {
  assert.equal((await ask("保护", { scope: { genre: "gone" } })).total, 5)
})

test("of a work that has more the rest is a link to all of it, with what was chosen", async () => {
  const { items } = await ask("保护", { most: 4, scope: { genre: "" } })
  const [, address] = /<a class="hit-rest" href="([^"]*)"/.exec(items.join("")) || []
  assert.equal(address, "http://site/search/?q=%E4%BF%9D%E6%8A%A4&#38;work=forests")
})
