// What is said of a search, every message of it, and the address at which it can be read again.

(() => {
  const { say } = reader
  const folder = reader.script === "hans" ? "hans/" : ""

  /** @type {Record<string, string>} */
  const TROUBLE = {
    missing: say("搜索索引沒有載入；請檢查網絡，或重新打開本頁。", "搜索索引没有载入；请检查网络，或重新打开本页。"),
    damaged: say("搜索索引損壞，搜索暫時不能用。", "搜索索引损坏，搜索暂时不能用。"),
    version: say("本頁是舊的；請重新打開本頁再搜索。", "本页是旧的；请重新打开本页再搜索。"),
    failed: say("這個瀏覽器不能運行搜索；可打開全文，用「頁內查找」。", "这个浏览器不能运行搜索；可打开全文，用“页内查找”。"),
  }
  const WAITING = say("正在準備搜索……", "正在准备搜索……")
  const LONGEST = 60

  /** How a query was read, and what came of it. @param {SearchReply} reply */
  const said = ({ total, trouble, understood, near }) => {
    if (trouble) return TROUBLE[trouble] || TROUBLE.failed
    if (!understood || understood.reading === "nothing") return say("請輸入文字、拼音或首字母。", "请输入文字、拼音或首字母。")
    const words = understood.say[reader.script] || say("標點", "标点")
    const how = understood.cut ? say("開頭的一段（太長，沒有全看）", "开头的一段（太长，没有全看）") : words.length > LONGEST ? words.slice(0, LONGEST) + "…" : words
    if (understood.absent && total) return say(`沒有${how}，下面是最近的`, `没有${how}，下面是最近的`)
    if (near) return say(`沒有與${how}一樣的，相近的有 ${total} 條`, `没有与${how}一样的，相近的有 ${total} 条`)
    if (total) return say(`${total} 條 · ${how}`, `${total} 条 · ${how}`)
    return say(
      `沒有找到。已按${how}查找。可以少寫幾個字，或把幾個詞用空格隔開。`,
      `没有找到。已按${how}查找。可以少写几个字，或把几个词用空格隔开。`)
  }

  reader.told = (reply) => (reply ? said(reply) : WAITING)

  /** Where a search can be read again, from the site's root. @param {string} query @param {Scope} [scope] */
  reader.searchAddress = (query, scope = {}) => {
    const asked = Object.entries({ q: wellFormed(query), ...scope }).filter(([, value]) => value)
    return `${folder}search/?${new URLSearchParams(/** @type {string[][]} */ (asked))}`
  }

  /** Lone surrogates cannot stand in an address. @param {string} text */
  function wellFormed(text) {
    return [...text.slice(0, 2000)].filter((character) => !/^[\ud800-\udfff]$/.test(character)).join("")
  }

  /** Safari takes a hundred of them in half a minute, and throws at the next. @param {unknown} state @param {string} [url] @param {"pushState" | "replaceState"} [how] */
  reader.remember = (state, url = location.href, how = "replaceState") => {
    try { history[how](state, "", url) } catch (_) { /* the address stays behind, the list goes on */ }
  }
})()
