import type { CommunityIndicators, IndicatorInput, IndicatorInputId, IndicatorValue } from '@/api/contract/indicators'
import { type Inputs, inputsById } from '@/domain/indicators/engine'
import { at } from './regions'

/** Known exactly. */
export const exactly = (n: number) => ({ low: n, high: n })
export const from = (n: number) => ({ low: n, high: null })
export const parts = (part: number, whole: number): IndicatorValue => ({ kind: 'parts', part: exactly(part), whole: exactly(whole) })
export const share = (low: number, high: number | null = low): IndicatorValue => ({ kind: 'share', percent: { low, high } })
export const countOf = (low: number, high: number | null = low): IndicatorValue => ({ kind: 'count', count: { low, high } })
export const yes: IndicatorValue = { kind: 'yesNo', yes: true }
export const no: IndicatorValue = { kind: 'yesNo', yes: false }

export function inputOf(id: IndicatorInputId, value: IndicatorValue | null): IndicatorInput {
  return { id, value, asOf: '2026-11-05T00:00:00+08:00', source: 'indicatorReport', evidence: '验收材料' }
}

/** A community in which every indicator is met, 8 by condition. */
export const goodValues: Readonly<Record<IndicatorInputId, IndicatorValue>> = {
  gigabitHomes: parts(800, 1000), fiveGArea: parts(60, 70), televisionHomes: parts(900, 1000), keyPlacesCovered: parts(49, 50), camerasNetworked: parts(98, 100), camerasIntact: parts(95, 100),
  videoPublished: parts(45, 50), cameraMetadata: parts(97, 100), safeCharging: parts(8, 8), dataGathered: yes, propertyLinked: yes, scenes: countOf(5), oneStopService: yes, aged60: parts(150, 1000),
  elderlyServices: countOf(1), smartFacilities: countOf(3), feesOnline: parts(5, 5), policeWarnings: yes, policeBulletins: yes, residentReports: yes, policeSharing: yes, accessControl: parts(6, 6),
  perimeterDetection: parts(6, 6), fallingObjects: parts(4, 4), eBikeInLift: parts(5, 8), fireAlarms: parts(40, 40), platformInUse: yes, partyRecords: yes, onlineElections: yes, onlineDeliberation: yes,
  openAffairs: yes, epidemicRecords: yes, epidemicNotices: yes, publicityEvents: countOf(2), encryption: yes, deIdentification: yes, gradedAuthorisation: yes, tamperProofRecords: yes, innovativeScenes: countOf(1),
}

type Overrides = Partial<Record<IndicatorInputId, IndicatorValue | null | undefined>>

/** A declaration that is good but for what is said; null is not known, undefined leaves the input out. */
export function declarationOf(over: Overrides = {}, region = at.longshan): CommunityIndicators {
  const values: Overrides = { ...goodValues, ...over }
  return { region, inputs: (Object.keys(values) as IndicatorInputId[]).flatMap(id => values[id] === undefined ? [] : [inputOf(id, values[id])]) }
}

/** The inputs of {@link declarationOf}. */
export const inputsWith = (over: Overrides = {}): Inputs => inputsById(declarationOf(over))
