// Bookmarks of sentences, kept in this browser: an entry of the sentence's menu.  /bookmarks/ lists them (bookmark-list.js).

(() => {
  reader.bookmarks = {
    /** @returns {Bookmark[]} */
    all() { try { return JSON.parse(reader.get("bookmarks") || "[]") } catch (_) { return [] } },
    /** @param {Bookmark} one @param {Bookmark} other */
    same: (one, other) => one.work === other.work && one.unit === other.unit && one.sentence === other.sentence,
    /** Asked for anew, since another tab may have changed them. @param {Bookmark} mark */
    remove(mark) { keep(reader.bookmarks.all().filter((other) => !reader.bookmarks.same(other, mark))) },
    /** @param {Bookmark} mark */
    add(mark) { keep([...reader.bookmarks.all().filter((other) => !reader.bookmarks.same(other, mark)), mark]) },
  }

  /** @param {Bookmark[]} marks */
  function keep(marks) { reader.set("bookmarks", marks.length ? JSON.stringify(marks) : "") }

  const found = document.querySelector("article[data-work]")
  if (!found || !reader.actions) return
  const article = found
  const { say } = reader

  /** @param {CitedPassage} passage a whole unit is marked at its first sentence @returns {Bookmark} */
  function marked({ unit, number, elements }) {
    const root = new URL(reader.base + (reader.script === "hans" ? "hans/" : "")).pathname
    const page = location.pathname.slice(root.length).replace(/index\.html$/, "")
    const id = article.dataset.unit === unit ? `s${number || 1}` : `${unit}.s${number || 1}`
    const { script } = reader
    return { at: `${page}#${id}`, work: article.dataset.work || "", unit, sentence: Number(number || 1), script, text: reader.words(elements[0]) }
  }

  /** @param {Bookmark} mark */
  const has = (mark) => reader.bookmarks.all().some((other) => reader.bookmarks.same(other, mark))

  reader.actions.push({
    name: (passage) => (has(marked(passage)) ? say("取下書籤", "取下书签") : say("加書籤", "加书签")),
    act: (passage) => {
      const mark = marked(passage)
      const there = has(mark)
      if (there) reader.bookmarks.remove(mark)
      else reader.bookmarks.add(mark)
      reader.announce(there ? say("已取下書籤", "已取下书签") : say("已加書籤，頁尾「書籤」裏可以看到", "已加书签，页尾“书签”里可以看到"))
    },
  })
})()
