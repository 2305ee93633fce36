import { type Alarm, severities } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { type AlarmBoard, chatters, repeatsOf } from './alarmBoard'
import { asksAnew } from './popupQueue'
import { visitUntil } from './sortedList'

/**
 * The alarms that ask for attention anew after a change of the board: among those of `ids`, and those whose shelf has ended.
 * One that chatters is quiet, unless it is worse than all that went before it.
 */
export function attentionAfter(before: AlarmBoard, after: AlarmBoard, ids: readonly AlarmId[]): readonly Alarm[] {
  const changed = new Set(ids)
  visitUntil(before.shelved, ({ alarm, deadline }) => {
    if (deadline === null || deadline > after.at) return true
    changed.add(alarm.id)
    return false
  })
  return [...changed].flatMap((id) => {
    const now = after.byId.get(id)
    return now && asksAnew(before.byId.get(id), now) && !isQuiet(before, after, now) ? [now] : []
  })
}

function isQuiet(before: AlarmBoard, after: AlarmBoard, alarm: Alarm): boolean {
  const { id } = alarm.device
  if (!chatters(after, repeatsOf(after, id, alarm.kind))) return false
  const known = repeatsOf(before, id, alarm.kind)
  return known !== undefined && severities.indexOf(alarm.severity) >= known.worst
}
