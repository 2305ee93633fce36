/** What `inPageAlarms.js` puts on the window of a measured page. Times are ms since the epoch, by the page's steady clock. */
export interface AlarmsInPage {
  /** Notes that so many open alarms are known; the wall itself is watched. */
  note: (count: number) => void
  /** Each number of open alarms that was shown, and when the first frame with it began. */
  seen: () => [count: number, atMs: number][]
  /** Tasks of more than 50 ms. */
  longTasks: () => { startMs: number, durationMs: number }[]
}

declare global {
  interface Window { __alarmBench?: AlarmsInPage }
}
