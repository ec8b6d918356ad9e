// What a reading page does: copy the link of a sentence, keep the place when the script is
// switched, switch light and dark.  Everything else on the page works without this file.

(() => {
  const isHans = document.documentElement.lang === "zh-Hans"
  /** @param {string} hant @param {string} hans */
  const say = (hant, hans) => (isHans ? hans : hant)

  // —— the quiet control behind each sentence: copy its link ——

  /** Tell the reader something for a moment; screen readers hear it. @param {string} text */
  function announce(text) {
    let box = document.querySelector(".toast")
    if (!box) {
      box = document.createElement("div")
      box.className = "toast"
      box.setAttribute("role", "status")
      document.body.append(box)
    }
    box.textContent = text
    clearTimeout(announce.timer)
    announce.timer = setTimeout(() => { box.textContent = "" }, 2500)
  }
  announce.timer = 0

  /** @param {string} text @returns {Promise<boolean>} */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch (_) {
      return false
    }
  }

  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element && event.target.closest("a.n")
    if (!link || event.ctrlKey || event.metaKey) return
    const done = await copy(link.href)
    announce(done ? say("已複製這一句的連結", "已复制这一句的链接") : say("連結已在地址欄裏", "链接已在地址栏里"))
  })

  for (const link of document.querySelectorAll("a.n")) {
    link.setAttribute("aria-label", say("這一句的連結", "这一句的链接"))
    link.title = say("複製這一句的連結", "复制这一句的链接")
  }

  // —— the other script, at the same sentence ——

  /** The address of the sentence addressed, if it is in view, else of the first that begins there. */
  function placeInView() {
    const top = document.querySelector(".head")?.getBoundingClientRect().bottom || 0
    const begins = (/** @type {Element} */ element) => {
      const place = element.getBoundingClientRect().top
      return place >= top - 8 && place < innerHeight
    }
    const target = document.querySelector(":target")
    if (scrollY < 80 || (target && begins(target))) return location.hash
    const first = [...document.querySelectorAll(".s[id]")].find(begins)
    return first ? "#" + first.id : location.hash
  }

  for (const link of document.querySelectorAll("a.script")) {
    link.addEventListener("click", () => { link.hash = placeInView() })
  }

  // —— light and dark ——

  for (const button of document.querySelectorAll("button.theme")) {
    button.hidden = false
    button.addEventListener("click", () => {
      const root = document.documentElement
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches
      root.dataset.theme = dark ? "light" : "dark"
      preferences.set("theme", root.dataset.theme)
    })
  }
})()
