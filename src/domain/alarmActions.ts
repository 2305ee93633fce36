import type { Alarm, EventStep } from '@/api/contract/alarms'
import type { RefusalReason } from '@/api/contract/commands'

/** What an operator can do to an alarm, in the order of its handling: 确认, 派遣, 处置到场, 核查, 结案; 搁置, 取消搁置, 误报. */
export const alarmActions = ['acknowledge', 'dispatch', 'handle', 'verify', 'close', 'shelve', 'unshelve', 'falseAlarm'] as const
export type AlarmAction = (typeof alarmActions)[number]

/** Why an action is not possible now, in the words of the button: keys of `handling.bar.*`. */
export const actionBars = ['closed', 'acknowledged', 'dispatched', 'arrived', 'verifying', 'notShelved', 'needsDispatch', 'needsArrival', 'needsVerification', 'needsAcknowledgement', 'needsReturn'] as const
export type ActionBar = (typeof actionBars)[number]

/**
 * Why an action on an alarm is barred, or null where it is possible. The source decides by the same table (`refusalOf` of the
 * demo), so that a button is offered exactly where its command is accepted.
 *
 * | action | possible | else |
 * | --- | --- | --- |
 * | acknowledge 确认 | not yet acknowledged | `acknowledged` |
 * | dispatch 派遣 | no grid event yet | `dispatched` |
 * | handle 处置 | event at 派遣 | `needsDispatch`, `arrived` |
 * | verify 核查 | event at 处置 | `needsDispatch`, `needsArrival`, `verifying` |
 * | close 结案 | event at 核查; without an event: acknowledged and returned | `needsVerification`, `needsAcknowledgement`, `needsReturn` |
 * | shelve 搁置, falseAlarm 误报 | no grid event yet | `dispatched` |
 * | unshelve 取消搁置 | shelved | `notShelved` |
 */
export function barOf(action: AlarmAction, alarm: Pick<Alarm, 'closed' | 'acknowledged' | 'shelved' | 'condition' | 'event'>): ActionBar | null {
  if (alarm.closed !== null) return 'closed'
  const step = stepOf(alarm.event)
  switch (action) {
    case 'acknowledge': return alarm.acknowledged === null ? null : 'acknowledged'
    case 'dispatch': case 'shelve': case 'falseAlarm': return step === null ? null : 'dispatched'
    case 'unshelve': return alarm.shelved === null ? 'notShelved' : null
    case 'handle': return step === null ? 'needsDispatch' : step === 'dispatched' ? null : 'arrived'
    case 'verify': return step === null ? 'needsDispatch' : step === 'dispatched' ? 'needsArrival' : step === 'handling' ? null : 'verifying'
    case 'close':
      if (step !== null) return step === 'verifying' ? null : 'needsVerification'
      return alarm.acknowledged === null ? 'needsAcknowledgement' : alarm.condition === 'returned' ? null : 'needsReturn'
  }
}

/** The refusal that the source would give where an action is barred. */
export function refusalOfBar(bar: ActionBar): RefusalReason {
  switch (bar) {
    case 'needsDispatch': case 'needsArrival': case 'needsVerification': case 'needsReturn': return 'notYet'
    case 'closed': case 'acknowledged': case 'dispatched': case 'arrived': case 'verifying': case 'notShelved': case 'needsAcknowledgement': return 'notAllowedInState'
  }
}

/** The step at which the handling stands once the alarm is a grid event; an event that is only 上报 or 受理 waits for its dispatch. */
function stepOf(event: Alarm['event']): Exclude<EventStep, 'reported' | 'accepted'> | null {
  if (event === null) return null
  return event.step === 'reported' || event.step === 'accepted' ? 'dispatched' : event.step
}

/** The one step that comes next, or null where the alarm is closed: what the primary button does. */
export function nextActionOf(alarm: Pick<Alarm, 'closed' | 'acknowledged' | 'shelved' | 'condition' | 'event'>): AlarmAction | null {
  if (alarm.closed !== null) return null
  switch (stepOf(alarm.event)) {
    case 'dispatched': return 'handle'
    case 'handling': return 'verify'
    case 'verifying': case 'closed': return 'close'
    case null: break
  }
  if (alarm.acknowledged === null) return 'acknowledge'
  if (alarm.shelved !== null) return 'unshelve'
  return alarm.condition === 'returned' ? 'close' : 'dispatch'
}

/** What an action carries besides the alarm and the version that was seen. */
export type AlarmActionRequest =
  | { action: 'acknowledge' | 'handle' | 'verify' | 'close' | 'unshelve' }
  /** `to` as the alarm's `people` name them; null leaves it to the centre. */
  | { action: 'dispatch', to: string | null }
  /** `until` as an instant. */
  | { action: 'shelve', reason: string, until: string }
  | { action: 'falseAlarm', reason: string }

/**
 * The alarm as it will be when the source accepts: what is on screen between the press and the answer. Same version, because
 * only the source counts; the id and the allowed time of a new event are the source's to give, so a dispatch only acknowledges
 * until they are known. `at` is an instant.
 */
export function expectedAfter(alarm: Alarm, request: AlarmActionRequest, by: { role: string, maskedName: string }, at: string): Alarm {
  const signature = { ...by, at }
  const acknowledged = alarm.acknowledged ?? signature
  const onStep = (step: EventStep): Alarm => alarm.event === null ? alarm : { ...alarm, event: { ...alarm.event, step, steps: [...alarm.event.steps, { step, at }] } }
  switch (request.action) {
    case 'acknowledge': return { ...alarm, acknowledged }
    case 'dispatch': return { ...alarm, acknowledged, shelved: null }
    case 'handle': return onStep('handling')
    case 'verify': return onStep('verifying')
    case 'shelve': return { ...alarm, shelved: { by: signature, reason: request.reason, until: request.until } }
    case 'unshelve': return { ...alarm, shelved: null }
    case 'falseAlarm': return { ...alarm, acknowledged, closed: { by: signature, outcome: 'falseAlarm' } }
    case 'close': return { ...onStep('closed'), acknowledged, closed: { by: signature, outcome: 'handled' } }
  }
}
