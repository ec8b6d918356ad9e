// Searching from the field to the list, with every key: the dialog and /search/ are frames around this.
// Items come as HTML that search/present.js made safe.

(() => {
  const { say, answers } = reader
  /** Items that are shown at once; more as the reader goes on. */
  const BATCH = 15

  reader.search = ({ input, list, said, scroller, most, scope = {}, wantsFacets = false, follows = false, shown = () => {} }) => {
    /** What the list shows, and of how many. */
    let query = "", items = 0, groups = 0
    let composing = false, byInputMethod = false
    /** @type {string | null} */
    let asking = null
    /** Keys pressed before there was a list for what is typed. @type {string[]} */
    let pressed = []
    let patience = 0
    const perhaps = document.createElement("p")
    perhaps.className = "search-perhaps"
    const end = document.createElement("div")
    list.before(perhaps)
    list.after(end)

    const typed = () => input.value.trim()

    /** @param {SearchPlace | null} [place] what was shown when the reader left */
    function update(place = null) {
      pressed = []
      clearTimeout(patience)
      answers.forget()
      const wanted = typed()
      if (!wanted) {
        asking = null
        query = ""
        clear()
        said.textContent = ""
        return shown(null)
      }
      asking = wanted
      patience = setTimeout(() => { said.textContent = reader.told(null) }, 800)
      const upto = Math.max(BATCH, (place && place.items) || 0)
      answers.ask({ query: wanted, scope: { ...scope }, most, from: 0, upto, facets: wantsFacets }, (reply) => {
        clearTimeout(patience)
        asking = null
        query = wanted
        show(reply)
        if (place) putBack(place)
        pressed.splice(0).forEach(act)
      })
    }

    function clear() {
      watcher.disconnect()
      list.textContent = perhaps.textContent = ""
      items = groups = 0
    }

    /** @param {SearchReply} reply */
    function show(reply) {
      clear()
      append(reply)
      suggest(reply.suggestion)
      said.textContent = reader.told(reply)
      if (scroller) scroller.scrollTop = 0
      shown(reply)
    }

    /** @param {SearchReply} reply */
    function append(reply) {
      list.insertAdjacentHTML("beforeend", reply.items.join(""))
      items += reply.items.length
      groups = reply.groups || 0
      if (items < groups && reply.items.length) watcher.observe(end)
    }

    const watcher = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return
      watcher.disconnect()
      answers.ask({ query, scope: { ...scope }, most, from: items, upto: items + BATCH }, append)
    }, { root: scroller, rootMargin: "400px" })

    /** @param {Both | null} [suggestion] */
    function suggest(suggestion) {
      if (!suggestion) return
      const link = document.createElement("a")
      link.href = reader.page(reader.base + reader.searchAddress(suggestion[reader.script]))
      link.textContent = suggestion[reader.script]
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        write(suggestion[reader.script])
      })
      perhaps.append(say("是不是要找：", "是不是要找："), link)
    }

    /** As if the reader had typed it. @param {string} words */
    function write(words) {
      input.value = words
      input.focus()
      input.dispatchEvent(new Event("input"))
    }

    // Sentences that a hit stands for are opened in its place.
    list.addEventListener("toggle", (event) => {
      const box = /** @type {HTMLDetailsElement} */ (event.target)
      if (box.open) fill(box)
    }, true)

    /** @param {HTMLElement} box @param {() => void} [then] */
    function fill(box, then = () => {}) {
      if (box.dataset.filled || !box.parentElement) return then()
      box.dataset.filled = "yes"
      const group = [...list.children].indexOf(box.parentElement)
      answers.ask({ query, group, hit: Number(box.dataset.hit) }, ({ items: sentences }) => {
        box.insertAdjacentHTML("beforeend", sentences.join(""))
        then()
      })
    }

    // —— the place in the list, for who comes back ——

    const boxes = () => /** @type {HTMLDetailsElement[]} */ ([...list.querySelectorAll("details")])

    /** @returns {SearchPlace} */
    function place() {
      const opened = boxes().flatMap((box, at) => (box.open ? [at] : []))
      return { query: input.value, items, top: scroller ? scroller.scrollTop : scrollY, opened, at: steps().indexOf(/** @type {HTMLElement} */ (document.activeElement)) }
    }

    /** @param {SearchPlace} before */
    function putBack({ top, opened, at }) {
      const all = boxes()
      let left = opened.length
      const scroll = () => {
        const step = steps()[at]
        if (step) step.focus({ preventScroll: true })
        if (scroller) scroller.scrollTop = top
        else scrollTo(0, top)
      }
      for (const number of opened) {
        const box = all[number]
        if (!box) continue
        box.open = true
        fill(box, () => { if (!--left) scroll() })
      }
      scroll()
    }

    // —— keys ——

    /** What arrow keys go through. */
    const steps = () => [...list.querySelectorAll("a, summary")].filter((one) => one.getClientRects().length)

    /** @param {string} key */
    function act(key) {
      const all = steps()
      const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement))
      const best = list.querySelector("a[data-best]")
      if (key === "Enter") { if (best) best.click() }
      else if (key === "ArrowUp" && at <= 0) input.focus()
      else if (all.length) all[Math.min(all.length - 1, at + (key === "ArrowUp" ? -1 : 1))].focus()
    }

    /** Before there is a list for what is typed, a key waits for it. @param {string} key */
    function press(key) {
      if (asking === null) act(key)
      else pressed.push(key)
    }

    /** @param {KeyboardEvent} event */
    const ofInputMethod = (event) => composing || event.isComposing || event.keyCode === 229

    input.addEventListener("keydown", (event) => {
      byInputMethod = ofInputMethod(event)
      if (byInputMethod || event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === "ArrowDown" || (event.key === "ArrowUp" && pressed.length)) {
        event.preventDefault()
        press(event.key)
      }
    })
    input.addEventListener("keyup", () => { byInputMethod = false })
    list.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return input.focus()
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault()
        act(event.key)
      } else if ((event.key.length === 1 && event.key !== " ") || event.key === "Backspace") input.focus() // the key goes on into the field
    })

    input.addEventListener("compositionstart", () => { composing = true })
    input.addEventListener("compositionend", () => {
      composing = false
      update()
    })
    input.addEventListener("input", () => { if (!composing) update() })
    const form = /** @type {HTMLFormElement} */ (input.form)
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      if (composing || byInputMethod) return // it chose a candidate
      if (follows) press("Enter")
      else update()
    })
    form.addEventListener("reset", () => setTimeout(() => { update(); input.focus() }))

    return { update, write, place, isComposing: () => composing }
  }
})()
