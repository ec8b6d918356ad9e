// Material's box starts this as a classic worker; its address says the page's script: worker.js?script=hans.

const here = new URL(self.location.href)
const script = /** @type {"hant" | "hans"} */ (here.searchParams.get("script") || "hant")
const folder = script === "hans" ? "hans/" : ""

/** @param {string} url */
async function fetchJson(url) {
  const response = await fetch(url, url.endsWith("manifest.json") ? { cache: "no-cache" } : {})
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

const serving = import("./serve.js").then(({ serve }) => serve({
  base: new URL("../../../", here).href,
  script,
  fetchJson,
  address: (url) => folder + url,
  reply: (message) => self.postMessage(message),
}))

self.onmessage = async ({ data }) => {
  try {
    (await serving)(data)
  } catch (_) {
    self.postMessage(data.type === 0 ? { type: 1 } : { type: 3, data: { items: [], answer: { query: data.data, total: 0, trouble: "failed" } } })
  }
}
