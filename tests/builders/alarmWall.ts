import type { Alarm } from '@/api/contract/alarms'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSessionStore } from '@/stores/session'
import { batch, heartbeat, snapshot } from './alarms'
import { settle } from './clock'
import { fresh, someMorning } from './figures'
import { at, regionTree } from './regions'
import type { FakeRuntime } from './runtime'
import { storeApp } from './wallApp'

/** Longer than events are gathered before they reach the board. */
const flushMs = 30

/** A wall without a page that is connected to its alarms; `before` runs while nothing has been asked yet. */
export async function alarmWall(there: readonly Alarm[] = [], before: (place: ReturnType<typeof usePlaceStore>, api: FakeRuntime['api']) => void = () => {}) {
  const wall = storeApp()
  wall.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
  wall.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot(there) }))
  const place = wall.inside(() => usePlaceStore())
  const alarms = wall.inside(() => useAlarmsStore())
  await wall.inside(() => useRegionsStore()).load(at.county)
  before(place, wall.api)
  const stop = wall.inside(() => alarms.start())
  await settle()
  wall.sockets.last().open()
  wall.sockets.last().say(heartbeat(0))
  let seq = 0
  return {
    ...wall, place, alarms, stop,
    /** The clock of the wall begins to tick. */
    async startClock() {
      wall.api.answer('time', () => ({ freshness: fresh(), data: { now: new Date(someMorning + wall.clock.now()).toISOString(), timeZone: 'Asia/Shanghai' } }))
      wall.api.answer('session', () => ({ freshness: fresh(), data: { root: at.county, surface: 'console', operator: null, simulated: false } }))
      await wall.inside(() => useSessionStore()).start()
    },
    /** The server says that these are so now. */
    async say(...now: readonly Alarm[]) {
      wall.sockets.last().say(batch(seq + 1, now))
      seq += now.length
      await wall.clock.turn(flushMs)
    },
    /** The server starts anew with this board. */
    async restart(board: readonly Alarm[], epoch = 'e2') {
      wall.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot(board, 0, epoch) }))
      wall.sockets.last().say(heartbeat(0, epoch))
      await wall.clock.turn(1_000)
      wall.sockets.last().open()
    },
  }
}
