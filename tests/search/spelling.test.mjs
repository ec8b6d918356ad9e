// Syllables as they are typed.  SYLLABLES holds what pypinyin says of their zhuyin.

import assert from "node:assert/strict"
import fs from "node:fs"
import { test } from "node:test"
import { numeral, value } from "../../overrides/assets/javascripts/search/numerals.js"
import { placeOf } from "../../overrides/assets/javascripts/search/place.js"
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

test("numerals there and back", () => {
  for (let number = 1; number < 1300; number++) assert.equal(value(numeral(number)), number)
  assert.equal(value("二〇一五"), 2015)
})

for (const [typed, id] of Object.entries({
  "3-3": "3-3", "3.3": "3-3", "三(三)": "3-3", "三(三": "3-3", "三、(三)": "3-3", "第三部分第三項": "3-3", "第三部分第(三)项": "3-3", "第三部分第": "3",
  "第12條": "a12", "第十二条之一": "a12-1", "第十二條第二款": "a12", "第三章": "c3", "第二编第三章": "b2-c3", "第三章第二节": "c3-s2", "三(三)1.": "3-3-1", "第一百二十三條": "a123",
})) test(`${typed} is the place ${id}`, () => assert.ok(placeOf(typed)?.id.test(id)))

for (const typed of ["三", "3", "(三)", "法治", "三中全會", "", "第", "一二三", "三、五", "第三"]) {
  test(`${JSON.stringify(typed)} is no place`, () => assert.equal(placeOf(typed), null))
}

test("letters that stand apart are one run first", () => {
  assert.deepEqual(parse("fa zhi 政府").terms.map((term) => term.typed), ["fa zhi", "政府"])
  assert.deepEqual(parse("fa zhi").apart?.map((term) => term.typed), ["fa", "zhi"])
  assert.equal(parse("fazhi").apart, null)
  assert.equal(parse("。，").literal, "。,")
})
