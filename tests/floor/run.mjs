// node tests/floor/run.mjs <site> <file>…: what published files use that the floor lacks, as JSON {file: [{line, feature}]}.
// A script that does not parse is told as such.  Names in a minified script tell nothing, so it is parsed only: ours are read in
// their sources.

import fs from "node:fs"
import path from "node:path"
import { elements, has } from "./floor.mjs"
import { uses as usesOfScript } from "./scripts.mjs"
import { uses as usesOfStyle } from "./styles.mjs"

const [site, ...files] = process.argv.slice(2)

/** @param {string} file @returns {{line: number, feature: string}[]} */
function uses(file) {
  const source = fs.readFileSync(path.join(site, file), "utf8")
  if (file.endsWith(".html")) return elements(source).filter((one) => !has(one)).map((feature) => ({ line: 0, feature }))
  if (file.endsWith(".css")) return usesOfStyle(source)
  const how = { module: /^(import|export)\b(?!\()/m.test(source), worker: /(worker|sw)\.js$/.test(file), edition: file.endsWith("/floor.js") ? 5 : 2020 }
  try {
    const found = usesOfScript(source, how)
    return /^(assets\/javascripts\/|sw\.js$)|\.min\.js$/.test(file) ? [] : found
  } catch (error) {
    return [{ line: /** @type {any} */ (error).loc.line, feature: String(error) }]
  }
}

process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [file, uses(file)]))))
