// Which index files can have what was asked: a small filter a file, so that the rest need not be fetched.

import { spellings } from "./spelling.js"

/** @param {Shard[]} shards @returns {((shard: Shard, query: Query) => boolean) | null} null where no file has a filter */
export function chooser(shards) {
  void shards
  void spellings
  return null
}
