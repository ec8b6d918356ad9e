// The classic bundle, which serves where no module can be loaded, answers as the modules do.

import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { test } from "node:test"
import vm from "node:vm"
import { makeCases, unitsOf } from "../../bench/search/classes.mjs"
import { SITE, decision, searcher } from "./published.mjs"

const TYPED = ["3-3", "第三部分第三項", "", "法", "f", "蝙蝠俠", "xingzheng zhifa", "律師 社區", "ㄈㄚˇㄓˋ"]

test("the bundle for file:// gives the same answers", async () => {
  const context = vm.createContext({ console, atob, TextDecoder, Uint8Array, location: { protocol: "file:" } })
  vm.runInContext(fs.readFileSync(path.join(SITE, "assets/javascripts/search/code.js"), "utf8"), context)
  for (const name of fs.readdirSync(path.join(SITE, "assets/search"))) {
    vm.runInContext(`searchCode.take(${JSON.stringify(name)}, ${fs.readFileSync(path.join(SITE, "assets/search", name), "utf8")})`, context)
  }
  const { engine, fetchJson } = context.searchCode
  const classic = await engine.open({ base: "", fetchJson })
  const cases = makeCases(unitsOf(decision), 10, 7).map((one) => one.query)
  assert.ok(cases.length >= 60)
  for (const query of [...cases, ...TYPED]) {
    const [one, other] = await Promise.all([searcher.search(query), classic.search(query)])
    assert.equal(JSON.stringify(other), JSON.stringify(one), query)
  }
})
