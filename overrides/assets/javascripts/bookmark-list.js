// The page /bookmarks/: the bookmarks, each held against the text as it stands now; taken down, copied, saved as text.

(() => {
  const found = document.getElementById("bookmarks")
  if (!found) return
  const list = found
  const { say } = reader
  const folder = reader.script === "hans" ? "hans/" : ""
  /** Where the site is published, for addresses that are passed on. */
  const canonical = document.querySelector("link[rel=canonical]")
  const published = canonical ? canonical.href.replace(/(hans\/)?bookmarks\/$/, "") : reader.base

  /** `told` is what the reader should know: "" where all is as it was. @typedef {{mark: Bookmark, place: string, title: string, text: string, at: string, told: string}} Entry */

  /** Pages asked for, by address. @type {Map<string, Promise<Document | null | undefined>>} null: gone, undefined: out of reach */
  let pages = new Map()

  /** @param {string} at @param {string} script */
  function page(at, script) {
    const url = reader.base + (script === "hans" ? "hans/" : "") + at.split("#")[0]
    if (!pages.has(url)) pages.set(url, ask(url))
    return pages.get(url)
  }

  /** @param {string} url */
  async function ask(url) {
    if (location.protocol === "file:") return undefined
    try {
      const response = await fetch(url)
      if (response.status === 404 || response.status === 410) return null
      return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : undefined
    } catch (_) {
      return undefined
    }
  }

  /** The sentences of a page as [id, words]. @param {Document} html @returns {[string, string][]} */
  function sentences(html) {
    return [...html.querySelectorAll("article h1[id], article .s[id]")].map((element) => [element.id, reader.words(element)])
  }

  /** A bookmark against the text of today. @param {Bookmark} mark @returns {Promise<Entry>} */
  async function entry(mark) {
    const [then, now, names] = await Promise.all([page(mark.at, mark.script), page(mark.at, reader.script), reader.names(mark.work)])
    const name = names ? names.units[mark.unit] : ""
    const known = { mark, place: name ? reader.placeName(name, mark.sentence) : mark.at, title: names ? names.title : "", text: mark.text, at: mark.at }
    if (then === null || (names && !name)) return { ...known, told: say("這一項已經不在原處；這是加書籤時的文字。", "这一项已经不在原处；这是加书签时的文字。") }
    if (!then || !now) return { ...known, told: say("現在無法和原文核對；這是加書籤時的文字。", "现在无法和原文核对；这是加书签时的文字。") }
    const id = mark.at.split("#")[1]
    const found = sentences(then)
    const [here] = found.filter(([other]) => other === id)
    const shown = (/** @type {string} */ one) => (sentences(now).find(([other]) => other === one) || ["", mark.text])[1]
    if (here && here[1] === mark.text) return { ...known, text: shown(id), told: "" }
    const moved = found.filter(([, words]) => words === mark.text)
    if (moved.length === 1) return elsewhere(known, moved[0][0], shown(moved[0][0]))
    return { ...known, told: here
      ? say(`這一句後來改過，現在是：${shown(id)}`, `这一句后来改过，现在是：${shown(id)}`)
      : say("這一句已經不在這一項裏；這是加書籤時的文字。", "这一句已经不在这一项里；这是加书签时的文字。") }
  }

  /** The same words under another number. @param {Omit<Entry, "told">} known @param {string} id @param {string} text @returns {Entry} */
  function elsewhere(known, id, text) {
    const sentence = Number(id.match(/\d+$/))
    const told = say(`原來是第${known.mark.sentence}句，現在是第${sentence}句。`, `原来是第${known.mark.sentence}句，现在是第${sentence}句。`)
    const place = known.place.replace(/第\d+句$/, `第${sentence}句`)
    return { ...known, place, text, at: `${known.at.split("#")[0]}#${id}`, told }
  }

  // —— the list ——

  /** @param {string} kind @param {string} text @param {string} [className] */
  function element(kind, text, className) {
    const made = document.createElement(kind)
    made.textContent = text
    if (className) made.className = className
    return made
  }

  /** @param {string} text @param {() => void} act */
  function button(text, act) {
    const made = /** @type {HTMLButtonElement} */ (element("button", text))
    made.type = "button"
    made.addEventListener("click", act)
    return made
  }

  /** @param {Entry} entry */
  function item(entry) {
    const row = element("li", "")
    const link = /** @type {HTMLAnchorElement} */ (element("a", entry.place))
    link.href = reader.page(reader.base + folder + entry.at)
    const remove = button(say("取下", "取下"), () => {
      reader.bookmarks.remove(entry.mark)
      reader.announce(say("已取下書籤", "已取下书签"))
      const next = row.nextElementSibling || row.previousElementSibling
      row.remove()
      next?.querySelector("button")?.focus()
      show()
    })
    remove.setAttribute("aria-label", say("取下：", "取下：") + entry.place)
    row.append(link, " ", element("small", entry.title), element("blockquote", entry.text))
    if (entry.told) row.append(element("p", entry.told, "stale"))
    row.append(remove)
    return row
  }

  /** @param {Entry[]} entries */
  function asText(entries) {
    return entries.map(({ place, title, text, at, told }) => [
      (title ? `《${title.replace(/《/g, "〈").replace(/》/g, "〉")}》` : "") + place, text, ...(told ? [told] : []), published + folder + at,
    ].join("\n")).join("\n\n") + "\n"
  }

  /** @param {Entry[]} entries */
  function save(entries) {
    const link = document.createElement("a")
    const url = URL.createObjectURL(new Blob([asText(entries)], { type: "text/plain;charset=utf-8" }))
    link.href = url
    link.download = say("書籤.txt", "书签.txt")
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(url), 60000)
  }

  /** Where the clipboard is closed the text is put down, chosen, to be copied by hand. @param {Entry[]} entries */
  async function copy(entries) {
    try {
      await navigator.clipboard.writeText(asText(entries))
      reader.announce(say("已複製全部書籤", "已复制全部书签"))
    } catch (_) {
      const old = list.querySelector("textarea")
      if (old) old.remove()
      const field = document.createElement("textarea")
      field.value = asText(entries)
      field.readOnly = true
      field.setAttribute("aria-label", say("全部書籤", "全部书签"))
      list.append(field)
      field.select()
    }
  }

  let turn = 0

  async function show() {
    const mine = turn += 1
    const entries = await Promise.all(reader.bookmarks.all().map(entry))
    if (mine !== turn) return
    const active = document.activeElement
    const focused = active && list.contains(active) ? active.getAttribute("aria-label") : ""
    list.textContent = ""
    if (!entries.length) return list.append(element("p", say("還沒有書籤。讀的時候點一句，選「加書籤」。", "还没有书签。读的时候点一句，选“加书签”。")))
    const rows = element("ol", "")
    rows.append(...entries.map(item))
    const ways = element("p", "", "ways")
    ways.append(button(say("保存成文本", "保存成文本"), () => save(entries)), " ", button(say("複製全部", "复制全部"), () => copy(entries)))
    list.append(rows, ways)
    const again = focused && [...list.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === focused)
    if (again) again.focus()
  }

  addEventListener("storage", show)
  addEventListener("pageshow", (event) => {
    if (event.persisted) pages = new Map()
    show()
  })
})()
