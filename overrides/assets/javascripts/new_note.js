// A note on selected words, for readers who say that they edit: the host's page for a new file, with clause, quote and what makes the
// quote unique filled in; without a repository the command that begins the note here.

(() => {
  const found = document.querySelector(".add-note")
  if (!found) return
  const control = found
  /** Where the repository has a page for a new file. */
  const link = control instanceof HTMLAnchorElement && control.href ? control : null
  const LONGEST = 300
  /** @type {HTMLElement | null} */
  let bar = null

  /** The sentences of the page's own unit, in order. */
  const sentences = () => [...document.querySelectorAll(".text .s[id], .text h1[id]")].filter((one) => /^s\d+$/.test(one.id))
  const unitText = () => sentences().map((one) => one.textContent).join("")

  /** Where the selection begins and ends in the unit's text; null when it is elsewhere. */
  function selected() {
    const selection = getSelection()
    if (!selection || !selection.rangeCount || selection.isCollapsed) return null
    const range = selection.getRangeAt(0)
    let at = 0, start = -1, end = -1
    for (const sentence of sentences()) {
      const length = sentence.textContent.length
      if (range.intersectsNode(sentence)) {
        const before = offset(sentence, range.startContainer, range.startOffset, 0)
        const until = offset(sentence, range.endContainer, range.endOffset, length)
        if (start < 0) start = at + before
        end = at + until
      }
      at += length
    }
    return start >= 0 && end > start ? { start, end } : null
  }

  /** Characters of the sentence before a place; ``outside`` when the place is not in it.
   * @param {Element} sentence @param {Node} container @param {number} place @param {number} outside */
  function offset(sentence, container, place, outside) {
    if (!sentence.contains(container)) return outside
    const range = document.createRange()
    range.selectNodeContents(sentence)
    range.setEnd(container, place)
    return range.toString().length
  }

  /** As an editor types it: a blank for what stands between the cells of a row. @param {string} words */
  const typed = (words) => reader.yaml(words.replace(/\t/g, " "))

  /** The lines of front matter that say which words are meant. @param {{start: number, end: number}} span */
  function lines(span) {
    const text = unitText()
    const quote = text.slice(span.start, span.end)
    const found = [`quote: ${typed(quote)}`]
    const places = []
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at)
    const others = places.filter((at) => at !== span.start)
    if (!others.length) return found
    for (let length = 1; length <= span.start; length++) {
      const before = text.slice(span.start - length, span.start)
      if (!others.some((at) => text.slice(0, at).endsWith(before))) return [...found, `before: ${typed(before)}`]
    }
    for (let length = 1; span.end + length <= text.length; length++) {
      const after = text.slice(span.end, span.end + length)
      if (!others.some((at) => text.startsWith(after, at + quote.length))) return [...found, `after: ${typed(after)}`]
    }
    return found
  }

  /** 2026-11-24T08:30:00.000Z, by the reader's own clock. */
  const now = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString()

  /** The control's address with today's date, and with ``more`` lines. @param {string} href @param {string[]} more */
  function address(href, more) {
    const url = new URL(href)
    const time = now()
    for (const [name, value] of [...url.searchParams]) {
      if (value.startsWith("---")) url.searchParams.set(name, filled(value, more, time.slice(0, 10)))
      else if (value.endsWith("-note.md")) url.searchParams.set(name, value.replace("-note.md", `-${time.slice(0, 16).replace(/\D/g, "")}.md`))
    }
    url.search = url.searchParams.toString().replace(/\+/g, "%20")
    return url.href
  }

  /** @param {string} value @param {string[]} more @param {string} day */
  const filled = (value, more, day) =>
    value.replace(/^date: .*$/m, `date: ${day}`).replace(/^(clause: .*)$/m, (line) => [line, ...more].join("\n"))

  /** Gitee cannot be given the text of a new file: then it is copied. @param {string} href @param {string[]} more */
  function copyIfNeeded(href, more) {
    if (new URL(href).searchParams.toString()) return
    reader.copy(filled(control.dataset.front || "", more, now().slice(0, 10)), reader.say("註釋的開頭，請貼到新文件裏", "注释的开头，请贴到新文件里"))
  }

  /** @param {string[]} more */
  function offer(more) {
    hide()
    const made = document.createElement("div")
    made.className = "new-note"
    const label = reader.say("給選中的字添加註釋", "给选中的字添加注释")
    made.append(link ? onHost(link.href, label, more) : local(made, label, more))
    document.body.append(made)
    bar = made
  }

  /** @param {string} href @param {string} label @param {string[]} more */
  function onHost(href, label, more) {
    const open = document.createElement("a")
    open.href = address(href, more)
    open.target = "_blank"
    open.rel = "noopener"
    open.textContent = label
    open.addEventListener("click", () => copyIfNeeded(open.href, more))
    return open
  }

  /** What to type where the project is, in the place of the button. @param {HTMLElement} made @param {string} label @param {string[]} more */
  function local(made, label, more) {
    const open = document.createElement("button")
    open.type = "button"
    open.textContent = label
    open.addEventListener("click", () => {
      const words = more.map((line) => line.replace(/^(\w+): "?(.*?)"?$/, (_, key, value) => `${key.toUpperCase()}='${value.replace(/'/g, "'\\''")}'`))
      const command = document.createElement("pre")
      command.textContent = [control.dataset.begin, ...words].join(" ")
      made.textContent = reader.say("在項目的文件夾裏運行：", "在项目的文件夹里运行：")
      made.append(command)
    })
    return open
  }

  function hide() {
    if (bar) bar.remove()
    bar = null
  }

  let waiting = 0
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (bar && bar.contains(document.activeElement)) return
      const span = reader.get("edit") ? selected() : null
      if (!span || span.end - span.start > LONGEST) return hide()
      offer(lines(span))
    }, 250)
  })
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide() })

  if (link) {
    link.href = address(link.href, [])
    link.addEventListener("click", () => copyIfNeeded(link.href, []))
  }
})()
