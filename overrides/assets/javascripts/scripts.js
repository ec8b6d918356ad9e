// The other script, at the same sentence; the choice is remembered.

(() => {
  /** The address of the sentence being read. */
  function placeInView() {
    const sentence = scrollY < 80 ? null : reader.reading()
    return sentence ? "#" + sentence.id : location.hash
  }

  const other = reader.script === "hans" ? "hant" : "hans"

  /** @param {HTMLAnchorElement} link */
  function choose(link) {
    reader.set("script", other)
    link.hash = placeInView()
  }

  for (const link of document.querySelectorAll("a.script")) {
    link.addEventListener("click", () => choose(link))
  }

  /** Whether the reader's browser asks first for Chinese in the other script. */
  function prefersOther() {
    const first = (navigator.languages || [navigator.language]).find((tag) => /^zh\b/i.test(tag)) || ""
    const hans = /hans|-(cn|sg|my)\b/i.test(first)
    const hant = /hant|-(tw|hk|mo)\b/i.test(first)
    return other === "hans" ? hans : hant
  }

  /** Offer the other script once; never redirect. */
  function offer() {
    const bar = document.createElement("aside")
    bar.className = "offer"
    bar.lang = other === "hans" ? "zh-Hans" : "zh-Hant"
    const link = document.createElement("a")
    link.href = reader.twin
    link.textContent = other === "hans" ? "看简体字版" : "看繁體字版"
    link.addEventListener("click", () => choose(link))
    const close = document.createElement("button")
    close.type = "button"
    close.textContent = other === "hans" ? "不用" : "不用了"
    close.addEventListener("click", () => bar.remove())
    bar.append(other === "hans" ? "本页也有简体字版。" : "本頁也有繁體字版。", link, close)
    const head = document.querySelector(".head")
    if (head) head.after(bar)
    reader.set("offered", "yes")
  }

  if (reader.twin && !reader.get("script") && !reader.get("offered") && prefersOther()) offer()
})()
