import type { Alarm } from '@/api/contract/alarms'
import type { EpochMs } from './time'

/**
 * States of an alarm after ISA-18.2 (ANSI/ISA-18.2-2016, alarm state transition diagram), in its letters: normal A,
 * unacknowledged B, acknowledged C, returned to normal unacknowledged D, shelved G; closed is this wall's own end.
 */
export type AlarmState = 'normal' | 'unacknowledgedActive' | 'acknowledgedActive' | 'returnedUnacknowledged' | 'shelved' | 'closed'

/**
 * The state of an alarm at a time. A shelf ends by the clock, also where no message has come; what a shelf hid is then as it is.
 * A closed alarm is handled, a false alarm or withdrawn: `closed.outcome` says which.
 *
 * | state \ event          | raised again           | returns                | acknowledged       | shelved | shelf ends             | closed |
 * | ---------------------- | ---------------------- | ---------------------- | ------------------ | ------- | ---------------------- | ------ |
 * | unacknowledgedActive   | (same, counted)        | returnedUnacknowledged | acknowledgedActive | shelved | –                      | closed |
 * | acknowledgedActive     | (same, counted)        | normal                 | –                  | shelved | –                      | closed |
 * | returnedUnacknowledged | unacknowledgedActive   | –                      | normal             | shelved | –                      | closed |
 * | normal                 | acknowledgedActive     | –                      | –                  | shelved | –                      | closed |
 * | shelved                | shelved                | shelved                | shelved            | shelved | what it is underneath  | closed |
 * | closed                 | a new alarm            | –                      | –                  | –       | –                      | –      |
 */
export function stateOf(alarm: Alarm, at: EpochMs): AlarmState {
  if (alarm.closed) return 'closed'
  if (alarm.shelved && Date.parse(alarm.shelved.until) > at) return 'shelved'
  if (alarm.condition === 'active') return alarm.acknowledged ? 'acknowledgedActive' : 'unacknowledgedActive'
  return alarm.acknowledged ? 'normal' : 'returnedUnacknowledged'
}

/** Not closed. */
export function isOpen(alarm: Alarm): boolean {
  return alarm.closed === null
}

/** The alarm as it is at a time: without a shelf that has ended. Same object where nothing ended. */
export function alarmAt(alarm: Alarm, at: EpochMs): Alarm {
  return alarm.shelved && stateOf(alarm, at) !== 'shelved' && isOpen(alarm) ? { ...alarm, shelved: null } : alarm
}

/** When its event is due, as long as that is not done; null where there is nothing to be late with. */
export function dueAtOf(alarm: Alarm): EpochMs | null {
  return isOpen(alarm) && alarm.event && alarm.event.step !== 'closed' ? Date.parse(alarm.event.dueAt) : null
}

/** Where its handling stands, in the words of the list: keys of `alarmStatus.*`. */
export type AlarmStatus = 'waiting' | 'acknowledged' | 'dispatched' | 'handling' | 'verifying' | 'shelved' | 'closed'

/** The status shown beside an alarm, of an alarm as it is now ({@link alarmAt}). */
export function statusOf(alarm: Alarm): AlarmStatus {
  if (alarm.closed) return 'closed'
  if (alarm.shelved) return 'shelved'
  switch (alarm.event?.step) {
    case 'dispatched': return 'dispatched'
    case 'handling': return 'handling'
    case 'verifying':
    case 'closed': return 'verifying'
    case 'reported':
    case 'accepted':
    case undefined: return alarm.acknowledged ? 'acknowledged' : 'waiting'
  }
}
