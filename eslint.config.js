// What the types do not see: names never used, comparisons that convert, promises nobody waits for are told here.

import js from "@eslint/js"
import globals from "globals"

/** What one of our scripts makes for those after it. */
const shared = { reader: "writable", searchCode: "writable" }
/** What stands before a worker when the site is published: build.d.ts. */
const build = Object.fromEntries(["BUILD", "CODE", "FRAME", "ON_DEMAND", "WORKS", "PLACE"].map((name) => [name, "readonly"]))

export default [
  { ignores: ["build/", "docs/", "site/", "bench/results/", ".venv/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-else-return": "error",
      "no-lonely-if": "error",
      "no-unneeded-ternary": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" }],
      "no-useless-concat": "error",
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": ["error", { destructuring: "all" }],
    },
  },
  {
    files: ["overrides/**/*.js"],
    languageOptions: { ecmaVersion: 2020, sourceType: "script", globals: { ...globals.browser, ...shared } },
  },
  { files: ["overrides/assets/javascripts/search/*.js"], languageOptions: { sourceType: "module" } },
  {
    files: ["overrides/sw.js", "overrides/assets/javascripts/worker.js", "overrides/assets/javascripts/search/worker.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.worker, ...globals.serviceworker, ...shared, ...build } },
  },
  {
    // Its names are those of every script of the page.
    files: ["overrides/assets/javascripts/preferences.js"],
    rules: { "no-var": "off", "no-unused-vars": "off", "no-redeclare": "off" },
  },
  {
    files: ["overrides/assets/javascripts/floor.js"],
    languageOptions: { ecmaVersion: 5 },
    rules: { "no-var": "off", "object-shorthand": "off" },
  },
  { files: ["tests/**/*.mjs", "bench/**/*.mjs", "*.config.js"], languageOptions: { globals: globals.node } },
  { files: ["bench/search/harness.mjs"], languageOptions: { globals: globals.browser } },
]
