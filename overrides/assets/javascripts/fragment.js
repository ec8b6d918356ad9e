// What stands behind # in the address, as it was meant: a link that was copied with its full stop leads to its sentence.

(() => {
  /** The anchor addressed; a malformed one is given as it stands. @returns {string} */
  reader.fragment = () => {
    const typed = location.hash.slice(1)
    try { return decodeURIComponent(typed) } catch (_) { return typed }
  }

  /** Ids end in a letter or a digit of ASCII: what follows came along. */
  function mend() {
    const typed = reader.fragment()
    if (!typed || document.getElementById(typed)) return
    const [meant] = typed.match(/^[\w.-]*[A-Za-z0-9]/) || [""]
    if (meant && document.getElementById(meant)) location.replace("#" + meant)
  }

  addEventListener("hashchange", mend)
  mend()
})()
