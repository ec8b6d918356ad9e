// What is found where nothing stands as typed: this project beside a plain BM25 over pairs of characters, on the judged queries, in Node.
// node bench/search/near.mjs FOLDER QUERIES WORDS: a built site's, a table of judged queries, words that mean nothing near any text

import fs from "node:fs"
import { open } from "../../overrides/assets/javascripts/search/engine.js"
import { bm25 } from "./bm25.mjs"

const [base, table, list] = process.argv.slice(2)
const lines = (/** @type {string} */ path) => fs.readFileSync(path, "utf8").split("\n").filter((line) => line && !line.startsWith("#"))
const rows = lines(table).slice(1).map((line) => line.split("\t"))
const words = lines(list).join(" ").split(/\s+/)
const TEXT = { scope: { kind: ["text", "heading"] } }

const searcher = await open({ base, fetchJson: async (/** @type {string} */ url) => JSON.parse(fs.readFileSync(url, "utf8")) })
const decision = JSON.parse(fs.readFileSync(`${base}/${searcher.works[0].id}/decision.json`, "utf8"))
const sentences = decision.units.flatMap((/** @type {any} */ unit) => unit.sentences.map((/** @type {any} */ one) => ({ id: one.id, text: one.hans })))
const plain = bm25(sentences)
/** @type {Record<string, (query: string) => Promise<string[]>>} */
const ENGINES = {
  "this project": async (query) => (await searcher.search(query, TEXT)).hits.map((/** @type {any} */ hit) => hit.sentence),
  "BM25, pairs": async (query) => plain(query),
}
for (const [name, ask] of Object.entries(ENGINES)) {
  let first = 0, five = 0, none = 0, shown = 0
  await ask("刑讯必供")
  const times = []
  for (const [query, right] of rows) {
    const start = process.hrtime.bigint()
    const found = await ask(query)
    times.push(Number(process.hrtime.bigint() - start) / 1e6)
    const place = found.findIndex((id) => right.split("|").includes(id))
    first += place === 0 ? 1 : 0
    five += place >= 0 && place < 5 ? 1 : 0
    none += found.length ? 0 : 1
  }
  for (const word of words) shown += (await ask(word)).length ? 1 : 0
  times.sort((a, b) => a - b)
  console.log(JSON.stringify({ name, queries: rows.length, first, five, none, words: words.length, shown, p50: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] }))
}
