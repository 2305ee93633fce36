import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { ChartCanvas } from '@/ui/chartCanvas'
import type { ChartOption } from '@/ui/echarts'

/** Stands in for the library: remembers what was asked of each chart. */
const library = vi.hoisted(() => {
  const charts: { size: [number, number], options: unknown[], resizes: number, disposed: boolean, say: (event: string, detail?: unknown) => void }[] = []
  return { charts, box: { width: 400, height: 300 } }
})
vi.mock('echarts/core', () => ({
  use: () => undefined,
  init: (host: HTMLElement) => {
    const listeners = new Map<string, (detail: unknown) => void>()
    const made = { size: [host.clientWidth, host.clientHeight] as [number, number], options: [] as unknown[], resizes: 0, disposed: false, say: (event: string, detail?: unknown) => { listeners.get(event)?.(detail) } }
    library.charts.push(made)
    return {
      on: (event: string, run: (detail: unknown) => void) => { listeners.set(event, run) },
      setOption: (option: unknown, how: { notMerge: boolean }) => { made.options.push([option, how.notMerge]) },
      getWidth: () => made.size[0], getHeight: () => made.size[1],
      resize: () => { made.resizes += 1; made.size = [host.clientWidth, host.clientHeight] },
      dispose: () => { made.disposed = true },
    }
  },
}))
vi.mock('echarts/charts', () => ({}))
vi.mock('echarts/components', () => ({}))
vi.mock('echarts/renderers', () => ({}))

const observers: { tell: () => void, watching: boolean }[] = []
class HeldObserver implements ResizeObserver {
  private readonly own = { tell: () => { this.run([], this) }, watching: false }
  constructor(private readonly run: ResizeObserverCallback) { observers.push(this.own) }
  observe() { this.own.watching = true }
  unobserve() { this.own.watching = false }
  disconnect() { this.own.watching = false }
}
Object.defineProperty(globalThis, 'ResizeObserver', { value: HeldObserver, configurable: true })
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => library.box.width, configurable: true })
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => library.box.height, configurable: true })

const bars = (n: number): ChartOption => ({ series: [{ type: 'bar', data: [n] }] })

describe('the canvas of a chart', () => {
  beforeEach(() => { library.charts.length = 0; observers.length = 0; library.box = { width: 400, height: 300 } })

  it('draws every option anew, and tells of clicks, of the pointer, and of the end of a drawing', async () => {
    const one = mount(ChartCanvas, { props: { option: bars(1) } })
    await one.setProps({ option: bars(2) })
    const [chart] = library.charts
    expect(chart?.options).toEqual([[bars(1), true], [bars(2), true]])
    chart?.say('click', { data: 1 })
    chart?.say('mouseover', { data: 2 })
    chart?.say('mouseout', { data: 2 })
    chart?.say('finished')
    expect(one.emitted()).toMatchObject({ click: [[{ data: 1 }]], mouseover: [[{ data: 2 }]], mouseout: [[{ data: 2 }]], finished: [[]] })
  })

  it('waits for a size, fits to another one, and leaves a same one alone', async () => {
    library.box = { width: 0, height: 0 }
    const one = mount(ChartCanvas, { props: { option: bars(1) } })
    await nextTick()
    expect([library.charts, one.emitted('noRoom')]).toEqual([[], [[]]])
    library.box = { width: 200, height: 100 }
    observers[0]?.tell()
    expect(library.charts[0]?.size).toEqual([200, 100])
    observers[0]?.tell()
    expect(library.charts[0]?.resizes).toBe(0)
    library.box = { width: 300, height: 100 }
    observers[0]?.tell()
    expect(library.charts[0]?.size).toEqual([300, 100])
  })

  it('leaves neither chart nor observer', () => {
    const one = mount(ChartCanvas, { props: { option: bars(1) } })
    one.unmount()
    expect(library.charts.map(({ disposed }) => disposed)).toEqual([true])
    expect(observers.some(({ watching }) => watching)).toBe(false)
  })
})
