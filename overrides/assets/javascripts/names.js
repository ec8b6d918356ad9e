// What a work and its units are called in a citation: from the work's citing.js, loaded when asked for.

(() => {
  /** @type {Map<string, Promise<CitingFacts | null>>} */
  const asked = new Map()
  /** @type {Map<string, (names: CitingFacts | null) => void>} */
  const waiting = new Map()

  /** Called by citing.js of any work; this page's own script is told as before. */
  function listen() {
    const before = reader.citing
    reader.citing = (work, loaded) => {
      if (before) before(work, loaded)
      waiting.get(work)?.(loaded[reader.script])
    }
  }

  /** The names; null where the work is gone or out of reach. @param {string} work @returns {Promise<CitingFacts | null>} */
  reader.names = (work) => {
    if (!asked.size) listen()
    const names = asked.get(work) || load(work)
    asked.set(work, names)
    return names
  }

  /** @param {string} work @returns {Promise<CitingFacts | null>} */
  function load(work) {
    return new Promise((resolve) => {
      waiting.set(work, resolve)
      const script = document.createElement("script")
      script.src = `${reader.base}${work}/citing.js`
      script.onerror = () => resolve(null)
      document.head.append(script)
    })
  }

  /** 第三部分第（三）項第2句; the first sentence of a unit, its heading, goes without saying. @param {string} name @param {number} sentence */
  reader.placeName = (name, sentence) => name + (sentence > 1 ? `第${sentence}句` : "")

  /** The same where there is little room: 三（三）第2句. @param {string} name @param {number} sentence */
  reader.shortPlace = (name, sentence) => reader.placeName(name.replace(/^第([^第]+)部分第(（[^）]+）)[項项]/, "$1$2"), sentence)
})()
