// The second reading (DESIGN §8), loaded only once something does not stand as typed.  Published, a script of its own that hands
// itself over, as code.js does.

import { guesses } from "./guesses.js"
import { likeness } from "./likeness.js"
import { share } from "./memory.js"

/** @param {Memory} memory of the engine that asks */
export function reading(memory) {
  share(memory)
  return { guesses, likeness }
}

if (globalThis.searchCode) globalThis.searchCode.second = { reading }
