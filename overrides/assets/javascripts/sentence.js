// The quiet control behind each sentence: copy its link.

(() => {
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
    reader.announce(done ? reader.say("已複製這一句的連結", "已复制这一句的链接") : reader.say("連結已在地址欄裏", "链接已在地址栏里"))
  })

  for (const link of document.querySelectorAll("a.n")) {
    link.setAttribute("aria-label", reader.say("這一句的連結", "这一句的链接"))
    link.title = reader.say("複製這一句的連結", "复制这一句的链接")
  }
})()
