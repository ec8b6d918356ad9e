// Syllables as they are typed.  SYLLABLES holds what pypinyin says of their zhuyin.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import { parse } from "../../overrides/assets/javascripts/search/query.js"
import { SYLLABLES, spellings, syllable, zhuyin } from "../../overrides/assets/javascripts/search/spelling.js"

test("zhuyin agrees with pypinyin's on every syllable of the text", () => {
  const known = JSON.parse(fs.readFileSync(process.env.SYLLABLES || "", "utf8"))
  assert.ok(Object.keys(known).length > 250)
  for (const [reading, wanted] of Object.entries(known)) {
    assert.equal(zhuyin(SYLLABLES[syllable(reading)].base), String(wanted).replace(/[ˉˊˇˋ˙]/g, ""), reading)
  }
})

test("accents are typed as they are spoken", () => {
  const near = { zhong: ["zong", "zhon", "zon"], shi: ["si"], li: ["ni"], nan: ["lan"], hua: ["fa"], hui: ["fei"], hu: ["fu"], fa: ["hua"], lv: ["nv", "lu"], sheng: ["sen", "shen", "seng"] }
  for (const [base, all] of Object.entries(near)) for (const one of all) assert.ok(spellings(base, "latin").near.includes(one), `${base} ${one}`)
  const far = { zi: ["zhi"], san: ["shan", "sang", "shang"], xin: ["xing"] }
  for (const [base, all] of Object.entries(far)) for (const one of all) assert.ok(spellings(base, "latin").far.includes(one), `${base} ${one}`)
  assert.ok(spellings("zheng", "zhuyin").near.includes("ㄗㄥ"))
})

test("letters that stand apart are one run first", () => {
  assert.deepEqual(parse("fa zhi 政府").terms.map((term) => term.typed), ["fa zhi", "政府"])
  assert.deepEqual(parse("fa zhi").apart?.map((term) => term.typed), ["fa", "zhi"])
  assert.equal(parse("fazhi").apart, null)
  assert.equal(parse("。，").literal, "。,")
})
