// Read the text aloud with a voice of the device, sentence by sentence.  Where the browser cannot speak there is no control;
// where it knows no Chinese voice the control says so.  Pausing ends the utterance and going on begins its sentence anew, since
// Android knows no pause.

(() => {
  const found = document.querySelector(".kind-unit article.text, .kind-full article.text")
  if (!found || !reader.voice) return
  const article = found, findVoice = reader.voice
  const { say } = reader
  const RATES = [["0.75", say("慢速", "慢速")], ["1", say("常速", "常速")], ["1.25", say("稍快", "稍快")], ["1.5", say("快速", "快速")], ["2", say("兩倍", "两倍")]]
  const ABSENT = say("這台設備沒有中文語音。在系統設置裏裝上之後，可以再點「朗讀」。", "这台设备没有中文语音。在系统设置里装上之后，可以再点“朗读”。")
  // Chromium's voices of a server fall silent after some fifteen seconds: they are given less at a time.
  const LONG = 50
  /** Which tab has the voice. */
  const me = String(Math.random())

  /** @type {Element[]} */
  let sentences = []
  let at = 0
  /** Grows with every start, pause and stop, so that an utterance that was ended goes no further. */
  let turn = 0
  /** @type {SpeechSynthesisVoice} */
  let voice
  /** Held, since Chromium never tells the end of one that nothing refers to. @type {SpeechSynthesisUtterance | null} */
  let spoken = null

  const start = button(say("朗讀", "朗读"), begin)
  start.className = "aloud"
  article.before(start)
  const told = document.createElement("span")
  told.setAttribute("role", "status")
  const pausing = button("", () => (spoken ? pause() : speak()))
  const ending = button("", () => stop())
  const rates = document.createElement("select")
  rates.setAttribute("aria-label", say("語速", "语速"))
  for (const [value, name] of RATES) rates.append(new Option(name, value))
  rates.value = reader.get("rate") || "1"
  rates.addEventListener("change", () => {
    reader.set("rate", rates.value)
    if (spoken) speak()
  })
  const bar = document.createElement("div")
  bar.className = "speaking"
  bar.setAttribute("role", "region")
  bar.setAttribute("aria-label", say("朗讀", "朗读"))
  bar.append(told, pausing, ending, rates)
  document.body.append(bar)
  show("silent")

  /** @param {string} name @param {() => void} act */
  function button(name, act) {
    const element = document.createElement("button")
    element.type = "button"
    element.textContent = name
    element.addEventListener("click", act)
    return element
  }

  /** @param {"silent" | "speaking" | "paused" | "absent"} state */
  function show(state) {
    const held = bar.contains(document.activeElement)
    bar.hidden = state === "silent"
    start.style.visibility = state === "speaking" || state === "paused" ? "hidden" : "" // its room stays, so that the text does
    document.documentElement.classList.toggle("speaks", !bar.hidden)
    pausing.hidden = rates.hidden = state === "absent"
    told.textContent = state === "absent" ? ABSENT : ""
    pausing.textContent = state === "paused" ? say("繼續", "继续") : say("暫停", "暂停")
    ending.textContent = state === "absent" ? say("關閉", "关闭") : say("停止朗讀", "停止朗读")
    if (held && bar.hidden) start.focus({ preventScroll: true })
  }

  function begin() {
    const mine = turn += 1
    findVoice((best) => {
      if (mine !== turn) return
      voice = best
      sentences = [...article.querySelectorAll("h1[id], .s[id]")]
      at = first()
      speak()
      pausing.focus({ preventScroll: true })
    }, () => show("absent"), () => { if (!spoken) show("silent") })
  }

  /** The sentence being read; at the top of the page the first, unless one is addressed. */
  function first() {
    const top = scrollY < 80 && !document.querySelector(":target")
    const reading = reader.reading("h1[id], .s[id]")
    return top ? 0 : Math.max(0, sentences.findIndex((sentence) => sentence === reading))
  }

  /** Other tabs are given the moment to fall silent: some browsers have one voice for all tabs, some one for each. */
  function speak() {
    const other = reader.get("speaking")
    hush()
    reader.set("speaking", me)
    show("speaking")
    const mine = turn
    if (other && other !== me) setTimeout(() => utter(mine, []), 200)
    else utter(mine, [])
  }

  /** The rest of a sentence, or the sentence whose turn it is. @param {number} mine @param {string[]} rest */
  function utter(mine, rest) {
    if (mine !== turn) return
    if (at >= sentences.length) return stop()
    if (!rest.length) light(sentences[at])
    const [now, ...later] = rest.length ? rest : pieces(reader.words(sentences[at]).replace(/\t/g, "，"))
    spoken = new SpeechSynthesisUtterance(now)
    spoken.voice = voice
    spoken.lang = voice.lang
    spoken.rate = Number(rates.value)
    spoken.onend = () => {
      if (mine !== turn) return
      if (!later.length) at += 1
      utter(mine, later)
    }
    spoken.onerror = () => { if (mine === turn) pause() }
    speechSynthesis.speak(spoken)
  }

  /** @param {string} text */
  function pieces(text) {
    if (voice.localService !== false) return [text]
    const parts = [""]
    for (const part of text.match(/[^，；：、]+[，；：、]?/g) || []) {
      if (parts[parts.length - 1].length + part.length > LONG) parts.push("")
      parts[parts.length - 1] += part
    }
    return parts.filter(Boolean)
  }

  /** Where the last sentence is in view the next is brought there; who scrolled away is left in peace. @param {Element | null} sentence */
  function light(sentence) {
    const [before] = article.getElementsByClassName("heard")
    const follow = !before || shown(before) !== "no"
    if (before) before.classList.remove("heard")
    if (!sentence) return
    sentence.classList.add("heard")
    if (!follow || shown(sentence) === "whole") return
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
    const block = sentence.getBoundingClientRect().height > innerHeight / 2 ? "start" : "center"
    sentence.scrollIntoView({ block, behavior })
  }

  /** How much of a sentence is in sight, between the head and the bar. @param {Element} sentence @returns {"whole" | "part" | "no"} */
  function shown(sentence) {
    const { top, bottom } = sentence.getBoundingClientRect()
    const head = document.querySelector(".head")
    const from = head ? head.getBoundingClientRect().bottom : 0
    const to = bar.getBoundingClientRect().top
    return top >= from && bottom <= to ? "whole" : bottom > from && top < to ? "part" : "no"
  }

  function hush() {
    turn += 1
    spoken = null
    speechSynthesis.cancel()
  }

  function pause() {
    hush()
    show("paused")
    if (reader.get("speaking") === me) reader.set("speaking", "")
  }

  function stop() {
    if (!bar.hidden) pause()
    light(null)
    show("silent")
  }

  addEventListener("storage", () => { if (spoken && reader.get("speaking") !== me) pause() })
  addEventListener("pagehide", stop)
})()
