// The panel 顯示: theme, size of the text, 底本, pinyin.  Each choice acts at once and is remembered.

(() => {
  const panel = document.querySelector(".settings")
  if (!panel) return
  panel.hidden = false
  const root = document.documentElement

  /** @type {Record<string, (value: string) => void>} */
  const act = {
    theme: (value) => { set("theme", value) },
    size: (value) => { set("size", value) },
    received: (value) => { set("received", value) },
    pinyin: () => ruby(),
    rare: () => ruby(),
    online: (value) => { if (reader.keepPages) reader.keepPages(!value) },
  }

  /** @param {string} key @param {string} value */
  function set(key, value) {
    if (value) root.dataset[key] = value
    else delete root.dataset[key]
  }

  /** Load the code and the readings only when a reader wants them. */
  function ruby() {
    const kind = reader.get("pinyin")
    if (reader.ruby) return reader.ruby(kind, Boolean(reader.get("rare")))
    if (!kind || !document.querySelector("article[data-work]")) return
    const script = document.createElement("script")
    script.src = reader.base + "assets/javascripts/ruby.js"
    script.onload = () => reader.ruby(kind, Boolean(reader.get("rare")))
    document.head.append(script)
  }

  for (const input of panel.querySelectorAll("input")) {
    const value = reader.get(input.name)
    input.checked = input.type === "checkbox" ? Boolean(value) : value === input.value
    input.addEventListener("change", () => {
      const chosen = input.type === "checkbox" && !input.checked ? "" : input.value
      reader.set(input.name, chosen)
      act[input.name](chosen)
    })
  }
  ruby()

  document.addEventListener("click", (event) => {
    if (panel.open && event.target instanceof Node && !panel.contains(event.target)) panel.open = false
  })
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    panel.open = false
    panel.querySelector("summary").focus()
  })
})()
