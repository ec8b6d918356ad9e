// The foot of every printed sheet says what it is of and where that is read: a sheet may be parted from the first.
// Browsers that know no margin boxes (before Chromium 131) print the head of the first sheet alone.

addEventListener("beforeprint", () => {
  const origin = document.querySelector(".origin")
  const sheet = [...document.styleSheets].find((one) => one.href && one.href.startsWith(reader.base))
  if (!origin || !sheet) return
  /** @param {string} selector */
  const words = (selector) => (origin.querySelector(selector)?.textContent || "").replace(/["\\]/g, "\\$&")
  const at = sheet.cssRules.length
  try {
    sheet.insertRule(`@page { @bottom-left { content: "${words("b")}\\A ${words(".address")}"; white-space: pre-line; font: 7.5pt/1.5 sans-serif } @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif } }`, at)
  } catch (_) { return }
  addEventListener("afterprint", () => sheet.deleteRule(at), { once: true })
})
