// Answers what a list of hits asks (search-list.js), in a worker or in the page: items as HTML, and what is told of them.

import { open } from "./engine.js"
import { defines, excerptLink, facetNames, grouped, item } from "./present.js"

/**
 * @param {{base: string, script: Script, address: (url: string) => string, fetchJson: (url: string) => Promise<unknown>,
 *   reply: (message: SearchReply) => void, open?: typeof open}} page `address` turns a hit's url into one of the page's edition
 * @returns {(question: SearchQuestion) => void} of the questions for a list only the newest is answered
 */
export function serve({ base, script, address, fetchJson, reply, open: openIndex = open }) {
  /** @type {ReturnType<typeof open> | null} */
  let opening = null
  /** @type {SearchQuestion | null} */
  let waiting = null
  let busy = false
  /** What was answered last, for the list to go on. @type {{key: string, answer: Answer, groups: Group[], own: Shelved | null} | null} */
  let last = null
  /** @param {Hit} hit */
  const href = (hit) => linkTo(hit, base, script, address)
  const link = (/** @type {string} */ url) => new URL(address(url), base).href

  function index() {
    if (!opening) {
      opening = openIndex({ base, fetchJson })
      opening.catch(() => { opening = null }) // the next query tries again
    }
    return opening
  }

  async function answerWaiting() {
    if (busy) return
    busy = true
    while (waiting) {
      const question = waiting
      waiting = null
      const answered = await listed(question)
      if (!waiting) reply(answered)
    }
    busy = false
  }

  /** @param {SearchQuestion} question @returns {Promise<SearchReply>} */
  async function listed({ turn, query, scope = {}, double = "", here = "", most = Infinity, from = 0, upto = 0, facets }) {
    try {
      const searcher = await index()
      const key = JSON.stringify([query, scope, most, double, here])
      if (!last || last.key !== key) {
        const shelf = await searcher.shelf(), own = shelf && await shelf.shelved(searcher, query, { scope, double, here }, script)
        const asked = { double, scope, ...own }
        const answer = await searcher.search(query, { limit: most, ...asked })
        last = { key, answer, own, groups: await defined(searcher, query, asked, answer) }
        if (own) own.divide(last.groups)
      }
      const { answer, groups, own } = last
      const { total, understood, suggestion } = answer
      const items = groups.slice(from, upto).map((group) => item(group, script, href, searcher.others, link))
      return {
        turn, query, items, from, groups: groups.length, total, understood, suggestion: suggestion || null,
        near: answer.hits.length > 0 && answer.hits.every((hit) => hit.match === "near"),
        completed: completed(query, answer, script), facets: facets ? { ...facetNames(answer.facets, searcher.works, script), shelf: own ? await own.facets() : [] } : null,
      }
    } catch (error) {
      const trouble = error instanceof Error && "code" in error ? String(error.code) : "failed"
      return { turn, query, items: [], total: 0, trouble }
    }
  }

  /** The other sentences of the hit at `group`, `hit` of the list, once it is opened there. @param {SearchQuestion} question */
  async function opened({ turn, query, group = 0, hit = 0 }) {
    const searcher = await index()
    const found = last && last.answer && last.groups[group] && last.groups[group].hits[hit]
    const items = found && last && JSON.parse(last.key)[0] === query ? searcher.others(found).map((write) => excerptLink(write(), script, href)) : []
    reply({ turn, query, items, total: items.length })
  }

  // A first search takes longest, so where nothing is asked yet it is one that nobody waits for.
  index().then((searcher) => (busy ? null : searcher.search("a"))).catch(() => {})
  return (question) => {
    if (question.group !== undefined) return void opened(question).catch(() => reply({ turn: question.turn, query: question.query, items: [], total: 0 }))
    waiting = question
    void answerWaiting()
  }
}

/**
 * By clause; a term that is what was asked comes first, since whoever asks a word wants to know what it says.
 * @param {Searcher} searcher @param {string} query @param {{scope: Scope, double: string}} asked @param {Answer} answer @returns {Promise<Group[]>}
 */
async function defined(searcher, query, { scope, double }, answer) {
  const groups = grouped(answer.hits)
  const own = groups.filter((group) => defines(group.hits[0]))
  if (!own.length && answer.hits.length < answer.total && answer.facets.kinds.term) { // beyond what was written out
    const { hits } = await searcher.search(query, { limit: 1, scope: { ...scope, kind: "term" }, double })
    own.push(...grouped(hits.filter(defines)))
  }
  return own.length ? [...own, ...groups.filter((group) => !own.includes(group))] : groups
}

/** @param {Hit} hit @param {string} base @param {Script} script @param {(url: string) => string} address */
function linkTo(hit, base, script, address) {
  const to = new URL(address(hit.url), base)
  const words = [...new Set(hit.ranges[script].map(([from, to]) => hit.text[script].slice(from, to)))].join(" ")
  if (words && hit.match !== "reference") to.searchParams.set("h", words) // arrival.js marks them
  return to.href
}

/** How the text goes on after what was typed, "" where it does not. @param {string} query @param {Answer} answer @param {Script} script @returns {string} */
function completed(query, answer, script) {
  const hit = answer.hits.find((one) => one.match === "exact" && one.ranges[script].length)
  if (!hit) return ""
  const [from, to] = hit.ranges[script][0]
  const text = hit.text[script]
  const rest = /^[\p{L}\p{N}]{0,6}/u.exec(text.slice(to))
  return text.slice(from, to) === query && rest && rest[0] ? query + rest[0] : ""
}
