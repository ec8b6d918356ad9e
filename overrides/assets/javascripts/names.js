// What a work and its units are called in a citation: from the work's citing.js, loaded when asked for.

(() => {
  /** @typedef {{title: string, units: Record<string, string>}} Names */
  /** @type {Map<string, Promise<Names | null>>} */
  const asked = new Map()
  /** @type {Map<string, (names: Names | null) => void>} */
  const waiting = new Map()

  /** Called by citing.js of any work; this page's own script is told as before. */
  function listen() {
    const before = reader.citing
    reader.citing = (work, loaded) => {
      if (before) before(work, loaded)
      if (waiting.has(work)) waiting.get(work)(loaded[reader.script])
    }
  }

  /** The names; null where the work is gone or out of reach. @param {string} work @returns {Promise<Names | null>} */
  reader.names = (work) => {
    if (!asked.size) listen()
    if (!asked.has(work)) {
      asked.set(work, new Promise((resolve) => {
        waiting.set(work, resolve)
        const script = document.createElement("script")
        script.src = `${reader.base}${work}/citing.js`
        script.onerror = () => resolve(null)
        document.head.append(script)
      }))
    }
    return asked.get(work)
  }

  /** 第三部分第（三）項第2句; the first sentence of a unit, its heading, goes without saying. @param {string} name @param {number} sentence */
  reader.placeName = (name, sentence) => name + (sentence > 1 ? `第${sentence}句` : "")

  /** The same where there is little room: 三（三）第2句. @param {string} name @param {number} sentence */
  reader.shortPlace = (name, sentence) => reader.placeName(name.replace(/^第([^第]+)部分第(（[^）]+）)[項项]/, "$1$2"), sentence)
})()
