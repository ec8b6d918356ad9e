// Runs before the page is painted, so that a reader's choices never flash.
// Classic script on purpose: it must also run from file:// and on the browsers of old phones.

// Material's script reads and writes its settings through these; from its partial
// javascripts/base.html, which is overridden so that no inline script is needed.
var __md_scope = new URL(document.querySelector("script[src$='preferences.js']").src + "/../../..", location)
var __md_hash = (text) => [...text].reduce((hash, c) => (hash << 5) - hash + c.charCodeAt(0), 0)
var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(scope.pathname + "." + key))
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try { storage.setItem(scope.pathname + "." + key, JSON.stringify(value)) } catch (_) { /* private mode */ }
}

/** The reader's choices, kept in this browser only. */
var preferences = {
  /** @param {string} key @returns {string | null} */
  get(key) { try { return localStorage.getItem("reader." + key) } catch (_) { return null } },
  /** @param {string} key @param {string | null} value */
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem("reader." + key)
      else localStorage.setItem("reader." + key, value)
    } catch (_) { /* private mode: the choice lasts as long as the page */ }
  },
}

var theme = preferences.get("theme")
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
