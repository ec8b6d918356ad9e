// How a page comes by the files of the index: asked for, or from a disk, where nothing can be asked for, as scripts.

/** @type {Map<string, unknown>} */
const taken = new Map()
/** @type {Map<string, (file: unknown) => void>} */
const waiting = new Map()

/** What each script of the index calls. @param {string} name @param {unknown} file */
export function take(name, file) {
  taken.set(name, file)
  const resolve = waiting.get(name)
  if (resolve) resolve(file)
}

/** @param {string} url @returns {Promise<unknown>} */
export async function fetchJson(url) {
  if (location.protocol === "file:") return fromScript(url)
  const response = await fetch(url, url.endsWith("manifest.json") ? { cache: "no-cache" } : {})
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

/** @param {string} url @returns {Promise<unknown>} */
function fromScript(url) {
  const name = url.slice(url.lastIndexOf("/") + 1)
  return new Promise((resolve, reject) => {
    if (taken.has(name)) return resolve(taken.get(name))
    waiting.set(name, resolve)
    script(`${url}.js`).catch(reject)
  })
}

/** @param {string} src @returns {Promise<unknown>} once it has run */
export function script(src) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script")
    element.src = src
    element.onload = resolve
    element.onerror = reject
    document.head.append(element)
  })
}
