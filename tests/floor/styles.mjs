// What a published style sheet uses that the floor lacks.  A property or value that a browser does not know costs one
// declaration; a selector that it does not know costs the whole rule, so it must not share one with others.

import { parse, walk } from "css-tree"
import { find, has } from "./floor.mjs"

/** @typedef {{line: number, feature: string}} Use */

/** @param {string} source @returns {Use[]} */
export function uses(source) {
  /** @type {Use[]} */
  const found = []
  walk(parse(source, { positions: true, parseCustomProperty: false }), {
    enter(/** @type {any} */ node) {
      for (const feature of features(node, this)) if (!has(feature.replace(/ .*/, ""))) found.push({ line: node.loc.start.line, feature })
    },
  })
  return found
}

/** @param {any} node @param {any} context css-tree's @returns {string[]} what a node of the tree needs */
function features(node, context) {
  switch (node.type) {
    case "Atrule": return [`css.at-rules.${node.name}`]
    case "Feature": return [`css.at-rules.media.${node.name.replace(/^(min|max)-/, "")}`]
    case "FeatureRange": return ["css.at-rules.media.range_syntax"]
    case "PseudoClassSelector": case "PseudoElementSelector": return selector(node, context)
    case "NestingSelector": return ["css.selectors.nesting"]
    case "Declaration": return declaration(node, context)
    case "Function": return context.declaration ? called(node.name) : []
    case "Dimension": return /^[dsl]v/.test(node.unit) ? ["css.types.length.viewport_percentage_units_dynamic"] : []
    default: return []
  }
}

/** A function in a value: css.types has it, or the type it is of. @param {string} name @returns {string[]} */
function called(name) {
  const of = ["", "color.", "image.", "gradient.", "filter-function.", "transform-function.", "easing-function.", "basic-shape."]
  return of.map((type) => `css.types.${type}${name}`).filter(find).slice(0, 1)
}

/** @param {any} node @param {any} context @returns {string[]} */
function selector({ name, children }, { rule, selector }) {
  if (name.startsWith("-")) return []
  const several = name === "not" && children && children.first.children.size > 1
  const path = several ? "css.selectors.not.selector_list" : `css.selectors.${name}`
  const shared = rule && rule.prelude.children && rule.prelude.children.size > 1 ? " beside other selectors" : ""
  return selector || !rule ? [path + shared] : []
}

/** @param {any} node @param {any} context @returns {string[]} */
function declaration({ property, value }, { rule, atrule }) {
  if (/^-/.test(property) || (atrule && atrule.name !== "media" && !rule)) return []
  const words = value.children ? value.children.toArray().filter((/** @type {any} */ one) => one.type === "Identifier") : []
  return [
    `css.properties.${property}`,
    // where the property itself is lacking, that says it all
    ...words.map((/** @type {any} */ { name }) => `css.properties.${property}.${name}`).filter((path) => find(path) && has(`css.properties.${property}`)),
    ...(/^(row-|column-)?gap$/.test(property) && !isGrid(rule) ? ["css.properties.gap.flex_context"] : []),
  ]
}

/** @param {any} rule */
function isGrid(rule) {
  return rule.block.children.some((/** @type {any} */ one) => one.type === "Declaration" && /^(grid-template|columns)/.test(one.property))
}
