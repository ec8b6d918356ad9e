// What a published script uses that the floor lacks: signs of the language that do not parse, and names.

import { parse } from "acorn"
import { full } from "acorn-walk"
import { data, elements, find, has } from "./floor.mjs"

/** @typedef {{line: number, feature: string}} Use */

/** Where each name may come from: "closest" → ["api.Element.closest"], "on click" → ["api.Element.click_event"…]. @type {Map<string, string[]>} */
const HOLDERS = new Map()
for (const [root, holders] of [["api", data.api], ["javascript.builtins", data.javascript.builtins]]) {
  for (const [holder, members] of Object.entries(/** @type {Record<string, object>} */ (holders))) {
    for (const member of Object.keys(members)) {
      if (member.endsWith("_static")) continue // what that is of is known by name
      const name = member.replace(/^(.+)_event$/, "on $1")
      HOLDERS.set(name, [...(HOLDERS.get(name) || []), `${root}.${holder}.${member}`])
    }
  }
}

/**
 * @param {string} source @param {{module?: boolean, worker?: boolean, edition?: any}} how `edition` of ECMAScript; all browsers of the
 * floor parse that of 2020, but for what `features` looks for besides
 * @returns {Use[]} throws a SyntaxError for what does not parse
 */
export function uses(source, { module = false, worker = false, edition = 2020 } = {}) {
  const tree = /** @type {any} */ (parse(source, { ecmaVersion: edition, sourceType: module ? "module" : "script", locations: true }))
  /** @type {Use[]} */
  const found = []
  const lists = listsOfMedia(tree)
  full(tree, (/** @type {any} */ node) => {
    for (const feature of features(node, worker, lists)) if (!has(feature)) found.push({ line: node.loc.start.line, feature })
  })
  return found
}

/** @param {any} node @param {boolean} worker @param {Set<string>} lists @returns {string[]} what a node of the tree needs */
function features(node, worker, lists) {
  switch (node.type) {
    case "ImportExpression": return [worker ? "javascript.operators.import.worker_support" : "javascript.operators.import"]
    case "ExportAllDeclaration": return node.exported ? ["javascript.statements.export.namespace"] : []
    case "Literal":
      if (node.bigint) return ["javascript.builtins.BigInt"]
      if (typeof node.value === "string") return elements(node.value)
      return node.regex && /\(\?<[=!]/.test(node.regex.pattern) ? ["javascript.regular_expressions.lookbehind_assertion"] : []
    case "TemplateElement": return elements(node.value.raw)
    case "NewExpression": return constructor(node.callee)
    case "ClassDeclaration": case "ClassExpression": return constructor(node.superClass)
    case "CallExpression": return [...called(node.callee, lists), ...first(node)]
    case "MemberExpression": return known(node)
    default: return []
  }
}

/** @param {any} callee @returns {string[]} */
function constructor(callee) {
  const name = callee && (callee.name || (callee.property && callee.property.name))
  return [`api.${name}.${name}`, `javascript.builtins.${name}.${name}`, `api.${name}`].filter(find).slice(0, 1)
}

/** What the first argument names: an event, an element. @param {any} call @returns {string[]} */
function first({ callee, arguments: [argument] }) {
  const method = callee.property ? callee.property.name : callee.name
  if (!argument || typeof argument.value !== "string") return []
  if (method === "addEventListener") return anyOf(`on ${argument.value}`)
  return method === "createElement" ? elements(`<${argument.value}`) : []
}

/** A function by its name; a method by what it is of, where that has a known name, else by its own. @param {any} callee @param {Set<string>} lists @returns {string[]} */
function called(callee, lists) {
  if (callee.type === "Identifier") return [`api.${callee.name}`, `javascript.builtins.${callee.name}`].filter(find)
  if (callee.type !== "MemberExpression" || callee.computed) return []
  if (lists.has(callee.object.name) && /EventListener$/.test(callee.property.name)) return ["api.MediaQueryList.EventTarget_inheritance"]
  return known(callee).length ? [] : anyOf(callee.property.name)
}

/** A member of something global: Object.hasOwn, navigator.share. @param {any} node @returns {string[]} */
function known({ object, property, computed }) {
  if (computed || !object.name) return []
  const kind = object.name[0].toUpperCase() + object.name.slice(1)
  const paths = [`javascript.builtins.${kind}.${property.name}`, `api.${kind}.${property.name}`, `api.${kind}.${property.name}_static`]
  return paths.filter(find).slice(0, 1)
}

/** Where every holder of a name lacks it at the floor, it is lacking, whatever the holder is. @param {string} name @returns {string[]} */
function anyOf(name) {
  const holders = HOLDERS.get(name) || []
  return holders.some(has) ? [] : holders.slice(0, 1)
}

/** Names that hold what matchMedia gave. @param {any} tree @returns {Set<string>} */
function listsOfMedia(tree) {
  const names = new Set()
  full(tree, (/** @type {any} */ node) => {
    if (node.type === "VariableDeclarator" && node.init && node.init.type === "CallExpression" && node.init.callee.name === "matchMedia") names.add(node.id.name)
  })
  return names
}
