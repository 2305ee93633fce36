/** One switch of the level: from the click to the frame that shows the last panel, and what was asked for meanwhile. */
export interface Switched { ms: number, region: string, urls: string[], charts: number, /** When which chart was given something to draw, ms after the click. */ draws: { afterMs: number, series: string }[] }

/** What `inPageSwitch.js` puts on the window of a measured page. */
export interface SwitchBench {
  /** Codes in the ranking of the region in view; empty where it has none. */
  ranked: () => Promise<string[]>
  /** Clicks a row of the ranking, or with `up` a step of the path, and waits until every panel is painted. */
  go: (code: string, up?: boolean) => Promise<Switched>
  /** The same answers asked for all at once, then one bare `setOption` for each chart on the screen, until the next frame. */
  floor: (urls: readonly string[]) => Promise<number>
}

declare global {
  interface Window { __switchBench?: SwitchBench }
}
