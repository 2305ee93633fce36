// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chartTheme } from '../builders/theme'

const theme = chartTheme()
const load = vi.fn<(face: string, text?: string) => Promise<FontFace[]>>()
beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  load.mockReset().mockResolvedValue([])
  Object.defineProperty(document, 'fonts', { value: { load }, configurable: true })
})
afterEach(() => { vi.useRealTimers() })

/** A page of its own, which has loaded no face yet. */
const fresh = async () => (await import('@/ui/fontsFor')).fontsFor
const option = (text: string) => ({ xAxis: { name: text } })

describe('the faces of a chart', () => {
  it('are asked for once: a change that brings no new letter waits for nothing', async () => {
    const fontsFor = await fresh()
    await fontsFor(option('平阴'), theme)
    expect(load).toHaveBeenCalledTimes(2)
    await fontsFor(option('阴平'), theme)
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('are asked for again for letters that are new, and for those alone', async () => {
    const fontsFor = await fresh()
    await fontsFor(option('平阴'), theme)
    await fontsFor(option('平县'), theme)
    expect(load).toHaveBeenLastCalledWith(expect.any(String), '县')
  })

  it('that cannot be had are asked for again, and hold a chart back for two seconds at the most', async () => {
    const fontsFor = await fresh()
    load.mockReturnValue(new Promise(() => undefined))
    let isDone = false
    void fontsFor(option('平阴'), theme).then(() => { isDone = true })
    await vi.advanceTimersByTimeAsync(1_999)
    expect(isDone).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect([isDone, vi.getTimerCount()]).toEqual([true, 0])
    load.mockRejectedValue(new Error('404'))
    await fontsFor(option('平阴'), theme)
    await fontsFor(option('平阴'), theme)
    expect(load).toHaveBeenCalledTimes(6)
  })
})
