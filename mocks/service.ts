import type { Alarm } from '@/api/contract/alarms'
import type { Command, CommandResult } from '@/api/contract/commands'
import { answers } from './answers'
import { maskedName, stateAt } from './county/alarmLife'
import { type CommandLog, type LoggedCommand, createCommandLog } from './county/commandLog'
import { refusalOf } from './county/commands'
import { type County, createCounty } from './county/county'
import { hash } from './county/hash'
import type { AlarmId, DeviceId, RegionCode } from '@/api/contract/ids'
import { findRegion, isWithin } from './county/regions'
import { kindSpecs } from './county/alarmKinds'
import { deviceNamed, raises } from './county/devices'
import { type CountySettings, builtInSettings } from './county/ruleBook'
import { hourMs, toInstant } from './county/time'
import type { CountyService, WallRights } from './countyService'
import type { LogStore } from './logStore'
import { type Reading, type StreamLinks, createStreamLinks } from './streamLinks'
import { type BoardChange, createStreamRooms } from './streamRooms'

export interface HostOptions {
  seed: number
  /** The county's clock, epoch milliseconds. */
  now: () => number
  store: LogStore
  /** What of the configuration the county goes by; without it, the one that is shipped. */
  settings?: CountySettings
}

/** The one county behind all windows: log, sequence numbers, and a service for each wall that connects. */
export interface CountyHost {
  connect: (rights: WallRights) => CountyService
  /** Lets time pass up to now: publishes what has changed and beats. Call it about once a second. */
  tick: () => void
  county: County
  /**
   * For tests and measurements, outside of the contract: brings synthetic alarms out to every room within whose scope they lie, as they
   * are (nothing is masked). What is open among them stands in the snapshots too, the last 10,000 of them, until its closed version comes.
   */
  inject: (alarms: readonly Alarm[]) => void
  /** For tests, outside of the contract: the stream starts a new life, with a new epoch and numbers from the beginning. The county itself goes on. */
  restartStream: () => void
  /** For tests: once all that has happened is out; a burst takes a while. */
  published: () => Promise<void>
}

/** Commands older than this have no effect any more and are forgotten at the next start. */
const keptMs = 48 * hourMs
const tickMs = 1000
/** How long the scenario `brokenLink` cuts the line of the wall that asked. */
const brokenLinkMs = 25_000
const mostInjected = 10_000
/** Changes that are dressed and sent in one go; the first alarm of a community has to lay out its buildings and cameras. */
const sliceChanges = 16
/** Time that may pass between two ticks of a clock that runs. */
const caughtUpMs = 5_000

