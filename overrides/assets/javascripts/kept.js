// What this browser keeps of the site: listed on the page about reading without network, with the means to keep more or
// nothing, and on the page that stands in for one that is not kept.  Loaded there only (offline.js).

(() => {
  const box = document.querySelector("[data-kept]")
  if (!box) return
  const { say } = reader
  const standsIn = Boolean(box.closest("[data-unkept]"))
  const folder = reader.script === "hans" ? "hans/" : ""

  /** @param {string} tag @param {...(string | Node)} children */
  function element(tag, ...children) {
    const made = document.createElement(tag)
    made.append(...children)
    return made
  }

  /** The name of a page without that of the site. @param {KeptPage} page */
  const named = ({ title }) => element("span", title.replace(/ · [^·]*$/, "").replace(/&amp;/g, "&")).textContent

  /** Pages of this edition; of the other where there are none. @param {KeptPage[]} pages */
  function list(pages) {
    const ours = pages.filter(({ path }) => path.startsWith("hans/") === Boolean(folder))
    return element("ul", ...(ours.length ? ours : pages).map((page) => {
      const link = /** @type {HTMLAnchorElement} */ (element("a", named(page)))
      link.href = reader.base + page.path
      return element("li", link)
    }))
  }

  /** A button that says what it did. @param {string} label @param {() => Promise<string>} act */
  function button(label, act) {
    const made = /** @type {HTMLButtonElement} */ (element("button", label))
    made.type = "button"
    made.addEventListener("click", async () => {
      made.disabled = true
      said.textContent = say("請稍候……", "请稍候……")
      said.textContent = await act().catch(failed)
      await show()
    })
    return made
  }

  const failed = () => say("沒有保存下來。請檢查網絡和瀏覽器的存儲空間，再試一次。", "没有保存下来。请检查网络和浏览器的存储空间，再试一次。")
  const said = element("p")
  said.setAttribute("role", "status")
  const content = element("div")
  box.append(content, said)
  box.lang = reader.script === "hans" ? "zh-Hans" : "zh-Hant"
  const around = box.parentElement
  const first = standsIn && around && around.querySelector(`:scope > [lang=${box.lang}]`)
  if (first) around.prepend(first)

  /** @param {string} work */
  async function keepWhole(work) {
    reader.set("online", "")
    await reader.keepPages?.(true)
    if (!(await reader.askKeeper?.({ keep: work }))) return failed()
    reader.set("whole", [...new Set([...reader.get("whole").split(" "), work])].join(" ").trim())
    return say("整份文件已經保存，繁簡兩版。", "整份文件已经保存，繁简两版。")
  }

  async function forget() {
    reader.set("online", "yes")
    reader.set("whole", "")
    await reader.keepPages?.(false)
    return say("已經刪掉，以後也不保存。", "已经删掉，以后也不保存。")
  }

  /** A work can be kept whole where one of its pages is kept, or where it is the only one. @param {{pages: KeptPage[], works: string[]}} kept */
  function offers({ pages, works }) {
    const whole = reader.get("whole").split(" ")
    const offered = works.filter((work) => !whole.includes(work) && (works.length === 1 || pages.some((page) => page.work === work)))
    return offered.map((work) => {
      const contents = pages.find(({ path }) => path === `${folder}${work}/`)
      const name = works.length > 1 && contents ? `：${named(contents)}` : ""
      return button(say("保存整份文件", "保存整份文件") + name, () => keepWhole(work))
    })
  }

  async function show() {
    const kept = reader.askKeeper ? await reader.askKeeper({ kept: true }).catch(() => null) : null
    /** @type {Kept} */
    const none = { pages: [], bytes: 0, works: [] }
    const { pages, bytes, works } = kept || none
    const size = bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
    const sum = pages.length
      ? say(`已經保存 ${pages.length} 頁，連同搜索共 ${size}：`, `已经保存 ${pages.length} 页，连同搜索共 ${size}：`)
      : say("現在沒有保存任何頁面。", "现在没有保存任何页面。")
    content.textContent = ""
    if (standsIn) return content.append(element("p", sum), list(pages))
    const buttons = offers({ pages, works })
    if (reader.keepPages && !kept) buttons.push(button(say("在本機保存頁面", "在本机保存页面"), start))
    if (kept) buttons.push(button(say("全部刪掉，不再保存", "全部删掉，不再保存"), forget))
    content.append(element("p", sum), element("p", ...buttons), list(pages))
  }

  async function start() {
    reader.set("online", "")
    await reader.keepPages?.(true)
    return say("以後讀過的頁面會保存在本機。", "以后读过的页面会保存在本机。")
  }

  show()
})()
