// A place that names its work: 行政訴訟法第二十五條, 《…條例》第三條第一款, minfa12, and addresses of this site as they are pasted; a
// work by a name that its own title does not have, 民訴法.

import { placeOf } from "./place.js"

const STATE = /^中[华華]人民共和[国國]/
/** A path of this site, whichever host and edition: work-2015/3-3/#s2. */
const ADDRESS = /^(?:https?:\/\/[^/\s]+|\.{0,2})(?:\/[^#?]*)?$/

/** What stands around a name, and between it and the place. @param {string} text */
function bare(text) {
  return text.normalize("NFKC").replace(/[\s《》〈〉「」『』“”"']/g, "").toLowerCase()
}

/** @param {string} typed @param {NamedWork[]} works @returns {{works: string[], place: Place} | null} null where no work and place in it are named */
export function named(typed, works) {
  return pasted(typed, works) || spoken(bare(typed), works) || called(bare(typed), works)
}

/** The title of a work that is also called so; what is part of its title is found there. @param {string} text @param {NamedWork[]} works */
function called(text, works) {
  const meant = works.filter(({ title, names = [] }) => names.some(({ hant, hans }) => {
    const own = [bare(hant), bare(hans)]
    return own.includes(text) && ![bare(title.hant), bare(title.hans)].some((one) => own.some((name) => one.includes(name)))
  }))
  return meant.length ? { works: meant.map(({ id }) => id), place: { ids: ["title"], anchor: "", certain: true } } : null
}

/** @param {string} typed @param {NamedWork[]} works */
function pasted(typed, works) {
  const [path, fragment = ""] = typed.split("#")
  const steps = path.replace(/\?.*/, "").split("/").filter(Boolean)
  const at = steps.findIndex((step) => works.some(({ id }) => id === step))
  if (at < 0 || !ADDRESS.test(`/${path.replace(/^https?:\/\/[^/]+\/?/, "")}`)) return null
  const unit = steps[at + 1] || "", whole = /^([a-z0-9-]+)\.(s\d+)$/.exec(fragment)
  const place = placeOf(whole ? whole[1] : unit)
  if (!place) return null
  const anchor = whole ? whole[2] : /^[sp]\d+$/.test(fragment) ? fragment : place.anchor
  return { works: [steps[at]], place: { ids: place.ids.slice(0, 1), anchor, certain: true } }
}

/** @param {string} text @param {NamedWork[]} works */
function spoken(text, works) {
  let longest = 0
  /** @type {Set<string>} */
  const meant = new Set()
  for (const { id, title, names = [], say = "" } of works) {
    const syllables = say.split(" ")
    const written = [title, ...names].flatMap(({ hant, hans }) => [hant, hans]).map(bare)
    const aloud = say ? [syllables.join(""), syllables.map(([initial]) => initial).join("")] : []
    for (const name of [...written, ...written.map((one) => one.replace(STATE, "")), ...aloud]) {
      if (name.length < 2 || name.length < longest || !text.startsWith(name)) continue
      if (name.length > longest) meant.clear()
      longest = name.length
      meant.add(id)
    }
  }
  const rest = text.slice(longest)
  const place = meant.size && rest ? placeOf(/^\d+$/.test(rest) ? `第${rest}条` : rest) : null
  return place ? { works: [...meant], place: { ...place, certain: true } } : null
}