/** Loads the log and builds the county. */
export async function createCountyHost(options: HostOptions): Promise<CountyHost> {
  const { seed, store } = options
  const asked = Math.floor(options.now())
  const kept = (await store.load()).filter(entry => Math.abs(entry.at - asked) < keptMs)
  const log: CommandLog = createCommandLog(kept)
  // A clock that was set back must not undo what was done: the county's time goes on from the last command.
  const ahead = Math.max(0, (kept.at(-1)?.at ?? 0) + 1 - asked)
  const settings = options.settings ?? builtInSettings()
  const county = createCounty(seed, log, settings.rules)
  const answered = new Map<string, Promise<CommandResult>>()
  const operator = { role: '值班员', maskedName: maskedName(hash(seed, 0x09e)) }
  let time = asked + ahead
  const rooms = createStreamRooms(`${seed.toString(36)}-${Math.floor(time).toString(36)}`)

  /** The county's time: never backwards. */
  function now(): number {
    return Math.max(time, Math.floor(options.now()) + ahead)
  }

  const walls = new Set<StreamLinks>()
  const injected = new Map<AlarmId, Alarm>()

  function tick(): void {
    advance(now())
    for (const wall of walls) { wall.read(time); if (wall.idle(time)) walls.delete(wall) }
  }

  function inject(alarms: readonly Alarm[]): void {
    advance(now())
    for (const alarm of alarms) {
      injected.delete(alarm.id)
      if (alarm.closed === null) injected.set(alarm.id, alarm)
    }
    for (const id of injected.keys()) { if (injected.size <= mostInjected) break; injected.delete(id) }
    rooms.publish(alarms.map(alarm => ({ concerns: scope => alarm.place.regionPath.includes(scope), show: () => alarm })), time)
  }

  function readingFor(rights: WallRights, id: DeviceId, at: number): Reading | null {
    const device = deviceNamed(id)
    if (device === null || !isWithin(device.community, findRegion(rights.root)?.index ?? -1) || !county.tellsOf(device, rights.surface)) return null
    const { measure } = kindSpecs[raises(seed, device)]
    const value = county.readings.live(device, at)
    return measure === null || value === null ? null : { device: id, at: toInstant(at), value, unit: measure.unit }
  }

  const injectedIn = (scope: RegionCode): Alarm[] => [...injected.values()].filter(alarm => alarm.place.regionPath.includes(scope))

  /** Lets the county's time pass and tells every room what has changed meanwhile. */
  function advance(to: number): void {
    const from = time
    time = to
    const changes = to > from ? county.alarms.changes(from, to) : []
    if (changes.length === 0) { rooms.beat(time); return }
    // A clock that has jumped is caught up with in one go: whoever asks next must find all of it.
    publish(to - from > caughtUpMs, changes.map(({ plan, state }) => ({
      concerns: scope => isWithin(plan.community, findRegion(scope)?.index ?? -1), show: surface => county.show(plan, state, surface),
    })))
  }

  const waiting: BoardChange[] = []
  /** Lets changes out in order: a few at once, many in slices with room for others between them, because each must be dressed. */
  function publish(atOnce: boolean, changes: readonly BoardChange[]): void {
    const drained = waiting.length === 0
    for (const change of changes) waiting.push(change)
    if (atOnce) rooms.publish(waiting.splice(0), time)
    else if (drained) publishSlice()
  }
  async function published(): Promise<void> {
    while (waiting.length > 0) await new Promise((resolve) => { setTimeout(resolve, 0) })
  }
  /** A new life of the stream: its first snapshot holds whatever still waited to be let out. */
  function startAnew(at: number): void {
    waiting.length = 0
    rooms.restart(at)
  }
  function publishSlice(): void {
    if (waiting.length === 0) return
    rooms.publish(waiting.splice(0, sliceChanges), time)
    if (waiting.length > 0) setTimeout(publishSlice, 0)
  }

  /** Accepts or refuses, once for each key. */
  function run(command: Command, rights: WallRights, wall: StreamLinks): Promise<CommandResult> {
    const earlier = answered.get(command.idempotencyKey)
    if (earlier !== undefined) return earlier
    const result = decide(command, rights, wall)
    answered.set(command.idempotencyKey, result)
    return result
  }

  async function decide(command: Command, rights: WallRights, wall: StreamLinks): Promise<CommandResult> {
    tick()
    const done = log.entries.some(entry => entry.command.idempotencyKey === command.idempotencyKey)
    if (command.type === 'demo.reset') {
      waiting.length = 0
      log.clear()
      answered.clear()
      injected.clear()
      for (const each of walls) each.mend()
      await store.save(log.entries)
      startAnew(time)
      return { status: 'accepted', alarm: null }
    }
    if (command.type === 'demo.scenario') {
      const entry = entryOf(command, rights)
      // A root may lack what the story needs: a village has no lift.
      if (!done && command.scenario !== 'brokenLink' && !county.alarms.canTell(entry)) return { status: 'refused', reason: 'notAllowedInState', alarm: null }
      if (!done) await enter(entry)
      if (!done && command.scenario === 'brokenLink') { walls.add(wall); wall.cut(time + brokenLinkMs) }
      return { status: 'accepted', alarm: null }
    }
    const life = county.alarms.find(command.alarm, time)
    const state = life === undefined ? null : stateAt(life.states, time)
    if (life === undefined || state === null) return { status: 'refused', reason: 'notFound', alarm: null }
    if (!isWithin(life.plan.community, findRegion(rights.root)?.index ?? -1)) return { status: 'refused', reason: 'notPermitted', alarm: null }
    if (done) return { status: 'accepted', alarm: county.show(life.plan, state, rights.surface) }
    const reason = refusalOf(command, life, time, settings.longestShelfHours)
    if (reason !== null) return { status: 'refused', reason, alarm: county.show(life.plan, state, rights.surface) }
    await enter(entryOf(command, rights))
    const after = county.alarms.find(command.alarm, time)
    const changed = after === undefined ? null : stateAt(after.states, time)
    return { status: 'accepted', alarm: changed === null ? null : county.show(life.plan, changed, rights.surface) }
  }

  const entryOf = (command: Command, rights: WallRights): LoggedCommand => ({ at: Math.max(now(), time + 1), operator, root: rights.root, command })

  /** Writes the log and lets the change out at once. */
  async function enter(entry: LoggedCommand): Promise<void> {
    log.append(entry)
    advance(entry.at)
    await store.save(log.entries)
  }

  return {
    county, tick, inject,
    restartStream: () => { startAnew(now()) },
    published,
    connect(rights) {
      const wall = createStreamLinks({ rights, rooms, now: () => { tick(); return time }, readingOf: (id, at) => readingFor(rights, id, at) })
      return {
        async ask(request) {
          tick()
          // The board and its number must be of one moment: nothing that stands in it may come again.
          if (request.endpoint === 'alarms') await published()
          return answers[request.endpoint](request, { county, seed, rooms, rights, operator, now: time, injected: injectedIn, run: command => run(command, rights, wall) })
        },
        openStream: (send, onDrop) => { walls.add(wall); return wall.open(send, onDrop) },
      }
    },
  }
}

/** Ticks once a second; returns how to stop. */
export function startTicking(host: CountyHost): () => void {
  const timer = setInterval(() => { host.tick() }, tickMs)
  return () => { clearInterval(timer) }
}
