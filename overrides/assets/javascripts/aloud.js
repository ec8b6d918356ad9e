// Read the text aloud with the browser's own voice, sentence by sentence; hidden where there is none.

(() => {
  const article = document.querySelector(".kind-unit article.text, .kind-full article.text")
  if (!article || !("speechSynthesis" in window)) return
  const words = { start: reader.say("朗讀", "朗读"), stop: reader.say("停止朗讀", "停止朗读") }
  const button = document.createElement("button")
  button.type = "button"
  button.className = "aloud"
  button.textContent = words.start
  article.before(button)
  /** Grows with every start and stop, so that a voice that was stopped goes no further. */
  let turn = 0

  const sentences = () => [...article.querySelectorAll("h1[id], .s[id]")]

  /** Where to begin: the sentence addressed, else the first. @param {Element[]} all */
  function first(all) {
    return Math.max(0, all.findIndex((element) => element.matches(":target")))
  }

  function stop() {
    turn += 1
    speechSynthesis.cancel()
    for (const element of article.querySelectorAll(".heard")) element.classList.remove("heard")
    button.textContent = words.start
  }

  /** @param {Element[]} all @param {number} at @param {number} mine */
  function speak(all, at, mine) {
    if (mine !== turn) return
    if (at >= all.length) return stop()
    const utterance = new SpeechSynthesisUtterance(all[at].textContent.trim())
    utterance.lang = reader.script === "hans" ? "zh-CN" : "zh-TW"
    utterance.onend = () => { all[at].classList.remove("heard"); speak(all, at + 1, mine) }
    utterance.onerror = () => { if (mine === turn) stop() }
    all[at].classList.add("heard")
    all[at].scrollIntoView({ block: "nearest" })
    speechSynthesis.speak(utterance)
  }

  button.addEventListener("click", () => {
    if (button.textContent === words.stop) return stop()
    button.textContent = words.stop
    const all = sentences()
    turn += 1
    speak(all, first(all), turn)
  })
  addEventListener("pagehide", stop)
})()
