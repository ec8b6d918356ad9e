// tests/yaml_quoting.tsv: how Python (tests/test_yaml_quoting.py) and a new note begun in the browser write a value.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import vm from "node:vm"

/** The pages' scripts share ``reader``; this one asks nothing else of a page. @type {{ yaml?: (words: string) => string }} */
const reader = {}
vm.runInNewContext(fs.readFileSync(new URL("../../overrides/assets/javascripts/yaml_quoting.js", import.meta.url), "utf8"), { reader })

const lines = fs.readFileSync(new URL("../yaml_quoting.tsv", import.meta.url), "utf8").split("\n")
for (const [text, value] of lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"))) {
  test(`${text} → ${value}`, () => assert.equal(reader.yaml(JSON.parse(text)), value))
}
