// Runs in a measured page before anything else: notes when how many alarms are on the screen, and which tasks are long.
(() => {
  /** @type {[count: number, atMs: number][]} */
  const seen = []
  /** @type {{ startMs: number, durationMs: number }[]} */
  const longTasks = []
  let isWaiting = false
  const now = () => performance.timeOrigin + performance.now()

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startMs: performance.timeOrigin + startTime, durationMs: duration })
  }).observe({ type: 'longtask', buffered: true })

  /** @param {number} count */
  function note(count) {
    if (count !== seen.at(-1)?.[0]) seen.push([count, now()])
  }

  // The frame that follows a change is the one that shows it.
  new MutationObserver(() => {
    if (isWaiting) return
    isWaiting = true
    requestAnimationFrame(() => {
      isWaiting = false
      const counts = [...document.querySelectorAll('[data-severity-count] b')]
      if (counts.length > 0) note(counts.reduce((sum, each) => sum + Number(each.textContent.replace(/\D/g, '')), 0))
    })
  }).observe(document, { subtree: true, childList: true, characterData: true })

  window.__alarmBench = { note, seen: () => seen, longTasks: () => longTasks }
})()
