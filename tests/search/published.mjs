// The published site as the tests see it: SITE is its folder, the decision its first work.

import fs from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"

export const SITE = path.resolve(process.env.SITE || "")

/** @param {string} url */
export const fetchJson = async (url) => JSON.parse(fs.readFileSync(url, "utf8"))

const engine = await import(pathToFileURL(path.join(SITE, "assets/javascripts/search/engine.js")).href)
export const { open, IndexError } = engine
const { works } = await fetchJson(path.join(SITE, "assets/search/manifest.json"))
export const decision = await fetchJson(path.join(SITE, works[0].id, "decision.json"))
export const searcher = await open({ fetchJson, base: SITE })
