// The page /search/: all hits of ?q=, with counts and filters, shown as the reader scrolls.

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("find"))
  const found = document.getElementById("found")
  if (!form || !found || !window.reader) return
  const list = found
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"))
  const folder = reader.script === "hans" ? "hans/" : ""
  const BATCH = 15
  /** The part and kind that the reader chose. @type {{part?: string, work?: string, kind?: string}} */
  const scope = {}
  let asked = 0
  /** Where in the list the reader was before following a hit: so many items were shown. @type {{items: number, top: number} | null} */
  let place = history.state && history.state.found

  // An index that does not load is told when something is asked.
  reader.searchCode().catch(() => {})

  /** @type {Promise<Searcher> | null} */
  let searcher = null
  async function search(/** @type {string} */ query) {
    await reader.searchCode()
    if (!searcher) searcher = searchCode.engine.open({ base: reader.base, fetchJson: searchCode.fetchJson })
    searcher.catch(() => { searcher = null })
    return (await searcher).search(query, { scope })
  }

  async function show() {
    const query = input.value.trim()
    const turn = ++asked
    remember(query)
    if (!query) return fill(words("p", "quiet", reader.say("輸入之後，這裏列出全部結果。", "输入之后，这里列出全部结果。")))
    try {
      const answer = await search(query)
      if (turn === asked) render(query, answer, searchCode.present)
    } catch (error) {
      if (turn === asked) fill(words("p", "quiet", trouble(error instanceof Error && "code" in error ? error.code : undefined)))
    }
  }

  /** Put in the place of what the list holds. @param {...Element} elements */
  function fill(...elements) {
    list.textContent = ""
    list.append(...elements)
  }

  /** @param {unknown} code */
  function trouble(code) {
    if (code === "version") return reader.say("本頁是舊的；請重新打開本頁再搜索。", "本页是旧的；请重新打开本页再搜索。")
    if (code === "damaged") return reader.say("搜索索引損壞，搜索暫時不能用。", "搜索索引损坏，搜索暂时不能用。")
    return reader.say("搜索索引沒有載入；請檢查網絡，或重新打開本頁。", "搜索索引没有载入；请检查网络，或重新打开本页。")
  }

  /** The address says what was asked, so that it can be sent on. @param {string} query */
  function remember(query) {
    const url = new URL(location.href)
    const entries = Object.entries({ q: query, ...scope }).filter(([, value]) => value)
    url.search = String(new URLSearchParams(/** @type {string[][]} */ (entries)))
    history.replaceState(history.state, "", url.href)
    document.querySelectorAll("a.script").forEach((link) => { /** @type {HTMLAnchorElement} */ (link).search = url.search })
  }

  /** @param {string} query @param {Answer} answer @param {Present} present */
  function render(query, answer, present) {
    const groups = present.grouped(answer.hits)
    const said = answer.understood.reading === "nothing"
      ? reader.say("請輸入文字、拼音或首字母。", "请输入文字、拼音或首字母。")
      : answer.total ? reader.say(`在 ${groups.length} 處找到 ${answer.total} 條 · ${answer.understood.say.hant}`, `在 ${groups.length} 处找到 ${answer.total} 条 · ${answer.understood.say.hans}`)
      : reader.say(`沒有找到。已按${answer.understood.say.hant || "標點"}查找，簡體、繁體、相近的讀音都試過了。可以少寫幾個字，或把幾個詞用空格隔開。`,
        `没有找到。已按${answer.understood.say.hans || "标点"}查找，简体、繁体、相近的读音都试过了。可以少写几个字，或把几个词用空格隔开。`)
    const results = document.createElement("ol")
    const active = document.activeElement
    const chosen = active instanceof HTMLElement && list.contains(active) && active.dataset.filter
    fill(words("p", "quiet", said), filters(answer, present), results)
    if (chosen) list.querySelector(`[data-filter="${chosen}"]`)?.focus()
    const end = document.createElement("div")
    list.append(end)
    let shown = 0
    const more = () => {
      for (const group of groups.slice(shown, shown + BATCH)) results.append(item(group, present))
      shown += BATCH
      if (shown >= groups.length) watcher.disconnect()
    }
    const watcher = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) more() }, { rootMargin: "400px" })
    more()
    while (place && shown < Math.min(place.items, groups.length)) more()
    if (shown < groups.length) watcher.observe(end)
    if (place) scrollTo(0, place.top)
    place = null
  }

  /** @param {Answer} answer @param {Present} present */
  function filters({ facets, total }, present) {
    const box = document.createElement("div")
    box.className = "filters"
    const kinds = Object.entries(facets.kinds)
    if (kinds.length > 1 || scope.kind) box.append(...kinds.map(([kind, count]) => kindButton(kind, present.kindName(kind, reader.script), count)))
    if (facets.parts.length > 1 || scope.part) box.append(partList(facets.parts, total))
    return box
  }

  /** @param {string} kind @param {string} name @param {number} count */
  function kindButton(kind, name, count) {
    const button = words("button", "", name)
    button.setAttribute("type", "button")
    button.dataset.filter = kind
    button.setAttribute("aria-pressed", String(scope.kind === kind))
    button.append(words("small", "", String(count)))
    button.addEventListener("click", () => {
      scope.kind = scope.kind === kind ? "" : kind
      show()
    })
    return button
  }

  /** @param {{work: string, part: string, title: {hant: string, hans: string}, count: number}[]} parts @param {number} total */
  function partList(parts, total) {
    const list = document.createElement("select")
    list.setAttribute("aria-label", reader.say("部分", "部分"))
    list.dataset.filter = "part"
    list.append(new Option(reader.say("所有部分", "所有部分") + (scope.part ? "" : `（${total}）`), ""))
    for (const { work, part, title, count } of parts) {
      const on = scope.part === part && (!scope.work || scope.work === work)
      list.append(new Option(`${title[reader.script]}（${count}）`, `${work}/${part}`, on, on))
    }
    list.addEventListener("change", () => {
      const [work, part] = list.value.split("/")
      Object.assign(scope, list.value ? { work, part } : { work: "", part: "" })
      show()
    })
    return list
  }

  /** @param {Group} group @param {Present} present */
  function item(group, present) {
    const [best] = group.hits
    const element = document.createElement("li")
    if (best.above) element.append(words("p", "hit-part", best.above[reader.script]))
    const heading = group.hits.find((hit) => hit.kind === "heading")
    const title = document.createElement("h2")
    title.append(link(heading || best, present.pageOf(best), heading ? present.title(heading, reader.script) : present.escape(best.title[reader.script]), present))
    element.append(title)
    for (const hit of group.hits) {
      const label = words("span", `hit-kind is-${hit.match}`, present.label(hit, reader.script) + (hit === best ? present.times(hit) : ""))
      if (hit === heading) {
        title.append(" ", label)
        continue
      }
      const line = document.createElement("p")
      const excerpt = present.excerpt(hit, reader.script)
      const name = hit.sentence || hit.text[reader.script].startsWith(hit.title[reader.script]) ? "" : present.title(hit, reader.script) + " "
      line.append(label, link(hit, hit.url, name + excerpt, present))
      element.append(line)
    }
    return element
  }

  /** @param {Hit} hit @param {string} url @param {string} html escaped by present.js @param {Present} present */
  function link(hit, url, html, present) {
    const element = document.createElement("a")
    const to = new URL(reader.page(folder + url), reader.base)
    const found = present.found(hit, reader.script).join(" ")
    if (found) to.searchParams.set("h", found)
    element.href = to.href
    element.innerHTML = html
    return element
  }

  /** @param {string} tag @param {string} className @param {string} text */
  function words(tag, className, text) {
    const element = document.createElement(tag)
    if (className) element.className = className
    element.textContent = text
    return element
  }

  addEventListener("pagehide", () => {
    const items = list.querySelectorAll("ol > li").length
    history.replaceState({ ...history.state, found: { items, top: scrollY } }, "")
  })
  form.addEventListener("submit", (event) => { event.preventDefault(); show() })
  let composing = false
  input.addEventListener("compositionstart", () => { composing = true })
  input.addEventListener("compositionend", () => { composing = false; show() })
  input.addEventListener("input", () => { if (!composing) show() })
  const parameters = new URLSearchParams(location.search)
  input.value = parameters.get("q") || ""
  for (const key of /** @type {("part" | "work" | "kind")[]} */ (["part", "work", "kind"])) {
    const value = parameters.get(key)
    if (value) scope[key] = value
  }
  if (!input.value) input.focus()
  show()
})()
