// Copying words.  Where the browser lets no page write to the clipboard (http, old browsers, permission refused), the words
// stand selected in a field, so that a reader copies them by hand.

(() => {
  const { say, announce } = reader
  /** @type {HTMLElement | null} */
  let panel = null
  /** @type {Element | null} */
  let before = null

  /** @param {string} words @param {string} name what they are, to tell the reader */
  reader.copy = async (words, name) => {
    try {
      await navigator.clipboard.writeText(words)
    } catch (_) {
      const field = show(words, name)
      if (!document.execCommand("copy")) return field.focus()
      close()
    }
    announce(say("已複製：", "已复制：") + name)
  }

  /** @param {string} words @param {string} name */
  function show(words, name) {
    close()
    before = document.activeElement
    panel = document.createElement("div")
    panel.className = "copying"
    panel.setAttribute("role", "dialog")
    panel.setAttribute("aria-label", name)
    const label = document.createElement("label")
    label.textContent = say("瀏覽器沒有讓網頁複製。文字已經選中，請自己複製：", "浏览器没有让网页复制。文字已经选中，请自己复制：")
    const field = document.createElement("textarea")
    field.readOnly = true
    field.rows = 3
    field.value = words
    const done = document.createElement("button")
    done.type = "button"
    done.textContent = say("好了", "好了")
    done.addEventListener("click", close)
    label.append(field)
    panel.append(label, done)
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return
      event.stopPropagation()
      close()
    })
    ;(document.querySelector("dialog[open]") || document.body).append(panel) // behind a dialog nothing can be reached
    field.select()
    return field
  }

  function close() {
    if (!panel) return
    panel.remove()
    panel = null
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
})()
