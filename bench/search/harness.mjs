// Runs in a page of the bench: every engine answers the same queries, one after the other, as a reader's browser would.

import { bm25, pairs } from "./bm25.mjs"
import { makeCases, unitsOf } from "./classes.mjs"

const PER_CLASS = 60, SEED = 20261124
const KINDS = new Set(["words", "any substring", "other script", "full pinyin", "pinyin, spaces", "tone marks", "tone numbers", "initials",
  "partial last syllable", "Han and pinyin", "southern accent", "two terms"])

// The peers have the text alone.
const TEXT = { scope: { kind: ["text", "heading"] } }

const decision = await (await fetch("/ziyang-2015/decision.json")).json()
const units = unitsOf(decision)
const raw = decision.units.map((/** @type {any} */ unit) => ({ id: unit.id, text: unit.sentences.map((/** @type {any} */ s) => s.hans).join("") }))
export const cases = makeCases(units, PER_CLASS, SEED).filter((one) => KINDS.has(one.kind))

/** Talk to a worker that speaks Material's protocol. @param {string} url @param {object} setup @param {(items: any[]) => string[]} read */
async function worker(url, setup, read) {
  const thread = new Worker(url)
  /** @param {object} message @param {number} type */
  const ask = (message, type) => new Promise((resolve, reject) => {
    thread.onmessage = ({ data }) => { if (data.type === type) resolve(data.data) }
    thread.onerror = reject
    thread.postMessage(message)
  })
  await ask({ type: 0, data: setup }, 1)
  await ask({ type: 2, data: "法" }, 3)
  return async (/** @type {string} */ query) => read((/** @type {any} */ (await ask({ type: 2, data: query }, 3))).items)
}

/** What a classic script leaves behind. @param {string} src @param {string} name @returns {Promise<any>} */
function classic(src, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = src
    script.onload = () => resolve(/** @type {any} */ (window)[name])
    script.onerror = reject
    document.head.append(script)
  })
}

/** Each answers with units, best first; `any` of several words where it is not told otherwise that all must be there. @type {Record<string, () => Promise<(query: string, any?: boolean) => string[] | Promise<string[]>>>} */
const ENGINES = {
  async "this project, module"() {
    const { open } = await import("/assets/javascripts/search/engine.js")
    const searcher = await open({ base: location.origin, fetchJson: async (/** @type {string} */ url) => (await fetch(url)).json() })
    return async (query) => (await searcher.search(query, TEXT)).hits.map((/** @type {any} */ hit) => hit.unit)
  },
  async "this project, worker"() {
    return worker("/assets/javascripts/search/worker.js?script=hans", {}, () => [])
  },
  async "Material + jieba"() {
    const index = await (await fetch("/bench/material/search/search_index.json")).json()
    const url = (await (await fetch("/bench/worker.txt")).text()).trim()
    return worker(url, { ...index, options: { suggest: false } }, (items) => items.map(([first]) => first.location.replace(/^u\//, "").replace(/\/.*/, "")))
  },
  async "Pagefind extended"() {
    const pagefind = await import("/bench/pages/pagefind/pagefind.js")
    await pagefind.init()
    await pagefind.search("法")
    return async (query) => {
      const { results } = await pagefind.search(query)
      const all = await Promise.all(results.map((/** @type {any} */ one) => one.data()))
      return all.map((one) => /([^/]+)\.html/.exec(one.url)?.[1] || "")
    }
  },
  async "MiniSearch, bigrams"() {
    const MiniSearch = await classic("/bench/peers/minisearch.js", "MiniSearch")
    const index = MiniSearch.loadJSON(await (await fetch("/bench/minisearch.json")).text(), miniOptions)
    return (query, any) => index.search(query, { combineWith: any ? "OR" : "AND" }).map((/** @type {any} */ hit) => hit.id)
  },
  async "FlexSearch, bigrams"() {
    const { Index } = await classic("/bench/peers/flexsearch.js", "FlexSearch")
    const index = new Index({ encode: pairs, tokenize: "strict" })
    raw.forEach((/** @type {any} */ { text }, /** @type {number} */ at) => index.add(at, text))
    return (query, any) => index.search(query, { limit: raw.length, suggest: Boolean(any) }).map((/** @type {number} */ at) => raw[at].id)
  },
  async "pinyin-pro"() {
    const { match } = await classic("/bench/peers/pinyin-pro.js", "pinyinPro")
    return (query) => raw.filter((/** @type {any} */ unit) => match(unit.text, query, { continuous: true })).map((/** @type {any} */ unit) => unit.id)
  },
}

const miniOptions = { fields: ["text"], tokenize: pairs }

/** The index of MiniSearch, which the bench writes to disk to weigh it. */
export async function miniIndex() {
  const MiniSearch = await classic("/bench/peers/minisearch.js", "MiniSearch")
  const index = new MiniSearch(miniOptions)
  index.addAll(raw)
  return JSON.stringify(index)
}

/** @param {string} name @returns {Promise<{name: string, load: number, rows: {kind: string, recall: number, top: number, returned: number, wrong: number, ms: number}[]}>} */
export async function run(name) {
  const begun = performance.now()
  const search = await ENGINES[name]()
  await search("法治")
  const load = performance.now() - begun
  const rows = []
  for (const { kind, query, units: truth, near, top } of cases) {
    const start = performance.now()
    const got = [...new Set(await search(query))]
    const ms = performance.now() - start
    const have = truth.filter((id) => got.includes(id)).length
    rows.push({ kind, recall: have / truth.length, top: top.includes(got[0]) ? 1 : 0, returned: got.length, wrong: got.filter((id) => !near.includes(id)).length, ms })
  }
  return { name, load, rows }
}

/**
 * Judged queries of what does not stand as typed: each engine's units, for any of the words.
 * @param {string} name @param {[query: string, right: string][]} rows sentences, or units, apart by `|` @param {string[]} words that mean nothing near any text
 */
export async function judge(name, rows, words) {
  const search = name === PLAIN ? bm25(raw) : await ENGINES[name]()
  await search("刑讯必供", true)
  let first = 0, five = 0, nothing = 0, shown = 0
  const times = []
  for (const [query, right] of rows) {
    const start = performance.now()
    const units = [...new Set(await search(query, true))]
    times.push(performance.now() - start)
    const place = units.findIndex((unit) => right.split("|").some((one) => one.replace(/\.s\d+$/, "") === unit))
    first += place === 0 ? 1 : 0
    five += place >= 0 && place < 5 ? 1 : 0
    nothing += units.length ? 0 : 1
  }
  for (const word of words) shown += (await search(word, true)).length ? 1 : 0
  return { name, first, five, nothing, shown, times }
}

export const names = Object.keys(ENGINES)
const PLAIN = "BM25, pairs"
export const judges = [...names.filter((name) => !name.endsWith("worker") && name !== "pinyin-pro"), PLAIN]
