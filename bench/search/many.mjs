// Keystrokes over a large index, typed letter by letter, in Node: node --expose-gc bench/search/many.mjs FOLDER

import fs from "node:fs"
import { open } from "../../overrides/assets/javascripts/search/engine.js"

const TYPED = ["fazhizhengfu", "依法治市", "quanguochengjilu", "执法全过程", "yfxz", "zonguo", "依fa治shi", "政務公開", "lvshi", "ㄈㄚˇㄓˋ", "xingzheng zhifa", "三（三）", "司法 公開", "guanni"]
const collect = /** @type {any} */ (globalThis).gc
collect()
const before = process.memoryUsage()
const begun = performance.now()
const searcher = await open({ base: process.argv[2], fetchJson: async (/** @type {string} */ url) => JSON.parse(fs.readFileSync(url, "utf8")) })
const opened = performance.now() - begun
collect()
const after = process.memoryUsage()
const times = []
for (let round = 0; round < 3; round++) {
  for (const text of TYPED) {
    for (let length = 1; length <= text.length; length++) {
      const start = performance.now()
      await searcher.search(text.slice(0, length), { limit: 60 })
      if (round) times.push(performance.now() - start)
    }
  }
}
times.sort((a, b) => a - b)
const memory = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6
console.log(JSON.stringify({ open: opened, p50: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], memory }))
