// The tree beside a long law: the place is kept in sight, and a number leads to its article.  Without script it is a list of links.

(() => {
  const found = document.querySelector(".toc"), opens = found && found.querySelector("details")
  if (!found || !opens) return
  const nav = found, details = opens, { say } = reader
  const summary = nav.querySelector("summary"), where = nav.querySelector(".where")
  const title = where ? where.textContent : ""

  /** The links to places of this page, in the order of the text. @type {{link: HTMLAnchorElement, target: HTMLElement}[]} */
  const places = []
  for (const link of nav.querySelectorAll("a")) {
    const [, id] = (link.getAttribute("href") || "").match(/^#(.+)/) || [], target = id && document.getElementById(id)
    if (target) places.push({ link, target })
  }

  // —— a sidebar or a bar ——

  const narrow = () => matchMedia("(max-width: 71.99rem)").matches
  function arrange() {
    const bar = narrow()
    nav.classList.add("live")
    nav.classList.toggle("bar", bar)
    details.open = !bar
  }
  let width = innerWidth
  addEventListener("resize", () => {
    if (innerWidth === width) return
    width = innerWidth
    arrange()
  })
  details.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a") && narrow()) details.open = false
  })
  document.addEventListener("click", (event) => {
    if (narrow() && details.open && !details.contains(/** @type {Node} */ (event.target))) details.open = false
  })
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow() || !details.open) return
    details.open = false
    if (summary) summary.focus()
  })

  // —— the place ——

  /** @type {HTMLAnchorElement | null} */
  let marked = null

  const whole = details.classList.contains("whole")

  /** The last place that begins above the first lines of the window; above them all the page's own part, null where it has none. */
  function current() {
    const line = reader.edge() + 40
    let low = 0, high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (places[middle].target.getBoundingClientRect().top <= line) low = middle + 1
      else high = middle
    }
    return places[low - 1] || (!whole && places[0]) || null
  }

  function mark() {
    const place = current(), link = place && place.link
    if (link === marked) return
    if (marked) marked.removeAttribute("aria-current")
    marked = link
    if (link) link.setAttribute("aria-current", "location")
    for (const item of nav.querySelectorAll("li")) item.classList.toggle("here", item.contains(link))
    tell(place)
    show(link)
  }

  /** @param {{link: HTMLAnchorElement, target: HTMLElement} | null} place */
  function tell(place) {
    if (!where) return
    where.textContent = title
    if (!place) return
    const list = place.link.closest(".numbers"), above = list && list.previousElementSibling
    const part = document.createElement("span")
    part.textContent = list ? (above ? above.textContent : title) : place.link.textContent
    const number = document.createElement("b")
    number.textContent = list ? say(`第${place.link.textContent}條`, `第${place.link.textContent}条`) : ""
    where.textContent = ""
    where.append(part, " ", number)
  }

  /** The tree is moved, the page is not. @param {HTMLElement | null} link */
  function show(link) {
    const box = nav.classList.contains("bar") ? nav.querySelector(".ways-in") : nav
    if (!box) return
    if (!link) box.scrollTop = 0
    if (!link || !box.clientHeight) return
    const inside = box.getBoundingClientRect(), at = link.getBoundingClientRect()
    if (at.top < inside.top + 40 || at.bottom > inside.bottom - 20) box.scrollTop += at.top - inside.top - inside.height / 3
  }

  let waiting = 0
  const markSoon = () => {
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; mark() })
  }
  for (const event of ["scroll", "load", "pageshow", "hashchange", "resize"]) addEventListener(event, markSoon, { passive: true })
  details.addEventListener("toggle", () => show(marked))

  // —— to an article by its number ——

  const last = Number(details.dataset.last || 0)
  if (last) {
    const form = document.createElement("form"), label = document.createElement("label")
    const input = document.createElement("input"), button = document.createElement("button")
    input.setAttribute("aria-label", say("跳到第幾條", "跳到第几条"))
    input.autocomplete = "off"
    input.maxLength = 20
    input.setAttribute("enterkeyhint", "go")
    button.textContent = "跳到"
    label.append("第", input, say("條", "条"))
    form.className = "jump"
    form.append(label, button)
    nav.prepend(form)
    input.addEventListener("focus", () => { reader.searchCode().catch(() => {}) })
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      jump(input.value).then((found) => {
        input.setAttribute("aria-invalid", String(!found))
        if (found) input.blur()
      })
    })
  }

  /** @param {string} typed 12, 十二, 12-1, 第十二條之一, 第二章 @returns {Promise<boolean>} whether it leads anywhere */
  async function jump(typed) {
    const text = typed.normalize("NFKC").replace(/\s+/g, "")
    if (!text) return false
    try { await reader.searchCode() } catch (_) { return refuse(say("現在連不上網絡", "现在连不上网络")) }
    const { placeOf, fit } = searchCode.place
    const bare = /^[^第條条章節节編编]+$/.test(text) && text.match(/^(.+?)(?:之(.+))?$/)
    const place = (bare && placeOf(`第${bare[1]}条${bare[2] ? `之${bare[2]}` : ""}`)) || placeOf(text)
    if (!place) return refuse(say(`不明白「${typed}」。例如：12、十二、12-1`, `不明白“${typed}”。例如：12、十二、12-1`))
    const [best] = places.map((one) => ({ one, rank: fit(place, one.target.id) })).filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank)
    if (best) {
      location.hash = best.one.target.id
      return true
    }
    const inserted = (details.dataset.inserted || "").split(" ")
    const [article] = place.ids.filter((id) => /^a\d+$/.test(id) || inserted.includes(id))
    if (article && parseInt(article.slice(1), 10) > last) return refuse(say(`沒有這一條，最後是第${last}條`, `没有这一条，最后是第${last}条`))
    if (!article || !nav.querySelector('a[href^="../"]')) return refuse(say("這一頁裏沒有", "这一页里没有"))
    location.assign(new URL(reader.page(`../${article}/`), location.href).href)
    return true
  }

  /** @param {string} words @returns {boolean} */
  function refuse(words) {
    reader.announce(words)
    return false
  }

  arrange()
  mark()
})()
