// Says on /search/ that a browser is too old for it: below the floor nothing else of ours runs (preferences.js).  So this file
// keeps to the JavaScript of 2009.

(function () {
  var old = document.getElementById("too-old")
  if (!old || !/\bno-js\b/.test(document.documentElement.className)) return
  var other = document.getElementById("no-script")
  old.removeAttribute("hidden")
  if (other) other.setAttribute("hidden", "")
})()
