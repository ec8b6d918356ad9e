// The page of an address at which nothing stands.  Addresses of this site are ASCII and end in a letter, a digit or a slash:
// where a full stop, a bracket or words came along with a link, the reader is sent on to what was meant.

(() => {
  const root = new URL(reader.base).pathname
  let typed = location.pathname.slice(root.length)
  try { typed = decodeURIComponent(typed) } catch (_) { /* cut short inside a character: the cut begins before it */ }
  const [meant] = typed.match(/^[\w./-]*[A-Za-z0-9/]/) || [""]
  if (meant !== typed) location.replace(root + meant + location.search + location.hash)
})()
