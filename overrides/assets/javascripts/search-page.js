// The page /search/: all hits of ?q=, with filters.  The field, the list and what is said are search-list.js.

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("find"))
  const list = /** @type {HTMLElement | null} */ (document.querySelector("#found ol"))
  const said = /** @type {HTMLElement | null} */ (document.querySelector("#found .search-said"))
  const narrow = /** @type {HTMLElement | null} */ (document.querySelector("#found .filters"))
  if (!form || !list || !said || !narrow || !window.reader) return
  const filters = narrow, status = said
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"))
  /** What the reader narrowed it to: part, work, kind, and what is known of works. @type {Record<string, string>} */
  const scope = {}
  const parameters = new URLSearchParams(location.search)
  input.value = parameters.get("q") || ""
  parameters.forEach((value, key) => { if (key !== "q" && value) scope[key] = value })

  const search = reader.search({ input, list, said, scroller: null, scope, wantsFacets: true, shown })

  /** @param {SearchReply | null} reply */
  function shown(reply) {
    filters.hidden = !reply
    if (!reply) status.textContent = reader.say("輸入之後，這裏列出全部結果。", "输入之后，这里列出全部结果。")
    else if (reply.facets) fill(reply.facets, reply.total)
    name()
  }

  // —— the address says what was asked, so that it can be sent on ——

  let pause = 0

  /** Not at each key: Safari takes a hundred addresses in half a minute. */
  function name() {
    clearTimeout(pause)
    pause = setTimeout(nameNow, 350)
    const asked = address()
    document.querySelectorAll("a.script").forEach((link) => { /** @type {HTMLAnchorElement} */ (link).search = asked.search })
  }

  function address() {
    const url = new URL(location.href)
    url.search = new URL(reader.searchAddress(input.value.trim(), scope), reader.base).search
    if (!input.value.trim()) url.searchParams.delete("q")
    return url
  }

  function nameNow() {
    clearTimeout(pause)
    reader.remember({ ...history.state, search: search.place() }, address().href)
  }
  addEventListener("pagehide", nameNow)

  // —— filters ——

  /** @param {FacetNames} facets @param {number} total */
  function fill({ kinds, parts, shelf }, total) {
    const active = document.activeElement
    const chosen = active instanceof HTMLElement && filters.contains(active) && active.dataset.filter
    filters.textContent = ""
    if (kinds.length > 1 || scope.kind) filters.append(...kinds.map(kindButton))
    for (const facet of shelf) if (facet.values.length > 1 || facet.chosen) filters.append(facetList(facet))
    if (parts.length > 1 || scope.part || scope.work) filters.append(partList(parts, total))
    if (chosen) filters.querySelector(`[data-filter="${chosen}"]`)?.focus()
  }

  /** @param {{kind: string, name: string, count: number}} kind */
  function kindButton({ kind, name, count }) {
    const button = document.createElement("button")
    const small = document.createElement("small")
    button.type = "button"
    button.dataset.filter = kind
    button.setAttribute("aria-pressed", String(scope.kind === kind))
    small.textContent = String(count)
    button.append(name, small)
    button.addEventListener("click", () => {
      scope.kind = scope.kind === kind ? "" : kind
      search.update()
    })
    return button
  }

  /** What is known of the works: kind, organ, year. @param {FacetNames["shelf"][0]} facet */
  function facetList({ key, title, chosen, values }) {
    const select = document.createElement("select")
    select.setAttribute("aria-label", title)
    select.dataset.filter = key
    select.append(new Option(reader.say(`${title}：全部`, `${title}：全部`), ""))
    for (const { key: value, name, count } of values) select.append(new Option(`${name}（${count}）`, value, value === chosen, value === chosen))
    select.addEventListener("change", () => {
      scope[key] = select.value
      search.update()
    })
    return select
  }

  /** The works, where there are several, and their parts. @param {FacetNames["parts"]} parts @param {number} total */
  function partList(parts, total) {
    const select = document.createElement("select")
    const works = [...new Set(parts.map(({ work }) => work))]
    const several = works.filter(Boolean).length > 1 || Boolean(scope.work) // terms and bodies are of none; of one that was chosen others can be
    select.setAttribute("aria-label", several ? reader.say("文件和部分", "文件和部分") : reader.say("部分", "部分"))
    select.dataset.filter = "part"
    select.append(new Option(several ? reader.say("所有文件", "所有文件") : reader.say("所有部分", "所有部分"), ""))
    for (const work of works) {
      const own = parts.filter((part) => part.work === work)
      const options = own.flatMap(({ part, name, count }) => (part ? [option(name, count, work, part)] : []))
      if (several) select.append(ofWork(work, own, options))
      else select.append(...options)
    }
    if (!scope.part && !scope.work) select.options[0].text += `（${total}）`
    select.addEventListener("change", () => {
      const [work, part] = select.value.split("/")
      Object.assign(scope, select.value ? { work, part } : { work: "", part: "" })
      search.update()
    })
    return select
  }

  /** @param {string} work @param {FacetNames["parts"]} parts @param {HTMLOptionElement[]} options */
  function ofWork(work, parts, options) {
    const group = document.createElement("optgroup")
    group.label = parts[0].whole || reader.say("其他", "其他")
    const all = parts.reduce((sum, { count }) => sum + count, 0)
    if (work) group.append(option(reader.say("整份文件", "整份文件"), all, work, ""))
    group.append(...options)
    return group
  }

  /** @param {string} name @param {number} count @param {string} work @param {string} part */
  function option(name, count, work, part) {
    const on = (scope.part || "") === part && (scope.work || (part ? work : "")) === work
    return new Option(`${name}（${count}）`, `${work}/${part}`, on, on)
  }

  /** Where in the list the reader was before following a hit. @type {SearchPlace | undefined} */
  const before = (history.state || {}).search
  if (!input.value) input.focus()
  if (input.value) reader.startSearch()
  search.update(before && before.query === input.value ? before : null)
})()
