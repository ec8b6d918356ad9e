// Questions to a shelf of works: node bench/search/shelf.mjs INDEX bench/search/shelf_queries.tsv → a row a set: right article first, in
// five, nothing found.  INDEX is a folder with assets/search.

import fs from "node:fs"
import { open } from "../../overrides/assets/javascripts/search/engine.js"

const [, , base, table] = process.argv
const fresh = () => open({ base, fetchJson: async (url) => JSON.parse(fs.readFileSync(url, "utf8")) })
const searcher = await fresh()
const titles = new Map(searcher.works.map(({ id, title, names = [] }) => [id, [title, ...names].map(({ hans }) => hans)]))
const [head, ...rows] = fs.readFileSync(table, "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"))
const at = Object.fromEntries(head.map((name, column) => [name, column]))

console.log("| set | questions | first | in five | nothing |\n| --- | --- | --- | --- | --- |")
for (const set of ["tune", "apart"]) {
  const own = rows.filter((row) => row[at.set] === set)
  let first = 0, five = 0, nothing = 0
  for (const row of own) {
    const right = row[at.right].split("|")
    const { hits } = await (await fresh()).search(row[at.query])
    const place = hits.findIndex(({ work, unit }) => (titles.get(work) || []).some((title) => right.includes(`${title}/${unit}`)))
    if (place === 0) first++
    if (place >= 0 && place < 5) five++
    if (!hits.length) nothing++
  }
  console.log(`| ${set} | ${own.length} | ${first} | ${five} | ${nothing} |`)
}
