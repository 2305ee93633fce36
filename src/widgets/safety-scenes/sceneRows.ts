import { type AlarmKind } from '@/api/contract/alarms'
import { type FigureId, type SafetyScene, safetyScenes } from '@/api/contract/figureCatalogue'
import type { Figure, FiguresOf } from '@/api/contract/figures'
import type { AlarmMarks } from '@/domain/alarmHealth'
import type { EpochMs } from '@/domain/time'

/** Alarms that a scene raises; none where nothing of it raises alarms by itself: those scenes become events by a person's report. */
const raisedIn: Readonly<Record<SafetyScene, readonly AlarmKind[]>> = {
  access: [], perimeter: ['perimeterIntrusion'], fallingObject: ['fallingObject'], eBikeInLift: ['eBikeInLift'], fire: ['fireAlarm', 'electricalFire', 'fireDoorOpen'], manhole: ['manholeCover'],
  lift: ['liftEntrapment', 'liftFault'], gas: ['gasLeak'], parking: ['fireLaneBlocked'], waste: [],
}

/** One scene of 社区安全: its points, how many of them are online (of 车位共享: spaces, and those shared), and the alarms of the day; null where it raises none. */
export interface SceneRow {
  id: SafetyScene | 'sharedParking'
  whole: { id: FigureId, figure: Figure }
  part: { id: FigureId, figure: Figure }
  /** Part of the whole in percent; null where there is nothing, or it is not known. */
  percent: number | null
  alarms: number | null
}

const percentOf = (part: Figure, whole: Figure): number | null => part.value === null || whole.value === null || whole.value === 0 ? null : part.value / whole.value * 100

/** The eleven scenes in their order. `alarms` are those of the region; null where the history is not known. */
export function sceneRows(data: FiguresOf<'safety'>, alarms: readonly AlarmMarks[] | null, from: EpochMs, to: EpochMs): SceneRow[] {
  const day = alarms?.filter(({ raised }) => raised > from && raised <= to) ?? null
  const count = (kinds: readonly AlarmKind[]) => day === null || kinds.length === 0 ? null : day.filter(({ record }) => kinds.includes(record.kind)).length
  const watched = safetyScenes.map((scene): SceneRow => {
    const whole = data[`safety.${scene}.points`], part = data[`safety.${scene}.online`]
    return { id: scene, whole: { id: `safety.${scene}.points`, figure: whole }, part: { id: `safety.${scene}.online`, figure: part }, percent: percentOf(part, whole), alarms: count(raisedIn[scene]) }
  })
  const spaces = data['parking.spaces'], shared = data['parking.shared']
  return [...watched, { id: 'sharedParking', whole: { id: 'parking.spaces', figure: spaces }, part: { id: 'parking.sharedShare', figure: data['parking.sharedShare'] }, percent: percentOf(shared, spaces), alarms: null }]
}
