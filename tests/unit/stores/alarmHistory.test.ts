import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import type { AlarmRecord } from '@/api/contract/records'
import { historySpanMs, mostRecords, useAlarmHistoryStore } from '@/stores/alarmHistory'
import { useRegionsStore } from '@/stores/regions'
import { settle } from '../../builders/clock'
import { fresh, someMorning } from '../../builders/figures'
import { record } from '../../builders/records'
import { at, regionTree } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

/** A wall whose server knows these alarms and pages them as the contract says. */
async function wallWith(all: AlarmRecord[]) {
  const wall = storeApp()
  wall.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
  wall.api.answer('alarmHistory', ({ query }) => {
    const rows = all.filter(r => r.raisedAt > query.from && r.raisedAt <= query.to)
    const offset = Number(query.cursor ?? 0), size = Number(query.size ?? 100)
    return { freshness: fresh(), data: { rows: rows.slice(offset, offset + size), total: rows.length, next: offset + size < rows.length ? String(offset + size) : null } }
  })
  await wall.inside(() => useRegionsStore()).load(at.county)
  const region = ref<RegionCode>(at.county)
  const store = wall.inside(() => useAlarmHistoryStore())
  const open = () => wall.panel(() => useAlarmHistoryStore().follow(() => region.value))
  return { ...wall, all, region, store, open, ids: (panel: ReturnType<typeof open>) => panel.value.value.data?.map(a => a.record.id) ?? null }
}

describe('the history of the alarms', () => {
  it('is read once in pages, whoever shows it', async () => {
    const wall = await wallWith(Array.from({ length: 1_200 }, (_, i) => record(`a${i}`, i + 1, { closed: 1 })))
    const panel = wall.open()
    expect(wall.store.isWaiting).toBe(true)
    wall.open()
    await settle()
    expect(panel.value.value.data).toHaveLength(1_200)
    expect(wall.store.isWaiting).toBe(false)
    expect(wall.api.calls('alarmHistory').map(({ call }) => call.query.cursor ?? '')).toEqual(['', '500', '1000'])
    expect(wall.api.calls('alarmHistory')[0]?.call.query).toMatchObject({ scope: at.county, from: new Date(someMorning - historySpanMs).toISOString() })
  })

  it('is brought up to date every minute by what is new and what was still open', async () => {
    const wall = await wallWith([record('open', 30), record('closed', 90, { closed: 5 })])
    const panel = wall.open()
    await settle()
    wall.all[0] = record('open', 30, { closed: 30 })
    wall.all.unshift(record('new', -0.5))
    await wall.clock.turn(60_000)
    expect(wall.ids(panel)).toEqual(['new', 'open', 'closed'])
    expect(panel.value.value.data?.[1]?.closed).toBe(someMorning)
    const [, second] = wall.api.calls('alarmHistory')
    expect(second?.call.query.from).toBe(new Date(someMorning - 30 * 60_000 - 1).toISOString())
    wall.all.unshift(record('newer', -1.5))
    wall.all[1] = record('new', -0.5, { closed: 1 })
    await wall.clock.turn(60_000)
    await wall.clock.turn(60_000)
    const [, , , fourth] = wall.api.calls('alarmHistory')
    // Only the one that is still open is asked for again.
    expect(fourth?.call.query.from).toBe(new Date(someMorning + 90_000 - 1).toISOString())
    expect(wall.ids(panel)).toEqual(['newer', 'new', 'open', 'closed'])
  })

  it('is of the region in view', async () => {
    const wall = await wallWith([record('a', 1), record('b', 2, {}, { region: at.xinanli })])
    const panel = wall.open()
    await settle()
    wall.region.value = at.yushan
    expect(wall.ids(panel)).toEqual(['a'])
    wall.region.value = at.xinanli
    expect(wall.ids(panel)).toEqual(['b'])
    expect(wall.api.calls('alarmHistory')).toHaveLength(1)
  })

  it('keeps the newest where there are too many, and says so', async () => {
    const wall = await wallWith(Array.from({ length: mostRecords + 700 }, (_, i) => record(`a${i}`, (i + 1) / 10, { closed: 1 })))
    const panel = wall.open()
    for (let i = 0; i < 20; i += 1) await settle()
    expect(panel.value.value.data).toHaveLength(mostRecords)
    expect(wall.store.isCut).toBe(true)
  })

  it('that fails keeps what is known, says when it tries again, and does at once when it is told', async () => {
    const wall = await wallWith([record('a', 1)])
    const panel = wall.open()
    await settle()
    wall.api.fail('alarmHistory', { kind: 'offline' })
    await wall.clock.turn(60_000)
    expect(wall.ids(panel)).toEqual(['a'])
    expect(panel.value.value).toMatchObject({ error: { kind: 'offline' }, retryAt: someMorning + 65_000 })
    wall.api.answer('alarmHistory', () => ({ freshness: fresh(), data: { rows: [], total: 0, next: null } }))
    wall.store.retryFailed()
    await settle()
    expect(panel.value.value.error).toBeNull()
    expect(wall.ids(panel)).toEqual(['a'])
  })

  it('leaves no timer and no question when nobody shows it any more', async () => {
    const wall = await wallWith([record('a', 1)])
    const [one, two] = [wall.open(), wall.open()]
    await settle()
    wall.api.hang('alarmHistory')
    await wall.clock.turn(60_000)
    one.close()
    expect(wall.api.calls('alarmHistory').at(-1)?.aborted()).toBe(false)
    two.close()
    expect(wall.api.calls('alarmHistory').at(-1)?.aborted()).toBe(true)
    await settle()
    expect(wall.clock.pending()).toBe(0)
  })
})
