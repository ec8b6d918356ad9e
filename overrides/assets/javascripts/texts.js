// The bare address of a work shows the text in force on the reader's day; ?on=2015-01-08 asks for that of another day.
// Pages of works with several texts load it (write/texts.py).

(() => {
  const found = /** @type {HTMLElement | null} */ (document.querySelector("[data-texts]"))
  if (!found) return
  const box = found
  /** The day from which each text holds and this page there, "" where it has none; earliest first. @type {[string, string][]} */
  const texts = JSON.parse(box.dataset.texts || "[]")
  const here = box.dataset.here || ""
  const said = /** @type {HTMLElement} */ (box.querySelector(".answer"))
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form"))
  const { say } = reader
  const on = new URLSearchParams(location.search).get("on") || ""
  const asked = /^\d{4}-\d\d-\d\d$/.test(on) ? on : ""
  const day = asked || today()
  const held = texts.filter(([from]) => from <= day).pop()

  if (held && held[0] !== here && held[1] && (asked || "bare" in box.dataset)) {
    location.replace(reader.page(held[1]) + (asked && `?on=${asked}`) + location.hash)
    return
  }
  form.hidden = false
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("on"))
  field.value = asked
  const words = told()
  said.hidden = !words
  said.textContent = words

  /** The reader's day, as his clock has it. */
  function today() {
    const now = new Date()
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0")
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }

  function told() {
    const when = asked ? written(asked) : say("今天", "今天")
    if (!held) {
      return "first" in box.dataset
        ? say(`${when}還沒有施行。`, `${when}还没有施行。`)
        : say(`這裏沒有${when}的文本。`, `这里没有${when}的文本。`)
    }
    if (held[0] === here) return say(`${when}施行的就是這個文本。`, `${when}施行的就是这个文本。`)
    if (held[1]) return say(`${when}施行的不是這個文本，是${written(held[0])}起的。`, `${when}施行的不是这个文本，是${written(held[0])}起的。`)
    return say(`${when}施行的文本裏沒有這一處。`, `${when}施行的文本里没有这一处。`)
  }

  /** @param {string} date */
  function written(date) {
    const [year, month, day] = date.split("-").map(Number)
    return `${year}年${month}月${day}日`
  }
})()
