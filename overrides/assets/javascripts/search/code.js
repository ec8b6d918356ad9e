// All of the search by one name.  Published, this is one script of everything (scripts/tiaowen/write/bundles.py), which
// can be loaded as a module and as none.

import * as engine from "./engine.js"
import { fetchJson, take } from "./files.js"
import { serve } from "./serve.js"

globalThis.searchCode = { engine, serve, fetchJson, take }
