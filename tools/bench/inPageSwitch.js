// Runs in the measured page before anything else: switches levels as a viewer does, and does the least that a switch needs.
(() => {
  /** Nothing changes for so long, though the panels say that they are there: then the last change was the last. */
  const quietMs = 400
  /** @type {string[]} */
  let asked = []
  let drawnMs = 0
  let changedMs = 0
  // The list of alarms goes on by itself: its ages count the seconds.
  new MutationObserver((records) => {
    const isOfPanels = records.some(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement
      return element?.closest('main') && !element.closest('[data-panel="alarms"]')
    })
    if (isOfPanels) changedMs = performance.now()
  }).observe(document, { subtree: true, childList: true, characterData: true })
  /** @type {{ atMs: number, series: string }[]} */
  let draws = []
  const { fetch: plainFetch } = window
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href)
    if (url.pathname.startsWith('/api/')) asked.push(url.href)
    return plainFetch.call(window, input, init)
  }

  const frame = () => /** @type {Promise<void>} */ (new Promise((done) => { requestAnimationFrame(() => { done() }) }))
  /** The frame that is drawn next has been painted. */
  const painted = async () => {
    await frame()
    await /** @type {Promise<void>} */ (new Promise((done) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => { port1.close(); done() }
      port2.postMessage(null)
    }))
  }
  /** @param {() => boolean} is @param {string} what */
  async function until(is, what) {
    const startedMs = performance.now()
    while (!is()) {
      if (performance.now() - startedMs > 60_000) throw new Error(`waited a minute for ${what}`)
      await frame()
    }
  }

  /**
   * The charts on the screen with their options, found from the root of the app down.
   * @returns {{ chart: object, option: unknown }[]}
   */
  function charts() {
    /** @type {{ chart: object, option: unknown }[]} */
    const found = []
    /** @param {unknown} node */
    const visit = (node) => {
      if (typeof node !== 'object' || node === null) return
      const component = Reflect.get(node, 'component'), children = Reflect.get(node, 'children')
      if (typeof component === 'object' && component !== null) {
        const exposed = Reflect.get(component, 'exposed'), props = Reflect.get(node, 'props')
        const chart = typeof exposed === 'object' && exposed !== null ? Reflect.get(exposed, 'chart') : null
        if (typeof chart === 'object' && chart !== null) found.push({ chart, option: typeof props === 'object' && props !== null ? Reflect.get(props, 'option') : null })
        visit(Reflect.get(component, 'subTree'))
      }
      if (Array.isArray(children)) for (const child of children) visit(child)
    }
    const root = document.querySelector('#app')
    if (root) visit(Reflect.get(root, '_vnode'))
    return found
  }
  /** @type {WeakSet<object>} */
  const watched = new WeakSet()
  /** Notes when any chart is given something to draw. */
  function watchCharts() {
    for (const { chart } of charts()) {
      const prototype = Object.getPrototypeOf(chart)
      if (watched.has(prototype)) continue
      watched.add(prototype)
      const original = Reflect.get(prototype, 'setOption')
      Reflect.set(prototype, 'setOption', /** @this {unknown} @param {...unknown} args */ function (...args) {
        const result = Reflect.apply(original, this, args)
        drawnMs = performance.now()
        const option = args[0], series = typeof option === 'object' && option !== null ? Reflect.get(option, 'series') : null
        draws.push({ atMs: drawnMs, series: (Array.isArray(series) ? series : [series]).map(one => String(one?.type)).join('+') })
        return result
      })
    }
  }

  const isReady = () => document.documentElement.dataset['wall'] === 'ready'
  const regionOf = () => document.querySelector('[data-region]')?.getAttribute('data-region') ?? ''
  async function openRanking() {
    const tab = document.querySelector('[data-tab="ranking"]')
    if (tab instanceof HTMLElement && tab.getAttribute('aria-selected') !== 'true') tab.click()
    // Its rows appear once its room has been measured.
    for (let i = 0; i < 20 && document.querySelector('[data-ranking]') === null; i++) await frame()
    for (let i = 0; i < 3; i++) await frame()
  }

  window.__switchBench = {
    async ranked() {
      await openRanking()
      return [...document.querySelectorAll('[data-ranking]')].map(row => row.getAttribute('data-ranking') ?? '')
    },
    async go(code, up = false) {
      watchCharts()
      if (!up) await openRanking()
      const target = document.querySelector(up ? `[data-crumb="${code}"]` : `[data-ranking="${code}"]`)
      if (!(target instanceof HTMLElement)) throw new Error(`no way to ${code}`)
      await until(isReady, 'the panels')
      asked = []
      draws = []
      const startedMs = performance.now()
      target.click()
      await until(() => regionOf() === code, `region ${code}`)
      // The end is the frame after the last change of a panel or a chart; a chart's short cross-fade from there on is no wait for it.
      let endMs = startedMs
      for (;;) {
        const latestMs = Math.max(changedMs, drawnMs)
        if (isReady() && latestMs <= endMs && performance.now() - endMs > quietMs) break
        if (performance.now() - startedMs > 60_000) throw new Error(`waited a minute for the panels of ${code}`)
        await painted()
        if (latestMs > endMs) endMs = performance.now()
      }
      return { ms: endMs - startedMs, region: code, urls: [...asked], charts: charts().length, draws: draws.map(({ atMs, series }) => ({ afterMs: Math.round(atMs - startedMs), series })) }
    },
    async floor(urls) {
      const all = charts()
      // Without charts the floor would hold fetches alone, and nobody would notice.
      if (all.length === 0) throw new Error('no chart is found on the screen')
      const startedMs = performance.now()
      await Promise.all(urls.map(async (url) => { JSON.parse(await (await plainFetch.call(window, url)).text()) }))
      for (const { chart, option } of all) {
        const set = Reflect.get(chart, 'setOption')
        if (typeof set === 'function') Reflect.apply(set, chart, [option, { notMerge: true }])
      }
      await painted()
      return performance.now() - startedMs
    },
  }
})()
