import type { Alarm, EventStep } from '@/api/contract/alarms'
import { eventId } from '@/api/contract/ids'
import { kindSpecs } from './alarmKinds'
import type { AlarmPlan } from './alarmPlan'
import type { LoggedCommand } from './commandLog'
import { hash, mix, pick } from './hash'
import { hourMs, toInstant } from './time'

type Signature = NonNullable<Alarm['acknowledged']>

/** What changes in the life of an alarm; the rest of it never does. */
export interface AlarmState {
  version: number
  changedAt: number
  severity: Alarm['severity']
  condition: Alarm['condition']
  repeats: number
  /** Time of the reading shown: raised, escalated or raised again. */
  readingAt: number
  acknowledged: Signature | null
  shelved: Alarm['shelved']
  shelvedUntil: number | null
  event: { reported: number, accepted: number, dispatched: number, handling: number | null, verifying: number | null, closed: number | null, dueAt: number, assignee: string | null } | null
  closed: Alarm['closed']
  closedAt: number | null
  /** Who made the change that led here; null where the process, the clock or the crew did. */
  by: Signature | null
}

interface Step { at: number, by?: Signature, apply: (state: AlarmState) => Partial<AlarmState> | null }

/** Every state that an alarm goes through, oldest first: a fold of its plan and of the commands that name it. */
export function livesOf(plan: AlarmPlan, commands: readonly LoggedCommand[]): readonly AlarmState[] {
  const steps = [...physical(plan), ...staff(plan, commands), ...commands.flatMap(entry => operator(plan, entry))]
  steps.sort((a, b) => a.at - b.at)
  let state: AlarmState = {
    version: 1, changedAt: plan.raisedAt, severity: plan.severity, condition: 'active', repeats: 0, readingAt: plan.raisedAt,
    acknowledged: null, shelved: null, shelvedUntil: null, event: null, closed: null, closedAt: null, by: null,
  }
  const states = [state]
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k]
    if (step === undefined || state.closedAt !== null) break
    const change = step.apply(state)
    if (change === null) continue
    const before = state
    state = { ...state, ...change, by: step.by ?? null, version: state.version + 1, changedAt: step.at }
    states.push(state)
    // The crew sets out with the dispatch, whoever sent it.
    if (before.event === null && state.event !== null) { steps.push(...crew(plan, step.at)); steps.sort((a, b) => a.at - b.at) }
  }
  return states
}

/** The state at that time, or null before the alarm was raised. */
export function stateAt(states: readonly AlarmState[], at: number): AlarmState | null {
  let found: AlarmState | null = null
  for (const state of states) if (state.changedAt <= at) found = state
  return found
}

/** The process itself, as the rules see it: repeats, further limits, the cause going away. What a crew has put right does not come again. */
function physical(plan: AlarmPlan): Step[] {
  return plan.marks().slice(1).map(({ type, at, severity }): Step => ({ at, apply: (state) => {
    if (typeof state.event?.verifying === 'number') return null
    switch (type) {
      case 'raised': return null
      case 'repeated': return { repeats: state.repeats + 1, readingAt: at, severity, condition: 'active' }
      case 'escalated': return { readingAt: at, severity }
      case 'returned': return state.condition === 'active' ? { condition: 'returned' } : null
    }
  } }))
}

/** Decisions of the simulated staff. Once the operator has acted they leave the alarm alone, and take over only much later. */
function staff(plan: AlarmPlan, commands: readonly LoggedCommand[]): Step[] {
  const by = (at: number, salt: number): Signature => ({ at: toInstant(at), role: '值班员', maskedName: maskedName(mix(plan.hash, salt)) })
  const first = commands[0]?.at ?? Infinity
  const last = commands.at(-1)?.at
  const ack = plan.raisedAt + plan.staff.acknowledge
  const dispatch = plan.staff.dispatch === null ? null : plan.raisedAt + plan.staff.dispatch
  const close = plan.raisedAt + plan.staff.close
  const steps: Step[] = []
  const unlessTaken = (at: number, signed: Signature, apply: Step['apply']): void => { if (at < first) steps.push({ at, by: signed, apply }) }
  const system: Signature = { at: toInstant(close), role: '告警平台', maskedName: '系统' }
  unlessTaken(ack, by(ack, 70), state => state.acknowledged === null ? { acknowledged: by(ack, 70) } : null)
  if (dispatch !== null) unlessTaken(dispatch, by(dispatch, 70), state => state.event === null ? { event: eventFrom(plan, state, dispatch) } : null)
  else unlessTaken(close, plan.staff.outcome === 'withdrawn' ? system : by(close, 71), () => plan.staff.outcome === 'withdrawn'
    ? { condition: 'returned', closed: { by: system, outcome: 'withdrawn' }, closedAt: close }
    : { condition: 'returned', closed: { by: by(close, 71), outcome: plan.staff.outcome }, closedAt: close })
  if (dispatch !== null) {
    const done = dispatch + plan.crew.closed
    unlessTaken(done, by(done, 71), state => closeEvent(state, by(done, 71), done))
  }
  if (last !== undefined) {
    const over = Math.max(last, plan.raisedAt) + plan.patienceMs
    steps.push({ at: over, by: by(over, 72), apply: state => closeEvent({ ...state, acknowledged: state.acknowledged ?? by(over, 72) }, by(over, 72), over) })
  }
  return steps
}

