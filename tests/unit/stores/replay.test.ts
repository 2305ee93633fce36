import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { AlarmSnapshot } from '@/api/contract/alarms'
import type { RegionCode } from '@/api/contract/ids'
import { useAlarmsStore } from '@/stores/alarms'
import { useFiguresStore } from '@/stores/figures'
import { usePlaceStore } from '@/stores/place'
import { replaySpanMs, useReplayStore } from '@/stores/replay'
import { useSessionStore } from '@/stores/session'
import { useShownAlarmsStore } from '@/stores/shownAlarms'
import { useViewTimeStore } from '@/stores/viewTime'
import { acknowledged, alarm, batch, heartbeat, snapshot } from '../../builders/alarms'
import { settle } from '../../builders/clock'
import { fresh, groupAnswer, someMorning } from '../../builders/figures'
import { at } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

const minute = 60_000
const iso = (ms: number) => new Date(ms).toISOString()
/** Grids in proportion to the minute asked for: an answer says which moment it is of. */
const gridsAt = (moment: number) => Math.round((moment - (someMorning - replaySpanMs)) / minute)

/** A wall with the live board running, one panel that follows a figure, and a replay that has not begun. */
async function wallWithPast(board: AlarmSnapshot = snapshot([])) {
  const wall = storeApp()
  wall.api.answer('time', () => ({ freshness: fresh(), data: { now: iso(wall.runtime.wallClock()), timeZone: 'Asia/Shanghai' } }))
  wall.api.answer('session', () => ({ freshness: fresh(), data: { root: at.county, surface: 'console', operator: { role: '值班员', maskedName: '王*' }, simulated: true } }))
  wall.api.answer('alarms', ({ query }) => ({ freshness: fresh(), data: query.at === undefined ? board : snapshot([alarm(`past-${query.at.slice(11, 16)}`)]) }))
  wall.api.answer('figures', ({ query }) => groupAnswer('grid', { 'grid.grids': query.at === undefined ? 7 : gridsAt(Date.parse(query.at)) }))
  const [session, alarms, replay, place, shown, viewTime] = wall.inside(() => [useSessionStore(), useAlarmsStore(), useReplayStore(), usePlaceStore(), useShownAlarmsStore(), useViewTimeStore()] as const)
  const stopSession = await session.start()
  const stopAlarms = alarms.start()
  const stopReplay = wall.inside(() => replay.start())
  await settle()
  wall.sockets.last().open()
  wall.sockets.last().say(heartbeat(0))
  await settle()
  const region = ref<RegionCode>(at.county)
  const panel = wall.panel(() => useFiguresStore().followGroup(() => region.value, 'grid'))
  await settle()
  return {
    ...wall, session, alarms, replay, place, shown, viewTime, region, panel,
    grids: () => panel.value.value.data?.['grid.grids'].value ?? null,
    asked: () => wall.api.calls('figures').map(({ call }) => call.query.at ?? 'now'),
    async says(...raised: Parameters<typeof batch>) { wall.sockets.last().say(batch(...raised)); await wall.clock.turn(50) },
    end() { panel.close(); stopReplay(); stopAlarms(); stopSession() },
  }
}

