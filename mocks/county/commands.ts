import type { Command, RefusalReason } from '@/api/contract/commands'
import { type AlarmState, stateAt, stepOf } from './alarmLife'
import type { AlarmLife } from './alarmBook'
import { peopleNear } from './alarmDress'
import { hourMs } from './time'

export type AlarmCommand = Extract<Command, { alarm: unknown }>

/** Why a command on an alarm cannot be carried out at that time, or null when it can. */
export function refusalOf(command: AlarmCommand, life: AlarmLife, at: number, longestShelfHours: number): RefusalReason | null {
  const state = stateAt(life.states, at)
  if (state === null) return 'notFound'
  if (state.version !== command.expectedVersion) return 'versionConflict'
  if (state.closedAt !== null) return 'notAllowedInState'
  switch (command.type) {
    case 'alarm.acknowledge': return state.acknowledged === null ? null : 'notAllowedInState'
    case 'alarm.dispatch': {
      const { to } = command
      if (state.event !== null) return 'notAllowedInState'
      return to === null || peopleNear(life.plan, false).some(({ name }) => name === to) ? null : 'notPermitted'
    }
    case 'alarm.handle': return state.event === null ? 'notYet' : stepOf(state.event) === 'dispatched' ? null : 'notAllowedInState'
    case 'alarm.verify': return state.event === null || stepOf(state.event) === 'dispatched' ? 'notYet' : stepOf(state.event) === 'handling' ? null : 'notAllowedInState'
    case 'alarm.unshelve': return state.shelved === null ? 'notAllowedInState' : null
    case 'alarm.falseAlarm': return state.event === null ? null : 'notAllowedInState'
    case 'alarm.shelve': {
      const until = Date.parse(command.until)
      return state.event !== null ? 'notAllowedInState' : until > at && until <= at + longestShelfHours * hourMs ? null : 'notPermitted'
    }
    case 'alarm.close': return closeRefusal(state)
  }
}

/** An alarm with an event is closed after 核查 has begun; one without, after it was acknowledged and its cause has gone. */
function closeRefusal(state: AlarmState): RefusalReason | null {
  if (state.event !== null) return stepOf(state.event) === 'verifying' ? null : 'notYet'
  if (state.acknowledged === null) return 'notAllowedInState'
  return state.condition === 'returned' ? null : 'notYet'
}
