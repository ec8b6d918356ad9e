// Who answers a search: a worker, or where none can start the same code in this page.

(() => {
  const local = location.protocol === "file:"
  const folder = reader.script === "hans" ? "hans/" : ""

  const article = document.querySelector("article[data-work]")
  /** The work that is read here. */
  const here = (article && article.dataset.work) || ""

  /** @typedef {(question: SearchQuestion) => void} Send */
  /** @type {Promise<Send> | null} */
  let answering = null
  let turn = 0
  /** What is asked and not answered yet. @type {Map<number, {question: SearchQuestion, then: (reply: SearchReply) => void}>} */
  const open = new Map()

  /** What search needs is on its way from here on: called when a reader reaches for it. */
  function start() {
    return answering || (answering = local || !window.Worker ? inPage() : inWorker())
  }

  reader.startSearch = () => { start().catch(() => { answering = null }) }

  /** @returns {Promise<Send>} */
  function inWorker() {
    /** @type {Worker} */
    let worker
    try {
      worker = new Worker(`${reader.base}assets/javascripts/search/worker.js`, { name: `${reader.script} ${reader.code}` })
    } catch (_) { return inPage() }
    worker.onmessage = ({ data }) => receive(data)
    worker.onerror = () => {
      answering = inPage()
      for (const { question } of open.values()) deliver(question)
    }
    return Promise.resolve((question) => worker.postMessage(question))
  }

  /** @type {Promise<unknown> | null} */
  let code = null

  /** The search for a page, as `searchCode`: one script where it is published, modules in the preview. */
  reader.searchCode = () => {
    if (!code) (code = load(reader.base + "assets/javascripts/search/code.js")).catch(() => { code = null })
    return code
  }

  /** @param {string} src @returns {Promise<unknown>} */
  function load(src) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = src
      if (!local) script.type = "module"
      script.onload = resolve
      script.onerror = reject
      document.body.append(script)
    })
  }

  /** @returns {Promise<Send>} */
  async function inPage() {
    await reader.searchCode()
    const { base, script } = reader
    return searchCode.serve({ base, script, reply: receive, address: (url) => folder + reader.page(url), fetchJson: searchCode.fetchJson })
  }

  /** @param {SearchReply} reply */
  function receive(reply) {
    const asked = open.get(reply.turn)
    open.delete(reply.turn)
    if (asked) asked.then(reply)
  }

  /** @param {SearchQuestion} question */
  async function deliver(question) {
    try {
      (await start())(question)
    } catch (_) {
      answering = null // the next question tries again
      receive({ turn: question.turn, query: question.query, items: [], total: 0, trouble: "missing" })
    }
  }

  reader.answers = {
    ask(question, then) {
      turn += 1
      const whole = { ...question, double: reader.get("double"), here, turn }
      open.set(turn, { question: whole, then })
      void deliver(whole)
    },
    leave() {
      for (const [number, { question }] of open) if (question.group === undefined) open.delete(number)
    },
  }
})()
