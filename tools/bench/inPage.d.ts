/** What `inPage.js` puts on the window of a measured page. */
export interface InPage {
  /** Calls that drew, and the triangles in them, since the page opened. */
  drawn: () => { calls: number, triangles: number }
  /** Timers that are still to run, WebGL contexts ever made, objects on the graphics card. */
  held: () => { timers: number, contexts: number, objects: number }
  /** Codes of the regions in the ranking, best first. */
  ranked: () => Promise<string[]>
  /** For each town: county → town → its first community → town → county, each time until panels and map are whole. */
  lap: (county: string, towns: readonly string[]) => Promise<void>
}

declare global {
  interface Window { __bench?: InPage }
}
