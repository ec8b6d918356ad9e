// What a search over several works needs besides, a script of its own that hands itself over, as code.js does: which files can have what was
// asked, lists of their hits, what a
// second reading makes of the rest of an article and of the title of its work.

import { inContext, ofSeveral, worths } from "./context.js"
import { chooser } from "./filter.js"
import { shelved } from "./shelved.js"

export { chooser, inContext, ofSeveral, shelved, worths }

if (globalThis.searchCode) globalThis.searchCode.shelf = { chooser, inContext, ofSeveral, shelved, worths }
