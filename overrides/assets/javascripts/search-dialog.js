// The search dialog, put into the page by script since it is of no use without: what Material's script looks for, with
// places of our own (search-…) that search-box.js fills.

(() => {
  const opener = document.querySelector(".search-open")
  if (!opener) return
  const { say } = reader
  const search = say("搜索全文", "搜索全文"), share = say("分享搜索", "分享搜索"), clear = say("清空", "清空")
  const page = opener.getAttribute("href")
  opener.insertAdjacentHTML("beforebegin", `
<div class="md-search" data-md-component="search" role="dialog" aria-label="${say("搜索", "搜索")}">
  <label class="md-search__overlay" for="__search"></label>
  <div class="md-search__inner" role="search">
    <form class="md-search__form" name="search">
      <label class="md-search__icon icon icon-back" for="__search" title="${say("關閉", "关闭")}"></label>
      <div class="search-field">
        <div class="md-search__suggest" data-md-component="search-suggest" aria-hidden="true"></div>
        <input type="text" class="md-search__input" name="query" aria-label="${search}" placeholder="${search}"
          autocapitalize="off" autocorrect="off" autocomplete="off" spellcheck="false" enterkeyhint="search"
          maxlength="20000" data-md-component="search-query" required>
      </div>
      <nav class="md-search__options" aria-label="${say("搜索", "搜索")}">
        <a href="." class="md-search__icon icon icon-share" title="${share}" aria-label="${share}" data-clipboard
          data-clipboard-text="" data-md-component="search-share" tabindex="-1"></a>
        <button type="reset" class="md-search__icon icon icon-close" title="${clear}" aria-label="${clear}" tabindex="-1"></button>
      </nav>
    </form>
    <div class="search-bar"><p class="search-said" role="status"></p><a class="search-all" href="${page}" data-page="${page}" hidden>${say("全部結果", "全部结果")}</a></div>
    <div class="md-search__output">
      <div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix>
        <div class="md-search-result" data-md-component="search-result">
          <div class="md-search-result__meta">${say("正在準備搜索", "正在准备搜索")}</div>
          <ol class="md-search-result__list" role="presentation"></ol>
        </div>
        <div class="search-hint" hidden></div>
      </div>
    </div>
  </div>
</div>`)

  /** What can be typed, by kind. @type {[string, string[]][]} */
  const EXAMPLES = [
    ["文字", [say("法治政府", "法治政府"), say("執法 公示", "执法 公示")]], ["拼音", ["fazhi", "yi fa zhi shi"]], ["首字母", ["yfxz"]],
    [say("混著輸", "混着输"), ["依fa治shi"]], ["注音", ["ㄈㄚˇㄓˋ"]], ["位置", ["三（三）", "3-3"]],
  ]

  /** What stands below the empty input. @returns {string} HTML */
  reader.searchHint = () => {
    const rows = EXAMPLES.map(([name, examples]) =>
      `<div><dt>${name}</dt><dd>${examples.map((example) => `<button type="button">${example}</button>`).join("")}</dd></div>`)
    return `<p>${say("簡體、繁體都行，記得多少輸多少：", "简体、繁体都行，记得多少输多少：")}</p><dl>${rows.join("")}</dl>`
  }

  /** @type {Record<string, string>} */
  const TROUBLE = {
    missing: say("搜索索引沒有載入；請檢查網絡，或重新打開本頁。", "搜索索引没有载入；请检查网络，或重新打开本页。"),
    damaged: say("搜索索引損壞，搜索暫時不能用。", "搜索索引损坏，搜索暂时不能用。"),
    version: say("本頁是舊的；請重新打開本頁再搜索。", "本页是旧的；请重新打开本页再搜索。"),
    failed: say("這個瀏覽器不能運行搜索；可打開全文，用「頁內查找」。", "这个浏览器不能运行搜索；可打开全文，用“页内查找”。"),
  }

  /** How a query was read, and what came of it.
   * @param {{total: number, trouble?: string, understood?: {reading: string, say: {hant: string, hans: string}}}} answer @param {string} typed */
  reader.searchSaid = ({ total, trouble, understood }, typed) => {
    if (trouble) return TROUBLE[trouble] || TROUBLE.failed
    if (!typed) return ""
    if (!understood || understood.reading === "nothing") return say("請輸入文字、拼音或首字母", "请输入文字、拼音或首字母")
    const how = say(understood.say.hant || "標點", understood.say.hans || "标点")
    if (total) return say(`${total} 條 · ${how}`, `${total} 条 · ${how}`)
    return say(
      `沒有找到。已按${how}查找，簡體、繁體、相近的讀音都試過了。可以少寫幾個字，或把幾個詞用空格隔開。`,
      `没有找到。已按${how}查找，简体、繁体、相近的读音都试过了。可以少写几个字，或把几个词用空格隔开。`)
  }

  /**
   * What Material's script reads of a page, with its words; `search` is the address of the worker.
   * @param {string} worker
   */
  reader.searchSettings = (worker) => ({
    base: reader.base, features: ["search.highlight", "search.share", "search.suggest"], search: worker,
    tags: null, version: null, annotate: null,
    translations: {
      "clipboard.copied": say("已複製", "已复制"), "clipboard.copy": say("複製", "复制"),
      "search.result.more.one": say("本頁還有 1 處", "本页还有 1 处"), "search.result.more.other": say("本頁還有 # 處", "本页还有 # 处"),
      "search.result.none": say("沒有找到", "没有找到"),
      "search.result.one": say("找到 1 處", "找到 1 处"), "search.result.other": say("找到 # 處", "找到 # 处"),
      "search.result.placeholder": say("輸入要找的字、拼音或首字母", "输入要找的字、拼音或首字母"),
      "search.result.term.missing": say("缺少", "缺少"), "select.version": say("選擇版本", "选择版本"),
    },
  })
})()
