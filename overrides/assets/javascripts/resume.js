// Reading goes on where it stopped: the place is kept in this browser and offered when the reader comes back to the work.
// "place" names the work read last, "place.<work>" the address in it: 3-3/#s2, full/#3-3.s2.

(() => {
  const article = document.querySelector("article.text")
  const work = (article && article.dataset.work) || ""
  const reads = Boolean(document.querySelector(".kind-unit article[data-work], .kind-full article[data-work]"))
  const whole = Boolean(document.querySelector(".kind-full"))
  const folder = reader.script === "hans" ? "hans/" : ""

  /** This page's address in its work: 3-3/ */
  const here = () => location.pathname.slice(new URL(reader.base + folder + work).pathname.length + 1).replace(/index\.html$/, "")

  /** A page that was only opened at its top is a place, but not the whole text, nor where the text begins. */
  function keep() {
    if (reader.get("online")) return // the reader wants nothing kept of what was read
    const sentence = scrollY < 80 ? document.querySelector(".s:target") : reader.reading()
    if (!sentence && (whole || !document.querySelector("a.before"))) return
    reader.set("place", work)
    reader.set("place." + work, here() + (sentence ? "#" + sentence.id : ""))
  }

  /** The unit and sentence that an address in a work means. @param {string} address */
  function meant(address) {
    const [, page, unit, sentence] = address.match(/([\w-]+)\/(?:#(?:([\w-]+)\.)?s(\d+))?$/) || []
    return { unit: unit || page, sentence: Number(sentence || 1) }
  }

  function offer() {
    for (const old of document.querySelectorAll(".resume")) old.remove()
    const from = work || reader.get("place")
    const address = from && reader.get("place." + from)
    if (!address || (whole && (!reader.anew || location.hash))) return
    const { unit, sentence } = meant(address)
    const id = `${unit}.s${sentence}`
    if (whole && !document.getElementById(id)) return
    const href = whole ? "#" + id : reader.page(reader.base + folder + from + "/" + address)
    reader.names(from).then((facts) => {
      if (facts && facts.units[unit]) show(href, reader.shortPlace(facts.units[unit], sentence), from)
    })
  }

  /** @param {string} href @param {string} place @param {string} from the work */
  function show(href, place, from) {
    const bar = document.createElement("aside")
    bar.className = "offer resume"
    bar.setAttribute("aria-label", reader.say("接著讀", "接着读"))
    const link = document.createElement("a")
    link.href = href
    link.textContent = reader.say("接著讀：", "接着读：") + place
    link.addEventListener("click", () => bar.remove())
    const no = document.createElement("button")
    no.type = "button"
    no.textContent = reader.say("不用了", "不用了")
    no.addEventListener("click", () => {
      reader.set("place." + from, "")
      bar.remove()
    })
    bar.append(link, no)
    reader.holding(() => document.querySelector(".head")?.after(bar))
  }

  if (reads) {
    addEventListener("pagehide", keep)
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep() })
  }
  if (document.querySelector(".kind-home, .kind-contents, .kind-full")) {
    addEventListener("pageshow", offer)
  }
})()
