// What stands before worker.js in the sw.js of a site: scripts/tiaowen/write/built/worker.py.

declare global {
  /** This build; "" where nothing is kept. */
  const BUILD: string
  /** Its scripts and styles. */
  const CODE: string
  /** What every page needs, and the page that stands in for one that is not kept: addresses and hashes. */
  const FRAME: Record<string, string>
  /** The search and what is loaded when asked for. */
  const ON_DEMAND: Record<string, string>
  const WORKS: string[]
  /** Where the site was to be published: 404.html, shown at any address, names its files from there. */
  const PLACE: string

  interface WorkerNavigator { readonly connection?: { saveData?: boolean, effectiveType?: string } }
}

export {}
