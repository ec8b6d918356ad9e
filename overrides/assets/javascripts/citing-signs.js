// The controls that open the menu of a passage: a sign behind each sentence for the mouse, one behind each paragraph and heading
// for keyboards and screen readers; a finger touches the sentence itself.

(() => {
  const article = document.querySelector("article[data-work]")
  if (!article || !reader.passages || !reader.menu || !reader.actions) return
  const { say, menu, actions } = reader
  const { visit, sentencePassage, unitPassage, beginning } = reader.passages
  let finger = false

  addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch" }, true)
  // The sign behind a sentence is for the mouse: it never has the focus, which screen readers would follow.
  article.addEventListener("mousedown", (event) => { if (event.target instanceof Element && event.target.closest("a.n")) event.preventDefault() })

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (!target || !target.isConnected || menu.holds(target)) return
    const control = target.closest("a.n, button.cite")
    if (control && (event.ctrlKey || event.metaKey || event.shiftKey)) return
    if (control) {
      event.preventDefault()
      return menu.isOf(control) ? menu.close(true) : use(control)
    }
    const sentence = finger && !target.closest("a, button, summary, input, [data-pop], .em") && target.closest(".s[id]")
    if (sentence && getSelection()?.isCollapsed && !menu.isAbout(sentence)) menu.open(actions, sentencePassage(sentence), null)
    else if (menu.isOpen()) menu.close(false)
  })

  /** @param {HTMLElement} control behind a sentence, a paragraph or a heading */
  function use(control) {
    const around = /** @type {HTMLElement | null} */ (control.matches(".n") ? control.closest(".s") : control.parentElement)
    const heading = control.matches("h1 + *, h2 + *, h3 + *, h4 + *, h5 + *, h6 + *") && control.previousElementSibling
    if (!around) return
    const passages = heading instanceof HTMLElement ? [unitPassage(heading)] : control.matches(".n") ? [sentencePassage(around)] : sentencesOf(around)
    const entries = passages.length > 1 ? passages.map(choice) : actions
    menu.open(entries, passages[0], control)
    if (passages.length === 1) visit(new URL(passages[0].url).hash)
  }

  /** @param {Element} paragraph */
  const sentencesOf = (paragraph) => [...paragraph.querySelectorAll(".s[id]")].map(sentencePassage)

  /** One of several sentences, its actions behind it. @param {CitedPassage} passage @returns {CitingAction} */
  const choice = (passage) => ({ name: `第${passage.number}句${beginning(passage.elements[0])}`, more: () => actions, passage })

  /** A quiet control, in the margin. @param {string} label */
  function control(label) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "cite"
    button.setAttribute("aria-label", say("引用", "引用") + label)
    button.setAttribute("aria-haspopup", "menu")
    button.setAttribute("aria-expanded", "false")
    return button
  }

  // Screen readers and keyboards have one control a paragraph, named by its words, and one behind each heading; a sentence
  // that stands in a cell of its own has its sign.
  for (const sign of article.querySelectorAll("a.n")) {
    const alone = sign.closest("tr .s, tr.s")
    if (alone) {
      sign.setAttribute("aria-label", say("引用", "引用") + beginning(alone))
      continue
    }
    sign.tabIndex = -1
    sign.setAttribute("aria-hidden", "true")
  }
  for (const paragraph of article.querySelectorAll("p")) {
    const sentences = paragraph.querySelectorAll(".s[id]")
    const more = sentences.length > 1 ? `等${sentences.length}句` : ""
    if (sentences.length) paragraph.append(control(beginning(sentences[0]) + more))
  }
  for (const heading of article.querySelectorAll("h1.unit, h2[id], h3[id], h4[id], h5[id], h6[id]")) {
    if (heading.closest(".note") || (heading.matches("h1") ? !article.dataset.unit : !heading.querySelector("a"))) continue
    const words = heading.textContent.trim().replace(/。$/, "")
    if (heading.querySelector(".nr")) heading.setAttribute("aria-label", words)
    heading.after(control(beginning(heading, 40)))
  }
})()
