// The oldest browsers that run the site (package.json, browserslist), and what they have: MDN's browser-compat-data.

import fs from "node:fs"
import data from "@mdn/browser-compat-data" with { type: "json" }

/** Browser and version, as browserslist names them and as the data does. @type {[string, string][]} */
const FLOOR = JSON.parse(fs.readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
  .browserslist.map((/** @type {string} */ one) => one.replace("ios_saf", "safari_ios").split(" "))

/** @param {string} version @returns {number} 13.1 → 13001 */
const number = (version) => version.split(".").reduce((sum, part, at) => sum + Number(part) * 1000 ** (1 - at), 0)

/** @param {any} statements @param {string} version */
function since(statements, version) {
  return [statements || []].flat().some(({ version_added: added, version_removed: removed, prefix, alternative_name: other, flags }) =>
    typeof added === "string" && added !== "preview" && !prefix && !other && !flags
    && number(added.replace("≤", "")) <= number(version) && (!removed || number(removed) > number(version)))
}

/** Whether every browser of the floor has a feature; one that the data does not know counts as absent. @param {string} path as "api.Element.append" */
export function has(path) {
  const feature = find(path)
  return Boolean(feature && feature.__compat) && FLOOR.every(([browser, version]) => since(feature.__compat.support[browser], version))
}

/** @param {string} path @returns {any} */
export function find(path) {
  return path.split(".").reduce((/** @type {any} */ node, name) => node && node[name], data)
}

/** The elements whose tags begin in a text. @param {string} html @returns {string[]} */
export function elements(html) {
  const names = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name))
  return [...names].map((name) => (find(`svg.elements.${name}`) ? `svg.elements.${name}` : `html.elements.${name}`)).filter(find)
}

export { data }
