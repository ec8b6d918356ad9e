// Runs before the page is painted, so that a reader's choices never flash.
// Classic scripts on purpose, here and beside: they must also run from file:// and on the
// browsers of old phones.

/** This file's tag, which says what page it is on. */
var __tag = /** @type {HTMLScriptElement} */ (document.currentScript) // no SVG has it

var __root = new URL("../..", __tag.src)

/** What the scripts of a reading page share: reader.d.ts.  The others put in what is theirs. */
var reader = /** @type {Reader} */ ({
  /** The edition of this page. */
  script: __tag.dataset.edition === "hans" ? "hans" : "hant",
  /** The root of the site, with a slash at the end. */
  base: __root.href,
  /** Names the scripts and styles this page was published with; "" in the preview. */
  code: __tag.dataset.code || "",
  /** This page in the other edition, "" where there is none. */
  twin: __tag.dataset.twin || "",

  /** The address of a page as this copy has it: from a disk, folders have no index of their own. @param {string} url */
  page: (url) => (location.protocol === "file:" ? url.replace(/\/(?=$|[?#])/, "/index.html") : url),

  /** Words in the page's script. @param {string} hant @param {string} hans */
  say: (hant, hans) => (reader.script === "hans" ? hans : hant),

  /** What the browser would not keep: such choices last as long as the page. @type {Record<string, string>} */
  unkept: {},

  /**
   * Several sites may share a host, each in a folder: a choice carries its site's path.  At the root of a host the names
   * are as they were when they had none.
   * @param {string} key
   */
  keyOf: (key) => __root.pathname.replace(/^\/$/, "") + "reader." + key,

  /** A choice the reader made earlier, kept in this browser only. @param {string} key @returns {string} */
  get(key) {
    if (key in reader.unkept) return reader.unkept[key]
    try { return localStorage.getItem(reader.keyOf(key)) || "" } catch (_) { return "" }
  },

  /** @param {string} key @param {string} value "" forgets the choice */
  set(key, value) {
    delete reader.unkept[key]
    try {
      if (value) localStorage.setItem(reader.keyOf(key), value)
      else localStorage.removeItem(reader.keyOf(key))
    } catch (_) { reader.unkept[key] = value }
  },

  /** Put on the page what style sheets look at. */
  dress() {
    for (const key of ["theme", "size", "face", "received", "edit"]) {
      if (reader.get(key)) document.documentElement.dataset[key] = reader.get(key)
      else delete document.documentElement.dataset[key]
    }
  },

  /** Whether the page was asked for, and not come back to. Safari has no entries before 15. */
  anew: (() => {
    const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))
    return entry ? entry.type === "navigate" : performance.navigation.type === 0
  })(),

  /** Tell the reader something for a moment; screen readers hear it. @param {string} text */
  announce(text) {
    let box = document.querySelector(".toast")
    if (!box) {
      box = document.createElement("div")
      box.className = "toast"
      box.setAttribute("role", "status")
    }
    const room = document.querySelector("dialog[open]") || document.body // behind a dialog nothing is seen
    if (box.parentNode !== room) room.append(box)
    box.textContent = text
    clearTimeout(reader.silence)
    reader.silence = setTimeout(() => { box.textContent = "" }, 2500)
  },
  silence: 0,
})

// The floor (package.json, browserslist): an older browser cannot read these signs (\p and ?., which must outlive the bundler), so it runs nothing of this file and shows
// pages as they are without JavaScript; /search/ says so (floor.js).
void /\p{L}/u.test(navigator?.language)

// What stands in a page for readers without JavaScript is not shown to others.
document.documentElement.classList.replace("no-js", "js")

reader.dress()

// A reader who chose a script gets pages that others link to in that script.  Back, Forward and a reload show what was there:
// a choice does not rewrite history.
if (reader.twin && reader.get("script") && reader.get("script") !== reader.script) {
  if (reader.anew && !document.referrer.startsWith(reader.base)) location.replace(reader.twin + location.search + location.hash)
}
