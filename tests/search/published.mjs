// The published site as the tests see it: SITE is its folder.

import fs from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"

export const SITE = path.resolve(process.env.SITE || "site")

/** @param {string} url */
export const fetchJson = async (url) => JSON.parse(fs.readFileSync(url, "utf8"))

const engine = await import(pathToFileURL(path.join(SITE, "assets/javascripts/search/engine.js")).href)
export const { open, IndexError } = engine
export const decision = JSON.parse(fs.readFileSync(path.join(SITE, "city-2015/decision.json"), "utf8"))
export const searcher = await open({ fetchJson, base: SITE })

/** @typedef {{query: string, first: string[], match: string, why: string}} Judged */

/** tests/search_queries.tsv @returns {Judged[]} */
export function judged() {
  const file = new URL("../search_queries.tsv", import.meta.url)
  const lines = fs.readFileSync(file, "utf8").split("\n").slice(1).filter(Boolean)
  return lines.map((line) => {
    const [query, first, match, why] = line.split("\t")
    return { query, first: first ? first.split(" ") : [], match, why }
  })
}
