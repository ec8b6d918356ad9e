// Answers the messages of Material's search box: 0 SETUP, 1 READY, 2 QUERY, 3 RESULT.
// A result carries besides what Material shows an `answer`, from which search-box.js tells how the query was read; to a
// query that asks for it, also `first`, the list that is shown until Material's script is there.

import { open } from "./engine.js"
import { escape, excerpt, firstList, found, grouped, label, pageOf, times, title } from "./present.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const MOST_HITS = 60

/**
 * @param {{base: string, script: Script, address: (url: string) => string, fetchJson: (url: string) => Promise<unknown>,
 *   reply: (message: SearchReply) => void, open?: typeof open}} page `address` turns a hit's url into one of the page's edition
 * @returns {(message: SearchQuestion) => void} only the newest query is answered
 */
export function serve({ base, script, address, fetchJson, reply, open: opened = open }) {
  /** @type {ReturnType<typeof open> | null} */
  let opening = null
  /** @type {{query: string, first: boolean} | null} */
  let waiting = null
  let busy = false

  function index() {
    if (!opening) {
      opening = opened({ base, fetchJson })
      opening.catch(() => { opening = null }) // the next query tries again
    }
    return opening
  }

  async function answerWaiting() {
    if (busy) return
    busy = true
    while (waiting !== null) {
      const { query, first } = waiting
      waiting = null
      const data = await result(query)
      if (first) data.first = firstList(data.items, base)
      if (waiting === null) reply({ type: RESULT, data })
    }
    busy = false
  }

  /** @param {string} query @returns {Promise<Result>} */
  async function result(query) {
    try {
      const searcher = await index()
      const answer = await searcher.search(query, { limit: MOST_HITS })
      const items = grouped(answer.hits).map((group, at) => itemsOf(group, 1e4 - at, script, address))
      const { total, understood } = answer
      return { items, suggest: suggestions(query, answer, script), answer: { query, total, understood } }
    } catch (error) {
      const trouble = error instanceof Error && "code" in error ? String(error.code) : "failed"
      return { items: [], suggest: [], answer: { query, total: 0, trouble } }
    }
  }

  // A first search takes longest, so where nothing is asked yet it is one that nobody waits for.
  index().then((searcher) => (busy ? null : searcher.search("a"))).catch(() => {})
  return (message) => {
    if (message.type === SETUP) reply({ type: READY })
    else if (message.type === QUERY) {
      waiting = { query: String(message.data), first: message.first || false }
      answerWaiting()
    }
  }
}

/**
 * One clause: its page, and the sentences on it.  Enter goes to the highest score; what scores less than the first
 * item is folded away, so the sentence comes first and the page after it.
 * @param {Group} group @param {number} score @param {Script} script @param {(url: string) => string} address
 * @returns {Item[]}
 */
function itemsOf(group, score, script, address) {
  const [best] = group.hits
  const whole = group.hits.find((hit) => hit.kind === "heading")
  const others = group.hits.filter((hit) => hit !== whole)
  const above = best.above ? `<small class="hit-part">${escape(best.above[script])}</small>` : ""
  const titled = others.find((hit) => hit.sentence) || best
  const page = {
    location: address(pageOf(best)),
    title: above + (whole ? `${title(whole, script)} ${chip(whole, script, whole === best)}` : escape(titled.title[script])),
    text: "", score: whole === best ? score : score - 0.5, terms: terms(whole, script),
  }
  const sentences = others.map((hit, at) => ({
    location: address(hit.url.includes("#") ? hit.url : `${hit.url}#`),
    title: chip(hit, script, hit === best) + (hit.sentence ? "" : ` ${title(hit, script)}`),
    text: excerpt(hit, script), score: score - 0.1 - at / 100, terms: terms(hit, script),
  }))
  return sentences.length ? [{ ...sentences[0], score: sentences[0].score }, page, ...sentences.slice(1)] : [page]
}

/** @param {Hit} hit @param {Script} script @param {boolean} first whether it is the first of its clause */
function chip(hit, script, first) {
  return `<span class="hit-kind is-${hit.match}">${escape(label(hit, script) + (first ? times(hit) : ""))}</span>`
}

/** Words to mark on the page that a hit leads to. @param {Hit | undefined} hit @param {Script} script @returns {Record<string, boolean>} */
function terms(hit, script) {
  return Object.fromEntries((hit ? found(hit, script) : []).map((word) => [word, true]))
}

/** How the text goes on after what was typed. @param {string} query @param {Answer} answer @param {Script} script @returns {string[]} */
function suggestions(query, answer, script) {
  const hit = answer.hits.find((one) => one.match === "exact" && one.ranges[script].length)
  if (!hit) return []
  const [from, to] = hit.ranges[script][0]
  const text = hit.text[script]
  const rest = /^[\p{L}\p{N}]{0,6}/u.exec(text.slice(to))
  return text.slice(from, to) === query && rest && rest[0] ? [query + rest[0]] : []
}
