// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '@/i18n/i18n'
import { mostOpenEvents } from '@/stores/figures'
import ReportActions from '@/widgets/report/ReportActions.vue'
import { breakdownOf, exact, fresh, unknown } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { gridEvent } from '../builders/records'
import { at } from '../builders/regions'

beforeAll(furnishPage)
/** Names of the files that were saved. */
const files: string[] = []
let blobs: Blob[] = []
beforeEach(() => {
  files.length = 0
  blobs = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => { if (blob instanceof Blob) blobs.push(blob); return 'blob:one' })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { files.push(this.download) })
})
const mounted: MountedWall[] = []
afterEach(() => {
  for (const { panel } of mounted.splice(0)) panel.unmount()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function actions(before: Parameters<typeof mountWall>[2] = () => {}) {
  const one = await mountWall(ReportActions, {}, before)
  mounted.push(one)
  const press = async (report: string) => { await one.panel.get(`[data-report="${report}"]`).trigger('click'); await flushPromises() }
  return { ...one, press, state: () => one.panel.get('[role=status]') }
}

describe('the reports of the menu', () => {
  it('save the regions below by the figure of the map, what is not known as —', async () => {
    const { press, state } = await actions((fake) => {
      fake.api.answer('breakdown', () => ({ freshness: fresh(), data: breakdownOf('events.openRate', 1.5, [[at.yushan, exact(2.04)], [at.ancheng, unknown()]]) }))
      fake.api.answer('events', () => ({ freshness: fresh(), data: { rows: [gridEvent('e1', 3)], total: 1, next: null } }))
    })
    await press('figures')
    expect(state().attributes('data-report-state')).toBe('saved')
    const rows = (await blobs[0]?.text() ?? '').replace(/^\uFEFF/, '').split('\r\n').map(row => row.split(','))
    expect(rows.slice(1).map(row => [row[3], row[4]])).toEqual([['events.openRate', '1.5'], ['events.openRate', '2'], ['events.openRate', '—']])
    expect(files[0]).toMatch(/^370124_总览_指标表_2026-11-22-\d{6}\.csv$/)
    await press('events')
    expect(await blobs[1]?.text()).toContain('e1,居民上报')
  })

  it('say where a table holds only the newest', async () => {
    const { press, state } = await actions((fake) => {
      fake.api.answer('events', () => ({ freshness: fresh(), data: { rows: Array.from({ length: 500 }, (_, i) => gridEvent(`e${i}`, i)), total: 2_500, next: 'more' } }))
    })
    await press('events')
    expect(state().text()).toContain(`只含最近 ${mostOpenEvents} 条`)
  })

  it('say that the data have not come yet, and save nothing', async () => {
    const { press, state } = await actions()
    await press('events')
    expect([state().attributes('data-report-state'), blobs.length]).toEqual(['failed', 0])
    expect(state().text()).toContain('数据还没有读到')
  })

  it('lead to the brief by hand where the browser opens no page', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null)
    const { press, state } = await actions()
    await press('brief')
    await vi.waitFor(() => { expect(state().attributes('data-report-state')).toBe('blocked') })
    expect(state().get('a').attributes('href')).toBe('/print/brief/county/370124?metric=events.openRate')
  })

  it('tell why a picture was not made', async () => {
    const { press, state, errors } = await actions()
    document.querySelector('.stage')?.classList.remove('stage')
    await press('picture')
    await vi.waitFor(() => { expect(state().attributes('data-report-state')).toBe('failed') })
    expect(errors.map(({ where }) => where)).toEqual(['report picture'])
  })

  it('speak English at once', async () => {
    const { panel, i18n, missing } = await actions()
    await setLanguage(i18n, 'en')
    await flushPromises()
    expect(panel.text()).toContain('One-page brief')
    expect(panel.text()).not.toMatch(/\p{Script=Han}/u)
    expect(missing).toEqual([])
  })
})