/** The crew in the field: on the spot, then done and to be verified. */
function crew(plan: AlarmPlan, dispatchedAt: number): Step[] {
  const handling = dispatchedAt + plan.crew.handling
  const verifying = dispatchedAt + plan.crew.verifying
  return [
    { at: handling, apply: state => state.event?.handling === null ? { event: { ...state.event, handling } } : null },
    { at: verifying, apply: state => state.event?.verifying === null ? { condition: 'returned', event: { ...state.event, verifying } } : null },
  ]
}

/** A logged command is applied only where it is allowed; the service has checked it before it was logged. */
function operator(plan: AlarmPlan, entry: LoggedCommand): Step[] {
  const { command, at } = entry
  const by: Signature = { at: toInstant(at), ...entry.operator }
  switch (command.type) {
    case 'alarm.acknowledge': return [{ at, by, apply: state => state.acknowledged === null ? { acknowledged: by } : null }]
    case 'alarm.dispatch': return [{ at, by, apply: state => state.event === null ? { acknowledged: state.acknowledged ?? by, shelved: null, shelvedUntil: null, event: { ...eventFrom(plan, state, at), assignee: command.to } } : null }]
    case 'alarm.handle': return [{ at, by, apply: state => state.event?.handling === null ? { event: { ...state.event, handling: at } } : null }]
    case 'alarm.verify': return [{ at, by, apply: state => state.event?.verifying === null ? { condition: 'returned', event: { ...state.event, handling: state.event.handling ?? at, verifying: at } } : null }]
    case 'alarm.unshelve': return [{ at, by, apply: state => state.shelved !== null ? { shelved: null, shelvedUntil: null } : null }]
    case 'alarm.falseAlarm': return [{ at, by, apply: state => state.event === null ? { acknowledged: state.acknowledged ?? by, closed: { by, outcome: 'falseAlarm' }, closedAt: at } : null }]
    case 'alarm.close': return [{ at, by, apply: state => closeEvent(state, by, at) }]
    case 'alarm.shelve': {
      const until = Date.parse(command.until)
      return [
        { at, by, apply: state => state.event === null ? { shelved: { by, reason: command.reason, until: command.until }, shelvedUntil: until } : null },
        { at: until, apply: state => state.shelvedUntil === until ? { shelved: null, shelvedUntil: null } : null },
      ]
    }
    case 'demo.scenario': case 'demo.reset': return []
  }
}

function eventFrom(plan: AlarmPlan, state: AlarmState, at: number): NonNullable<AlarmState['event']> {
  const accepted = state.acknowledged === null ? at : Date.parse(state.acknowledged.at)
  return { reported: plan.raisedAt, accepted, dispatched: at, handling: null, verifying: null, closed: null, dueAt: at + kindSpecs[plan.kind].allowedHours * hourMs, assignee: null }
}

function closeEvent(state: AlarmState, by: Signature, at: number): Partial<AlarmState> {
  const event = state.event === null ? null : { ...state.event, handling: state.event.handling ?? at, verifying: state.event.verifying ?? at, closed: at }
  return { acknowledged: state.acknowledged ?? by, condition: 'returned', event, closed: { by, outcome: 'handled' }, closedAt: at }
}

/** The step a grid event stands at. */
export function stepOf(event: NonNullable<AlarmState['event']>): EventStep {
  return event.closed !== null ? 'closed' : event.verifying !== null ? 'verifying' : event.handling !== null ? 'handling' : 'dispatched'
}

/** The event of an alarm as the contract has it. */
export function contractEvent(plan: AlarmPlan, event: AlarmState['event']): Alarm['event'] {
  if (event === null) return null
  const times = [['reported', event.reported], ['accepted', event.accepted], ['dispatched', event.dispatched], ['handling', event.handling], ['verifying', event.verifying], ['closed', event.closed]] as const
  return {
    id: eventId.parse(`e-${plan.id}`), step: stepOf(event), dueAt: toInstant(event.dueAt), assignee: event.assignee,
    steps: times.flatMap(([step, at]) => at === null ? [] : [{ step, at: toInstant(at) }]),
  }
}

const surnames = ['王', '李', '张', '刘', '陈', '赵', '孙', '丁', '于', '尹', '焦', '苏', '孔', '朱', '展', '郭', '侯', '翟']

/** Someone on duty by surname only: 张＊＊. */
export function maskedName(h: number): string {
  return `${pick(h, surnames)}${hash(h, 5) % 3 === 0 ? '＊' : '＊＊'}`
}
