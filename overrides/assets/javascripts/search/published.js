// Published as engine.js: the engine for whoever uses it elsewhere (DESIGN §8), out of the one script of all.

import "./code.js"

export const { IndexError, VERSION, open } = globalThis.searchCode.engine
