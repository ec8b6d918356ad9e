// Pages of a library: a field that narrows the list of works as one types, and the order of the list.
// Without it the lists are the same, and links lead from one to the other.

(() => {
  const list = /** @type {HTMLElement | null} */ (document.querySelector(".kind-library .cards"))
  if (!list || !window.reader) return
  const cards = list
  /** A list that goes on on more pages than these is not fetched whole. */
  const MOST = 20
  const pager = /** @type {HTMLElement | null} */ (document.querySelector(".pages"))
  const last = Number(pager && pager.dataset.pages) || 1
  const shown = [...cards.children]
  /** Every card that there is to look in, in the order of the list, once it is asked for. @type {Promise<Element[]> | null} */
  let whole = null

  const form = document.createElement("form")
  form.className = "sift"
  const field = document.createElement("input")
  field.type = "search"
  field.autocomplete = "off"
  field.setAttribute("aria-label", reader.say("在這些文件裏找：名稱、機關、文號、拼音", "在这些文件里找：名称、机关、文号、拼音"))
  field.placeholder = reader.say("名稱、機關、文號、拼音", "名称、机关、文号、拼音")
  const order = document.createElement("select")
  order.append(new Option(reader.say("名稱", "名称"), "name"), new Option(reader.say("日期，新的在前", "日期，新的在前"), "day"))
  const label = document.createElement("label")
  label.append(reader.say("順序", "顺序"), order)
  const said = document.createElement("p")
  said.className = "sifted"
  said.setAttribute("role", "status")
  form.append(field, label)
  cards.before(form, said)

  /** @param {Element} card */
  const words = (card) => fold(`${card.textContent} ${/** @type {HTMLElement} */ (card).dataset.find}`)
  /** @param {string} text */
  const fold = (text) => text.toLowerCase().replace(/[\s《》〈〉、，·]+/g, "")

  /** The cards of another page of this list; none where it cannot be read, as from a disk. @param {number} number */
  async function cardsOf(number) {
    const link = /** @type {HTMLAnchorElement} */ (pager && pager.querySelector("a"))
    const answer = await fetch(new URL(number > 1 ? `${number}/` : "./", link.href))
    if (!answer.ok) throw new Error(answer.statusText)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const found = [...page.querySelectorAll(".kind-library .cards > li")]
    for (const card of found) for (const a of card.querySelectorAll("a")) a.href = new URL(a.getAttribute("href") || "", answer.url).href
    return found
  }

  async function all() {
    const current = Number((pager && pager.querySelector("[aria-current]") || {}).textContent) || 1
    const pages = Array.from({ length: last }, (_, at) => at + 1 === current ? Promise.resolve(shown) : cardsOf(at + 1))
    return (await Promise.all(pages)).flat()
  }

  async function sift() {
    const asked = fold(field.value), byDay = order.value === "day"
    let complete = last === 1
    let from = shown
    if ((asked || byDay) && last > 1 && last <= MOST) {
      whole = whole || all()
      try { from = await whole; complete = true } catch { whole = null }
      if (asked !== fold(field.value) || byDay !== (order.value === "day")) return
    }
    const found = asked ? from.filter((card) => words(card).includes(asked)) : from
    fill(sorted(found, byDay))
    if (pager) pager.hidden = complete && (!!asked || byDay)
    tell(found.length, asked, complete)
  }

  /** @param {Element[]} found */
  function fill(found) {
    cards.textContent = ""
    cards.append(...found)
  }

  /** @param {Element[]} found @param {boolean} byDay */
  function sorted(found, byDay) {
    /** @param {Element} card */
    const day = (card) => /** @type {HTMLElement} */ (card).dataset.day || ""
    return byDay ? [...found].sort((a, b) => day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0) : found
  }

  /** @param {number} count @param {string} asked @param {boolean} complete */
  function tell(count, asked, complete) {
    said.textContent = ""
    if (!asked) return
    const where = complete ? "" : reader.say("這一頁上", "这一页上")
    said.append(`${where}${count} ${reader.say("份。", "份。")}`)
    const link = document.createElement("a")
    link.href = new URL(reader.searchAddress(field.value.trim(), {}), reader.base).href
    link.textContent = reader.say("在全部文件的正文裏搜索", "在全部文件的正文里搜索")
    said.append(link)
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); void sift() })
  field.addEventListener("input", () => { void sift() })
  order.addEventListener("change", () => { void sift() })
})()
