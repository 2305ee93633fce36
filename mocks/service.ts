import type { Alarm } from '@/api/contract/alarms'
import type { Command, CommandResult } from '@/api/contract/commands'
import { answers } from './answers'
import { maskedName, stateAt } from './county/alarmLife'
import { type CommandLog, createCommandLog } from './county/commandLog'
import { refusalOf } from './county/commands'
import { type County, createCounty } from './county/county'
import { hash } from './county/hash'
import { findRegion, isWithin } from './county/regions'
import { hourMs } from './county/time'
import type { CountyService, WallRights } from './countyService'
import type { LogStore } from './logStore'
import { createStreamRooms } from './streamRooms'

export interface HostOptions {
  seed: number
  /** The county's clock, epoch milliseconds. */
  now: () => number
  store: LogStore
}

/** The one county behind all windows: log, sequence numbers, and a service for each wall that connects. */
export interface CountyHost {
  connect: (rights: WallRights) => CountyService
  /** Lets time pass up to now: publishes what has changed and beats. Call it about once a second. */
  tick: () => void
  county: County
}

/** Commands older than this have no effect any more and are forgotten at the next start. */
const keptMs = 48 * hourMs
const tickMs = 1000

/** Loads the log and builds the county. */
export async function createCountyHost(options: HostOptions): Promise<CountyHost> {
  const { seed, store } = options
  const asked = Math.floor(options.now())
  const kept = (await store.load()).filter(entry => Math.abs(entry.at - asked) < keptMs)
  const log: CommandLog = createCommandLog(kept)
  // A clock that was set back must not undo what was done: the county's time goes on from the last command.
  const ahead = Math.max(0, (kept.at(-1)?.at ?? 0) + 1 - asked)
  const county = createCounty(seed, log)
  const answered = new Map<string, Promise<CommandResult>>()
  const operator = { role: '值班员', maskedName: maskedName(hash(seed, 0x09e)) }
  let time = asked + ahead
  const rooms = createStreamRooms(`${seed.toString(36)}-${Math.floor(time).toString(36)}`)

  /** The county's time: never backwards. */
  function now(): number {
    return Math.max(time, Math.floor(options.now()) + ahead)
  }

  function tick(): void {
    advance(now())
  }

  /** Lets the county's time pass and tells every room what has changed meanwhile. */
  function advance(to: number): void {
    const from = time
    time = to
    const changes = to > from ? county.alarms.changes(from, to) : []
    if (changes.length === 0) { rooms.beat(time); return }
    rooms.publish(changes.map(({ plan, state }) => (scope, surface): Alarm | null =>
      isWithin(plan.community, findRegion(scope)?.index ?? -1) ? county.show(plan, state, surface) : null), time)
  }

  /** Accepts or refuses, once for each key. */
  function run(command: Command, rights: WallRights): Promise<CommandResult> {
    const earlier = answered.get(command.idempotencyKey)
    if (earlier !== undefined) return earlier
    const result = decide(command, rights)
    answered.set(command.idempotencyKey, result)
    return result
  }

  async function decide(command: Command, rights: WallRights): Promise<CommandResult> {
    tick()
    const done = log.entries.some(entry => entry.command.idempotencyKey === command.idempotencyKey)
    if (command.type === 'demo.reset') {
      log.clear()
      answered.clear()
      await store.save(log.entries)
      rooms.restart(time)
      return { status: 'accepted', alarm: null }
    }
    if (command.type === 'demo.scenario') {
      if (!done) await enter(command, rights)
      return { status: 'accepted', alarm: null }
    }
    const life = county.alarms.find(command.alarm, time)
    const state = life === undefined ? null : stateAt(life.states, time)
    if (life === undefined || state === null) return { status: 'refused', reason: 'notFound', alarm: null }
    if (!isWithin(life.plan.community, findRegion(rights.root)?.index ?? -1)) return { status: 'refused', reason: 'notPermitted', alarm: null }
    if (done) return { status: 'accepted', alarm: county.show(life.plan, state, rights.surface) }
    const reason = refusalOf(command, life, time)
    if (reason !== null) return { status: 'refused', reason, alarm: county.show(life.plan, state, rights.surface) }
    await enter(command, rights)
    const after = county.alarms.find(command.alarm, time)
    const changed = after === undefined ? null : stateAt(after.states, time)
    return { status: 'accepted', alarm: changed === null ? null : county.show(life.plan, changed, rights.surface) }
  }

  /** Writes the log and lets the change out at once. */
  async function enter(command: Command, rights: WallRights): Promise<void> {
    const at = Math.max(now(), time + 1)
    log.append({ at, operator, root: rights.root, command })
    advance(at)
    await store.save(log.entries)
  }

  return {
    county, tick,
    connect: rights => ({
      ask: (request) => {
        tick()
        return answers[request.endpoint](request, { county, seed, rooms, rights, operator, now: time, run: command => run(command, rights) })
      },
      openStream(send) {
        let leave = (): void => {}
        return {
          subscribe(frame) {
            leave()
            const region = findRegion(frame.scope)
            if (region === undefined || !isWithin(region.index, findRegion(rights.root)?.index ?? -1)) { send({ type: 'refused', reason: `scope ${frame.scope} is outside what this wall may see` }); return }
            tick()
            leave = rooms.join(frame, rights.surface, send, time)
          },
          close: () => { leave() },
        }
      },
    }),
  }
}

/** Ticks once a second; returns how to stop. */
export function startTicking(host: CountyHost): () => void {
  const timer = setInterval(() => { host.tick() }, tickMs)
  return () => { clearInterval(timer) }
}
