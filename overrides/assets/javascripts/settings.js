// The panel 顯示: theme, size and face of the text, 底本, pinyin, 雙拼, and for editors the way to a new note.  Each choice acts at once and is remembered.  It is filled here
// since without script it has nothing to offer.

(() => {
  const panel = document.querySelector("details.settings")
  const inside = panel && panel.querySelector(".panel")
  if (!panel || !inside) return
  panel.hidden = false
  const { say } = reader

  /** One choice. @param {string} name @param {string} value @param {string} label */
  const radio = (name, value, label) => `<label><input type="radio" name="${name}" value="${value}">${label}</label>`
  /** @param {string} name @param {string} label */
  const check = (name, label) => `<label class="wide"><input type="checkbox" name="${name}" value="yes">${label}</label>`
  /** @param {string} name @param {string} label @param {[string, string][]} choices values and what they are called */
  const select = (name, label, choices) => `<label class="wide">${label}<select name="${name}">${choices.map(([value, one]) => `<option value="${value}">${one}</option>`).join("")}</select></label>`
  /** @param {string} legend @param {...string} choices */
  const group = (legend, ...choices) => `<fieldset><legend>${legend}</legend>${choices.join("")}</fieldset>`

  inside.innerHTML = [
    ...(document.querySelector("article[data-work]") ? [
      group("拼音", radio("pinyin", "", "不注"), radio("pinyin", "pinyin", "拼音"), radio("pinyin", "zhuyin", "注音"),
        check("rare", "只注不常用的字")),
      group("底本", check("received", say("標出改正的地方", "标出改正的地方"))),
    ] : []),
    group(say("字號", "字号"), radio("size", "", say("標準", "标准")), radio("size", "large", "大"), radio("size", "huge", "特大")),
    group(say("字體", "字体"), radio("face", "", say("宋體", "宋体")), radio("face", "sans", say("黑體", "黑体"))),
    group(say("深淺", "深浅"), radio("theme", "", say("隨系統", "随系统")), radio("theme", "light", say("淺", "浅")), radio("theme", "dark", "深")),
    group("搜索", select("double", say("雙拼", "双拼"), [
      ["", say("不用", "不用")], ["xiaohe", say("小鶴", "小鹤")], ["ziranma", say("自然碼", "自然码")], ["weiruan", say("微軟", "微软")],
      ["sougou", "搜狗"], ["abc", "智能 ABC"], ["ziguang", "紫光"],
    ])),
    ...(document.querySelector(".add") ? [group(say("編輯", "编辑"), check("edit", say("我要添加註釋", "我要添加注释")))] : []),
    group(say("離線閱讀", "离线阅读"), check("online", say("不在本機保存頁面", "不在本机保存页面")),
      `<a class="wide" href="${reader.page(`${reader.base}${reader.script === "hans" ? "hans/" : ""}offline/`)}">${say("已經保存的頁面", "已经保存的页面")}</a>`),
  ].join("")

  /** What a choice does besides the dress of the page. @type {Record<string, (value: string) => void>} */
  const act = {
    pinyin: () => ruby(),
    rare: () => ruby(),
    online: (value) => { if (reader.keepPages) reader.keepPages(!value) },
  }

  /** Load the code and the readings only when a reader wants them. */
  function ruby() {
    const chosen = reader.get("pinyin")
    const kind = chosen === "pinyin" || chosen === "zhuyin" ? chosen : ""
    if (reader.ruby) return reader.ruby(kind, Boolean(reader.get("rare")))
    if (!kind || !document.querySelector("article[data-work]")) return
    const script = document.createElement("script")
    script.src = reader.base + "assets/javascripts/ruby.js"
    script.onload = () => reader.ruby?.(kind, Boolean(reader.get("rare")))
    document.head.append(script)
  }

  const inputs = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...panel.querySelectorAll("input, select")])
  for (const input of inputs) {
    input.addEventListener("change", () => {
      const chosen = input.type === "checkbox" && !(/** @type {HTMLInputElement} */ (input).checked) ? "" : input.value
      reader.set(input.name, chosen)
      reader.holding(reader.dress)
      if (act[input.name]) act[input.name](chosen)
      seen = choices()
    })
  }

  const choices = () => inputs.map((input) => reader.get(input.name)).join()
  /** The choices this page shows. */
  let seen = ""

  /** Show what was chosen: earlier, in another tab, or on a page from which the reader comes back. */
  function follow() {
    if (seen === choices()) return
    seen = choices()
    for (const input of inputs) {
      const value = reader.get(input.name)
      if (!("checked" in input)) input.value = value
      else input.checked = input.type === "checkbox" ? Boolean(value) : value === input.value
    }
    reader.holding(reader.dress)
    ruby()
  }
  addEventListener("storage", follow)
  addEventListener("pageshow", follow)
  follow()

  document.addEventListener("click", (event) => {
    if (panel.open && event.target instanceof Node && !panel.contains(event.target)) panel.open = false
  })
  panel.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to instanceof Node && !panel.contains(to)) panel.open = false
  })
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    panel.open = false
    panel.querySelector("summary")?.focus()
  })
})()
