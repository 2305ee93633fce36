import type { EventPlan } from './gridEvents'
import { contractEvent, type AlarmState, livesOf, stateAt } from './alarmLife'
import { type AlarmGround, type AlarmPlan, longestLifeMs, planOfMinute } from './alarmPlan'
import type { CommandLog, LoggedCommand } from './commandLog'
import { placeOf } from './devicePlaces'
import { eventId } from '@/api/contract/ids'
import { scriptOf } from './scenarios'
import type { Script } from './script'
import { minuteMs } from './time'

export interface AlarmLife { plan: AlarmPlan, states: readonly AlarmState[] }

/** The alarms of the county at any time, given the command log. Plans are cached by minute. */
export interface AlarmBook {
  /** Alarms raised in (from, to], oldest first. */
  raisedBetween: (from: number, to: number) => readonly AlarmPlan[]
  /** The alarm with its life as far as the log says at `until`; undefined for an unknown id. */
  find: (id: string, until: number) => AlarmLife | undefined
  /** Alarms that are open at that time. */
  openAt: (at: number) => readonly AlarmLife[]
  /** Every change in (from, to], oldest first: the alarm and its state just then. */
  changes: (from: number, to: number) => readonly { plan: AlarmPlan, state: AlarmState }[]
  /** Grid events of source IoT预警 that were reported since `from` and exist at `at`. */
  iotEvents: (from: number, at: number) => readonly EventPlan[]
  lifeOf: (plan: AlarmPlan, until: number) => AlarmLife
  /** Would a scenario raise anything below the root it is started for. */
  canTell: (entry: LoggedCommand) => boolean
}

const cachedMinutes = 40_000

/** How long before its alarm an incident can be read at a device: half a day without activity. */
export const longestLeadMs = 13 * 60 * minuteMs

/** How far back an alarm with commands can have been raised and still be open. */
const rememberMs = 48 * 60 * minuteMs

export function createAlarmBook(ground: AlarmGround, log: CommandLog): AlarmBook {
  const byMinute = new Map<number, AlarmPlan | null>()
  const untouched = new Map<string, AlarmLife>()
  const scripted = new Map<LoggedCommand, Script | null>()
  const nothing: readonly LoggedCommand[] = []

  const planAt = (minute: number): AlarmPlan | null => {
    const known = byMinute.get(minute)
    if (known !== undefined) return known
    if (byMinute.size > cachedMinutes) { byMinute.clear(); untouched.clear() }
    const plan = planOfMinute(ground, minute)
    byMinute.set(minute, plan)
    return plan
  }
  const scriptFor = (entry: LoggedCommand): Script | null => {
    const known = scripted.get(entry)
    if (known !== undefined) return known
    const script = scriptOf(ground, entry)
    scripted.set(entry, script)
    return script
  }
  const lifeOf = (plan: AlarmPlan, until: number): AlarmLife => {
    const commands = log.of(plan.id, until)
    if (commands.length > 0) return { plan, states: livesOf(plan, commands) }
    const known = untouched.get(plan.id)
    if (known?.plan === plan) return known
    const life = { plan, states: livesOf(plan, nothing) }
    untouched.set(plan.id, life)
    return life
  }
  const raisedBetween = (from: number, to: number): AlarmPlan[] => {
    const plans: AlarmPlan[] = []
    for (let minute = Math.floor(from / minuteMs); minute <= Math.floor(to / minuteMs); minute++) {
      const plan = planAt(minute)
      if (plan !== null && plan.raisedAt > from && plan.raisedAt <= to) plans.push(plan)
    }
    for (const entry of log.scenarios(to)) for (const plan of scriptFor(entry)?.raisedBetween(from, to) ?? []) plans.push(plan)
    return plans.sort((a, b) => a.raisedAt - b.raisedAt)
  }
  const scriptedPlan = (id: string, until: number): AlarmPlan | undefined => {
    const [, prefix, k] = /^(s-[0-9a-z]+-)(\d{1,6})$/.exec(id) ?? []
    return log.scenarios(until).map(scriptFor).find(script => script !== null && script.prefix === prefix)?.find(Number(k))
  }
  /** Alarms that can have a change after `from`: those of the last hours and, further back, those with commands. */
  const recent = (from: number, to: number): AlarmLife[] => {
    const old = new Set(log.entries.flatMap(entry => 'alarm' in entry.command && entry.at > from - rememberMs ? [entry.command.alarm as string] : []))
    const lives = raisedBetween(from - longestLifeMs, to).map(plan => lifeOf(plan, to))
    if (old.size === 0) return lives
    const have = new Set(lives.map(life => life.plan.id as string))
    for (const id of old) {
      const life = have.has(id) ? undefined : find(id, to)
      if (life !== undefined && life.plan.raisedAt <= to) lives.push(life)
    }
    return lives
  }
  const find = (id: string, until: number): AlarmLife | undefined => {
    const minute = /^a-([0-9a-z]{1,9})$/.exec(id)?.[1]
    const plan = minute === undefined ? scriptedPlan(id, until) : planAt(Number.parseInt(minute, 36))
    return plan === null || plan === undefined || plan.raisedAt > until ? undefined : lifeOf(plan, until)
  }
  return {
    raisedBetween, find, lifeOf,
    canTell: entry => (scriptFor(entry)?.raisedBetween(entry.at - 1, entry.at + 1000).length ?? 0) > 0,
    openAt: at => recent(at, at).filter((life) => { const state = stateAt(life.states, at); return state !== null && state.closedAt === null }),
    changes(from, to) {
      const changes: { plan: AlarmPlan, state: AlarmState }[] = []
      for (const { plan, states } of recent(from, to)) {
        // Most of them are over: after a storm thousands are looked at every second.
        if ((states.at(-1)?.changedAt ?? 0) <= from) continue
        for (const state of states) if (state.changedAt > from && state.changedAt <= to) changes.push({ plan, state })
      }
      return changes.sort((a, b) => a.state.changedAt - b.state.changedAt)
    },
    // What neither staff nor an operator sends out never becomes an event: most lives need not be told for that.
    iotEvents: (from, at) => raisedBetween(Math.min(from, at) - 1, at).filter(plan => plan.staff.dispatch !== null || log.of(plan.id, at).length > 0).flatMap((plan) => {
      const { states } = lifeOf(plan, at)
      const event = stateAt(states, at)?.event
      if (event === null || event === undefined) return []
      const id = contractEvent(plan, event)?.id ?? eventId.parse(`e-${plan.id}`)
      const place = placeOf(ground.seed, plan.device, plan.kind)
      return [{
        id, community: plan.community, point: place.point, home: place.home, source: 'iot' as const, kind: plan.kind,
        times: [event.reported, event.accepted, event.dispatched, event.handling ?? Infinity, event.verifying ?? Infinity, event.closed ?? Infinity] as const, dueAt: event.dueAt, alarm: plan.id,
      }]
    }),
  }
}