describe('a replay', () => {
  it('shows figures and alarms of its moment, and the live ones again when it is left', async () => {
    const wall = await wallWithPast(snapshot([alarm('live')]))
    expect([wall.grids(), wall.shown.visible.map(a => a.id)]).toEqual([7, ['live']])
    const moment = someMorning - 90 * minute
    wall.replay.begin(moment)
    await settle()
    expect(wall.grids()).toBe(gridsAt(moment))
    expect(wall.shown.visible.map(a => a.id)).toEqual([`past-${iso(moment).slice(11, 16)}`])
    expect(wall.viewTime.now).toBe(moment)
    wall.replay.leave()
    await settle()
    expect([wall.grids(), wall.shown.visible.map(a => a.id)]).toEqual([7, ['live']])
    expect(wall.viewTime.now).toBe(wall.session.now)
  })

  it('never shows the figures of the present as those of the past', async () => {
    const wall = await wallWithPast()
    wall.api.hang('figures')
    wall.replay.begin()
    await settle()
    expect(wall.grids()).toBeNull()
  })

  it('stands until it is played, and then moves as fast as it is told', async () => {
    const wall = await wallWithPast()
    wall.replay.begin(someMorning - 60 * minute)
    await wall.clock.turn(10_000)
    expect(wall.replay.at).toBe(someMorning - 60 * minute)
    wall.replay.setSpeed(60)
    wall.replay.play()
    await wall.clock.turn(10_000)
    expect(wall.replay.at).toBe(someMorning - 50 * minute)
    wall.replay.togglePlay()
    await wall.clock.turn(10_000)
    expect(wall.replay.at).toBe(someMorning - 50 * minute)
  })

  it('stays within the last 24 hours, and stops at the present without going back to it', async () => {
    const wall = await wallWithPast()
    wall.replay.begin(someMorning - 100 * replaySpanMs)
    expect(wall.replay.at).toBe(someMorning - replaySpanMs)
    wall.replay.seek(someMorning + replaySpanMs)
    expect(wall.replay.at).toBe(someMorning)
    wall.replay.seek(someMorning - minute)
    wall.replay.setSpeed(60)
    wall.replay.play()
    await wall.clock.turn(5_000)
    expect([wall.replay.isOn, wall.replay.playing]).toEqual([true, false])
  })

  it('at 60× has one question on its way for each panel, and leaves out what has passed', async () => {
    const wall = await wallWithPast()
    const waiting: (() => void)[] = []
    wall.api.answer('figures', ({ query }) => new Promise((answer) => { waiting.push(() => { answer(groupAnswer('grid', { 'grid.grids': gridsAt(Date.parse(query.at ?? '')) })) }) }))
    const before = wall.asked().length
    wall.replay.begin(someMorning - 60 * minute)
    wall.replay.setSpeed(60)
    wall.replay.play()
    await wall.clock.turn(10_000)
    expect(waiting).toHaveLength(1)
    waiting[0]?.()
    await settle()
    // The first answer is shown, and the latest moment is asked for next.
    expect(wall.grids()).toBe(gridsAt(someMorning - 60 * minute))
    expect(wall.asked().slice(before)).toEqual([iso(someMorning - 60 * minute), iso(someMorning - 50 * minute)])
    waiting[1]?.()
    await settle()
    expect(wall.grids()).toBe(gridsAt(someMorning - 50 * minute))
  })

  it('keeps the last answer on screen while the next is on its way or fails, but none of another region', async () => {
    const wall = await wallWithPast()
    wall.replay.begin(someMorning - 60 * minute)
    await settle()
    wall.api.fail('figures', { kind: 'offline' })
    wall.replay.step(10)
    await settle()
    expect(wall.grids()).toBe(gridsAt(someMorning - 60 * minute))
    expect(wall.panel.value.value.error).toEqual({ kind: 'offline' })
    wall.region.value = at.yushan
    expect(wall.grids()).toBeNull()
    await settle()
    expect(wall.grids()).toBeNull()
  })

  it('asks once for a moment, however often it comes back to it', async () => {
    const wall = await wallWithPast()
    wall.replay.begin(someMorning - 60 * minute)
    await settle()
    wall.replay.step(1)
    await settle()
    const asked = wall.asked().length
    wall.replay.step(-1)
    await settle()
    expect(wall.asked()).toHaveLength(asked)
    expect(wall.grids()).toBe(gridsAt(someMorning - 60 * minute))
  })

  it('leaves no timer and no question behind', async () => {
    const wall = await wallWithPast()
    await wall.clock.turn(5_000)
    const timers = wall.clock.pending()
    wall.replay.begin(someMorning - 60 * minute)
    wall.replay.setSpeed(60)
    wall.replay.play()
    await wall.clock.turn(20_000)
    wall.api.hang('figures')
    await wall.clock.turn(1_000)
    wall.replay.leave()
    await settle()
    expect(wall.api.calls('figures').filter(({ call }) => call.query.at !== undefined).at(-1)?.aborted()).toBe(true)
    wall.api.answer('figures', () => groupAnswer('grid'))
    wall.end()
    expect(timers).toBeGreaterThan(0)
    expect(wall.clock.pending()).toBe(0)
  })

  it('paused has no timer of its own', async () => {
    const wall = await wallWithPast()
    const timers = wall.clock.pending()
    wall.replay.begin(someMorning - 60 * minute)
    await wall.clock.turn(2_000)
    // The panel's own refresh is the one that is missing: the past does not change.
    expect(wall.clock.pending()).toBe(timers - 1)
  })
})

describe('behind a replay', () => {
  it('the live board goes on, and a new red alarm breaks in without ending it', async () => {
    const wall = await wallWithPast(snapshot([alarm('old')]))
    wall.replay.begin(someMorning - 60 * minute)
    await settle()
    expect(wall.replay.brokeIn).toEqual([])
    await wall.says(1, [alarm('yellow', { severity: 'general' }), alarm('red')])
    expect(wall.replay.brokeIn.map(a => a.id)).toEqual(['red'])
    expect(wall.replay.isOn).toBe(true)
    expect(wall.shown.focused).toBeNull()
    await wall.says(3, [acknowledged(alarm('red'))])
    expect(wall.replay.brokeIn).toEqual([])
  })

  it('an alarm that becomes red breaks in too', async () => {
    const wall = await wallWithPast(snapshot([alarm('a', { severity: 'general' })]))
    wall.replay.begin()
    await wall.says(1, [alarm('a', { severity: 'urgent', version: 2 })])
    expect(wall.replay.brokeIn.map(a => a.id)).toEqual(['a'])
  })
})

describe('the address of a replay', () => {
  it('opens it, and says its minute not more than once a second', async () => {
    const wall = await wallWithPast()
    wall.place.setAt(someMorning - 30 * minute)
    await settle()
    expect(wall.replay.at).toBe(someMorning - 30 * minute)
    for (let i = 0; i < 50; i += 1) wall.replay.step(-1)
    expect(wall.place.at).toBe(someMorning - 30 * minute)
    await wall.clock.turn(1_000)
    expect(wall.place.at).toBe(someMorning - 80 * minute)
    expect(wall.replay.at).toBe(someMorning - 80 * minute)
  })

  it('that says nothing any more leaves it', async () => {
    const wall = await wallWithPast()
    wall.replay.begin()
    await wall.clock.turn(1_000)
    wall.place.setAt(null)
    await settle()
    expect(wall.replay.isOn).toBe(false)
  })
})
