// Queries as JSON on standard input → answers as JSON, with the files that each made the engine fetch.
// node tests/search/ask.mjs FOLDER

import fs from "node:fs"
import { open } from "../../overrides/assets/javascripts/search/engine.js"

/** @type {string[]} */
let fetched = []
const fetchJson = async (/** @type {string} */ url) => {
  fetched.push(url)
  return JSON.parse(fs.readFileSync(url, "utf8"))
}
const answers = []
for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
  fetched = []
  const searcher = await open({ fetchJson, base: process.argv[2] })
  answers.push({ ...(await searcher.search(query)), fetched })
}
console.log(JSON.stringify(answers))
