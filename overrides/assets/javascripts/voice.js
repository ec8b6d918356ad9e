// A Chinese voice for reading aloud; no function where the browser cannot speak.

(() => {
  if (!("speechSynthesis" in window)) return
  // Browsers know their voices only a while after they were first asked.
  const LATE = 2000
  speechSynthesis.getVoices()

  /**
   * Mandarin as this script's readers speak it, then other Mandarin, then Cantonese; a voice of the device before one of a
   * server, which would be sent the text.  Below 0: not Chinese.  @param {SpeechSynthesisVoice} voice
   */
  function rank(voice) {
    const [language, ...region] = voice.lang.toLowerCase().split(/[-_]/)
    if (!["zh", "cmn", "yue"].includes(language)) return -1
    const near = language === "yue" || region.includes("hk") ? 0 : region.includes(reader.say("tw", "cn")) ? 2 : 1
    return near + (voice.localService === false ? 0 : 3)
  }

  const best = () => speechSynthesis.getVoices().filter((voice) => rank(voice) >= 0).sort((a, b) => rank(b) - rank(a))[0]

  /**
   * @param {(voice: SpeechSynthesisVoice) => void} go with the best voice
   * @param {() => void} none there is no Chinese one @param {() => void} came now there is one
   */
  reader.voice = (go, none, came) => {
    if (best()) return go(best())
    const absent = () => {
      speechSynthesis.onvoiceschanged = () => { if (best()) came() }
      none()
    }
    if (speechSynthesis.getVoices().length) return absent()
    const settle = () => {
      clearTimeout(waiting)
      speechSynthesis.onvoiceschanged = null
      if (best()) go(best())
      else absent()
    }
    const waiting = setTimeout(settle, LATE)
    speechSynthesis.onvoiceschanged = settle // Safari's speechSynthesis is no EventTarget
  }
})()
