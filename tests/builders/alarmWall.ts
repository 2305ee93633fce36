import type { Alarm } from '@/api/contract/alarms'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { batch, heartbeat, snapshot } from './alarms'
import { settle } from './clock'
import { fresh } from './figures'
import { at, regionTree } from './regions'
import { storeApp } from './wallApp'

/** Longer than events are gathered before they reach the board. */
const flushMs = 30

/** A wall without a page that is connected to its alarms; `before` runs while nothing has been asked yet. */
export async function alarmWall(there: readonly Alarm[] = [], before: (place: ReturnType<typeof usePlaceStore>) => void = () => {}) {
  const wall = storeApp()
  wall.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
  wall.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot(there) }))
  const place = wall.inside(() => usePlaceStore())
  const alarms = wall.inside(() => useAlarmsStore())
  await wall.inside(() => useRegionsStore()).load(at.county)
  before(place)
  const stop = wall.inside(() => alarms.start())
  await settle()
  wall.sockets.last().open()
  wall.sockets.last().say(heartbeat(0))
  let seq = 0
  return {
    ...wall, place, alarms, stop,
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
