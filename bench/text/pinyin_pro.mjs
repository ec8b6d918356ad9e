// pinyin-pro with its complete dictionary.  Reads a JSON list of texts, prints the readings of each, one a character.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(`${process.argv[2]}/`);
const { addDict, pinyin } = require("pinyin-pro");
addDict(JSON.parse(readFileSync(`${process.argv[2]}/node_modules/@pinyin-pro/data/json/complete.json`, "utf8")));

// An array has one entry a character, also of those that are no Han; sandhi off, for dictionary tones are asked.
const read = (line) => pinyin(line, { type: "array", toneSandhi: false });
console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(read)));
