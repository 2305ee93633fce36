// Runs in the measured page before anything else: counts what the page draws and holds, and walks it through the levels.
(() => {
  const drawn = { calls: 0, triangles: 0 }
  const held = { timers: new Set(), contexts: 0, objects: 0 }
  const { prototype } = WebGL2RenderingContext
  const { TRIANGLES } = prototype

  /**
   * Puts `around` in the place of a method; it is given the method, bound, and its arguments.
   * @param {object} owner
   * @param {string} name
   * @param {(run: () => unknown, args: readonly unknown[]) => unknown} around
   */
  function wrap(owner, name, around) {
    /** @type {unknown} */
    const original = Reflect.get(owner, name)
    if (typeof original !== 'function') throw new Error(`no ${name} to count`)
    Object.defineProperty(owner, name, {
      configurable: true, writable: true,
      /** @this {unknown} @param {...unknown} args */
      value(...args) { return around(() => Reflect.apply(original, this, args), args) },
    })
  }

  for (const [name, countAt, copiesAt] of /** @type {const} */ ([['drawElements', 1, null], ['drawArrays', 2, null], ['drawElementsInstanced', 1, 4], ['drawArraysInstanced', 2, 3]])) {
    wrap(prototype, name, (run, args) => {
      drawn.calls += 1
      if (args[0] === TRIANGLES) drawn.triangles += Number(args[countAt]) / 3 * (copiesAt === null ? 1 : Number(args[copiesAt]))
      return run()
    })
  }
  for (const kind of ['Buffer', 'Texture', 'Program', 'Framebuffer', 'Renderbuffer', 'VertexArray']) {
    wrap(prototype, `create${kind}`, (run) => { held.objects += 1; return run() })
    wrap(prototype, `delete${kind}`, (run, args) => { if (args[0]) held.objects -= 1; return run() })
  }
  /** @type {WeakSet<object>} */
  const known = new WeakSet()
  wrap(HTMLCanvasElement.prototype, 'getContext', (run, args) => {
    const context = run()
    if (String(args[0]).startsWith('webgl') && typeof context === 'object' && context !== null && !known.has(context)) {
      known.add(context)
      held.contexts += 1
    }
    return context
  })

  const { setTimeout: later, setInterval: every, clearTimeout: drop } = window
  window.setTimeout = Object.assign(
    /** @param {TimerHandler} run @param {number} [ms] @param {...unknown} args */
    (run, ms, ...args) => {
      const id = later.call(window, () => {
        held.timers.delete(id)
        if (typeof run === 'function') Reflect.apply(run, window, args)
      }, ms)
      held.timers.add(id)
      return id
    }, later)
  window.setInterval = Object.assign(
    /** @param {TimerHandler} run @param {number} [ms] @param {...unknown} args */
    (run, ms, ...args) => {
      /** @type {number} */
      const id = Reflect.apply(every, window, [run, ms, ...args])
      held.timers.add(id)
      return id
    }, every)
  // One list of ids serves both kinds.
  window.clearTimeout = window.clearInterval = (id) => {
    held.timers.delete(id)
    drop.call(window, id)
  }

  const frame = () => new Promise(done => requestAnimationFrame(done))
  const stage = () => document.querySelector('[data-region]')
  /** @param {() => boolean} is @param {string} what */
  async function until(is, what) {
    const startedMs = performance.now()
    while (!is()) {
      if (performance.now() - startedMs > 60_000) throw new Error(`waited a minute for ${what}`)
      await frame()
    }
  }
  const isReady = () => document.documentElement.dataset['wall'] === 'ready'
  /** @param {string} selector @param {string} code */
  async function go(selector, code) {
    await until(() => document.querySelector(selector) !== null, selector)
    const target = document.querySelector(selector)
    if (target instanceof HTMLElement) target.click()
    await until(() => stage()?.getAttribute('data-region') === code, `region ${code}`)
    await frame()
    await frame()
    await until(isReady, `the panels of ${code}`)
    const map = document.querySelector('[data-map-status]')
    if (map instanceof HTMLElement && map.dataset['mapStatus'] === 'ready') await until(() => map.dataset['mapFlying'] === 'false' && map.dataset['mapWhole'] === 'true', `the map of ${code}`)
  }
  async function openRanking() {
    const tab = document.querySelector('[data-tab="ranking"]')
    if (tab instanceof HTMLElement && tab.getAttribute('aria-selected') !== 'true') tab.click()
    await until(() => document.querySelector('[data-ranking]') !== null, 'the ranking')
    // Its rows appear once its room has been measured.
    for (let i = 0; i < 3; i++) await frame()
  }
  /** @param {string | null} code */
  async function goDown(code) {
    await openRanking()
    const asked = code === null ? '[data-ranking]' : `[data-ranking="${code}"]`
    await until(() => document.querySelector(asked) !== null, `${code ?? 'a region'} in the ranking`)
    const to = document.querySelector(asked)?.getAttribute('data-ranking') ?? ''
    await go(`[data-ranking="${to}"]`, to)
  }
  /** @param {string} code */
  const goUp = code => go(`[data-crumb="${code}"]`, code)

  window.__bench = {
    drawn: () => ({ ...drawn }),
    held: () => ({ timers: held.timers.size, contexts: held.contexts, objects: held.objects }),
    async ranked() {
      await openRanking()
      return [...document.querySelectorAll('[data-ranking]')].map(row => row.getAttribute('data-ranking') ?? '')
    },
    async lap(county, towns) {
      for (const town of towns) {
        await goDown(town)
        await goDown(null)
        await goUp(town)
        await goUp(county)
      }
    },
  }
})()
