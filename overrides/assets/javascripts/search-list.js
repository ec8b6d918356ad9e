// Searching from the field to the list, with all that is said and every key: the dialog and /search/ are frames around this.
// A worker answers, or where none can start the same code in this page; items come as HTML that search/present.js made safe.

(() => {
  const { say } = reader
  const local = location.protocol === "file:"
  const folder = reader.script === "hans" ? "hans/" : ""
  /** Items that are shown at once; more as the reader goes on. */
  const BATCH = 15

  // —— who answers ——

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

  /** @param {Omit<SearchQuestion, "turn">} question @param {(reply: SearchReply) => void} then */
  function ask(question, then) {
    turn += 1
    open.set(turn, { question: { ...question, turn }, then })
    void deliver({ ...question, turn })
  }

  // —— what is said ——

  /** @type {Record<string, string>} */
  const TROUBLE = {
    missing: say("搜索索引沒有載入；請檢查網絡，或重新打開本頁。", "搜索索引没有载入；请检查网络，或重新打开本页。"),
    damaged: say("搜索索引損壞，搜索暫時不能用。", "搜索索引损坏，搜索暂时不能用。"),
    version: say("本頁是舊的；請重新打開本頁再搜索。", "本页是旧的；请重新打开本页再搜索。"),
    failed: say("這個瀏覽器不能運行搜索；可打開全文，用「頁內查找」。", "这个浏览器不能运行搜索；可打开全文，用“页内查找”。"),
  }
  const WAITING = say("正在準備搜索……", "正在准备搜索……")
  const LONGEST = 60

  /** How a query was read, and what came of it. @param {SearchReply} reply */
  function told({ total, trouble, understood, near }) {
    if (trouble) return TROUBLE[trouble] || TROUBLE.failed
    if (!understood || understood.reading === "nothing") return say("請輸入文字、拼音或首字母。", "请输入文字、拼音或首字母。")
    const words = understood.say[reader.script] || say("標點", "标点")
    const how = understood.cut ? say("開頭的一段（太長，沒有全看）", "开头的一段（太长，没有全看）") : words.length > LONGEST ? words.slice(0, LONGEST) + "…" : words
    if (understood.absent && total) return say(`沒有${how}，下面是最近的`, `没有${how}，下面是最近的`)
    if (near) return say(`沒有與${how}一樣的，相近的有 ${total} 條`, `没有与${how}一样的，相近的有 ${total} 条`)
    if (total) return say(`${total} 條 · ${how}`, `${total} 条 · ${how}`)
    return say(
      `沒有找到。已按${how}查找。可以少寫幾個字，或把幾個詞用空格隔開。`,
      `没有找到。已按${how}查找。可以少写几个字，或把几个词用空格隔开。`)
  }

  // —— addresses ——

  /** Where a search can be read again, from the site's root. @param {string} query @param {Scope} [scope] */
  reader.searchAddress = (query, scope = {}) => {
    const asked = Object.entries({ q: wellFormed(query), ...scope }).filter(([, value]) => value)
    return `${folder}search/?${new URLSearchParams(/** @type {string[][]} */ (asked))}`
  }

  /** Lone surrogates cannot stand in an address. @param {string} text */
  function wellFormed(text) {
    return [...text.slice(0, 2000)].filter((character) => !/^[\ud800-\udfff]$/.test(character)).join("")
  }

  /** Safari takes a hundred of them in half a minute, and throws at the next. @param {unknown} state @param {string} [url] @param {"pushState" | "replaceState"} [how] */
  reader.remember = (state, url = location.href, how = "replaceState") => {
    try { history[how](state, "", url) } catch (_) { /* the address stays behind, the list goes on */ }
  }

  // —— a field and its list ——

  reader.search = ({ input, list, said, scroller, most, scope = {}, wantsFacets = false, follows = false, shown = () => {} }) => {
    /** What the list shows, and of how many. */
    let query = "", items = 0, groups = 0
    let composing = false, byInputMethod = false
    /** @type {string | null} */
    let asking = null
    /** Keys pressed before there was a list for what is typed. @type {string[]} */
    let pressed = []
    let patience = 0
    const perhaps = document.createElement("p")
    perhaps.className = "search-perhaps"
    const end = document.createElement("div")
    list.before(perhaps)
    list.after(end)

    const typed = () => input.value.trim()

    /** @param {SearchPlace | null} [place] what was shown when the reader left */
    function update(place = null) {
      pressed = []
      clearTimeout(patience)
      for (const [number, { question }] of open) if (question.group === undefined) open.delete(number)
      const wanted = typed()
      if (!wanted) {
        asking = null
        query = ""
        clear()
        said.textContent = ""
        return shown(null)
      }
      asking = wanted
      patience = setTimeout(() => { said.textContent = WAITING }, 800)
      const upto = Math.max(BATCH, (place && place.items) || 0)
      ask({ query: wanted, scope: { ...scope }, most, from: 0, upto, facets: wantsFacets }, (reply) => {
        clearTimeout(patience)
        asking = null
        query = wanted
        show(reply)
        if (place) putBack(place)
        pressed.splice(0).forEach(act)
      })
    }

    function clear() {
      watcher.disconnect()
      list.textContent = perhaps.textContent = ""
      items = groups = 0
    }

    /** @param {SearchReply} reply */
    function show(reply) {
      clear()
      append(reply)
      suggest(reply.suggestion)
      said.textContent = told(reply)
      if (scroller) scroller.scrollTop = 0
      shown(reply)
    }

    /** @param {SearchReply} reply */
    function append(reply) {
      list.insertAdjacentHTML("beforeend", reply.items.join(""))
      items += reply.items.length
      groups = reply.groups || 0
      if (items < groups && reply.items.length) watcher.observe(end)
    }

    const watcher = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return
      watcher.disconnect()
      ask({ query, scope: { ...scope }, most, from: items, upto: items + BATCH }, append)
    }, { root: scroller, rootMargin: "400px" })

    /** @param {Both | null} [suggestion] */
    function suggest(suggestion) {
      if (!suggestion) return
      const link = document.createElement("a")
      link.href = reader.page(reader.base + reader.searchAddress(suggestion[reader.script]))
      link.textContent = suggestion[reader.script]
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        write(suggestion[reader.script])
      })
      perhaps.append(say("是不是要找：", "是不是要找："), link)
    }

    /** As if the reader had typed it. @param {string} words */
    function write(words) {
      input.value = words
      input.focus()
      input.dispatchEvent(new Event("input"))
    }

    // Sentences that a hit stands for are opened in its place.
    list.addEventListener("toggle", (event) => {
      const box = /** @type {HTMLDetailsElement} */ (event.target)
      if (box.open) fill(box)
    }, true)

    /** @param {HTMLElement} box @param {() => void} [then] */
    function fill(box, then = () => {}) {
      if (box.dataset.filled || !box.parentElement) return then()
      box.dataset.filled = "yes"
      const group = [...list.children].indexOf(box.parentElement)
      ask({ query, group, hit: Number(box.dataset.hit) }, ({ items: sentences }) => {
        box.insertAdjacentHTML("beforeend", sentences.join(""))
        then()
      })
    }

    // —— the place in the list, for who comes back ——

    const boxes = () => /** @type {HTMLDetailsElement[]} */ ([...list.querySelectorAll("details")])

    /** @returns {SearchPlace} */
    function place() {
      const opened = boxes().flatMap((box, at) => (box.open ? [at] : []))
      return { query: input.value, items, top: scroller ? scroller.scrollTop : scrollY, opened, at: steps().indexOf(/** @type {HTMLElement} */ (document.activeElement)) }
    }

    /** @param {SearchPlace} before */
    function putBack({ top, opened, at }) {
      const all = boxes()
      let left = opened.length
      const scroll = () => {
        const step = steps()[at]
        if (step) step.focus({ preventScroll: true })
        if (scroller) scroller.scrollTop = top
        else scrollTo(0, top)
      }
      for (const number of opened) {
        const box = all[number]
        if (!box) continue
        box.open = true
        fill(box, () => { if (!--left) scroll() })
      }
      scroll()
    }

    // —— keys ——

    /** What arrow keys go through. */
    const steps = () => [...list.querySelectorAll("a, summary")].filter((one) => one.getClientRects().length)

    /** @param {string} key */
    function act(key) {
      const all = steps()
      const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement))
      const best = list.querySelector("a[data-best]")
      if (key === "Enter") { if (best) best.click() }
      else if (key === "ArrowUp" && at <= 0) input.focus()
      else if (all.length) all[Math.min(all.length - 1, at + (key === "ArrowUp" ? -1 : 1))].focus()
    }

    /** Before there is a list for what is typed, a key waits for it. @param {string} key */
    function press(key) {
      if (asking === null) act(key)
      else pressed.push(key)
    }

    /** @param {KeyboardEvent} event */
    const ofInputMethod = (event) => composing || event.isComposing || event.keyCode === 229

    input.addEventListener("keydown", (event) => {
      byInputMethod = ofInputMethod(event)
      if (byInputMethod || event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === "ArrowDown" || (event.key === "ArrowUp" && pressed.length)) {
        event.preventDefault()
        press(event.key)
      }
    })
    input.addEventListener("keyup", () => { byInputMethod = false })
    list.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return input.focus()
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault()
        act(event.key)
      } else if ((event.key.length === 1 && event.key !== " ") || event.key === "Backspace") input.focus() // the key goes on into the field
    })

    input.addEventListener("compositionstart", () => { composing = true })
    input.addEventListener("compositionend", () => {
      composing = false
      update()
    })
    input.addEventListener("input", () => { if (!composing) update() })
    const form = /** @type {HTMLFormElement} */ (input.form)
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      if (composing || byInputMethod) return // it chose a candidate
      if (follows) press("Enter")
      else update()
    })
    form.addEventListener("reset", () => setTimeout(() => { update(); input.focus() }))

    return { update, write, place, isComposing: () => composing }
  }
})()
