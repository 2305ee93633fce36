import { type IndicatorInputId, indicatorInputSpec } from '@/api/contract/indicators'

/** 一级指标. */
export const dimensions = ['infrastructure', 'services', 'safety', 'governance', 'safeguards', 'innovation'] as const
export type Dimension = (typeof dimensions)[number]

/**
 * One requirement of an indicator: an input that has to reach a number. Of a `share` it is percent, of `every` 100 percent, of a
 * `count` so many; a `yesNo` has to be yes (1).
 */
export interface Gate {
  input: IndicatorInputId
  atLeast: number
  /** Where there is nothing of the kind (no closed estate, no tall building), the requirement is met by condition. */
  noneMeets: boolean
}

/** 基础型 indicator (二级指标). It is met when all of its gates are. */
export interface Indicator {
  no: number
  dimension: Dimension
  gates: readonly Gate[]
  /** The indicator is asked for only where this share is above so many percent; elsewhere it is met by condition. */
  onlyAbove: { input: IndicatorInputId, percent: number } | null
}

const reach = (input: IndicatorInputId, atLeast: number): Gate => ({ input, atLeast, noneMeets: false })
/** All of them, or yes. */
const all = (...inputs: readonly IndicatorInputId[]): Gate[] => inputs.map(input => reach(input, indicatorInputSpec(input).kind === 'every' ? 100 : 1))
/** All of them, where there are any. */
const allOfAny = (input: IndicatorInputId): Gate => ({ input, atLeast: 100, noneMeets: true })

const define = (dimension: Dimension, ...list: readonly [no: number, gates: readonly Gate[], onlyAbove?: Indicator['onlyAbove']][]): Indicator[] =>
  list.map(([no, gates, onlyAbove = null]) => ({ no, dimension, gates, onlyAbove }))

/**
 * The 22 indicators of 基础型智慧社区, in their order. Source: 山东省智慧社区建设指标（基础型）, as printed in an acceptance
 * result published in 2024; the full wording is in `wording.ts`.
 */
export const indicators: readonly Indicator[] = [
  ...define('infrastructure',
    [1, [reach('gigabitHomes', 70)]],
    [2, [reach('fiveGArea', 80)]],
    [3, [reach('televisionHomes', 70)]],
    [4, [reach('keyPlacesCovered', 90), reach('camerasNetworked', 90), reach('camerasIntact', 90), reach('videoPublished', 80), reach('cameraMetadata', 90)]],
    [5, [allOfAny('safeCharging')]],
    [6, [...all('dataGathered', 'propertyLinked'), reach('scenes', 3)]],
  ),
  ...define('services',
    [7, all('oneStopService')],
    [8, [reach('elderlyServices', 2)], { input: 'aged60', percent: 30 }],
    [9, [reach('smartFacilities', 1)]],
    [10, all('feesOnline')],
  ),
  ...define('safety',
    [11, all('policeWarnings', 'policeBulletins', 'residentReports', 'policeSharing')],
    [12, [allOfAny('accessControl')]],
    [13, [allOfAny('perimeterDetection')]],
    [14, [allOfAny('fallingObjects')]],
    [15, [reach('eBikeInLift', 50)]],
    [16, all('fireAlarms')],
  ),
  ...define('governance',
    [17, all('platformInUse', 'partyRecords')],
    [18, all('onlineElections', 'onlineDeliberation', 'openAffairs')],
    [19, all('epidemicRecords', 'epidemicNotices')],
  ),
  ...define('safeguards',
    [20, [reach('publicityEvents', 1)]],
    [21, all('encryption', 'deIdentification', 'gradedAuthorisation', 'tamperProofRecords')],
  ),
  ...define('innovation', [22, [reach('innovativeScenes', 1)]]),
]

/** The indicator of that number. Throws where there is none. */
export function indicatorNo(no: number): Indicator {
  const found = indicators.find(indicator => indicator.no === no)
  if (found === undefined) throw new RangeError(`no indicator ${no}`)
  return found
}

/** Everything that an indicator is computed from: its gates' inputs, then that of its condition. */
export function inputsOf({ gates, onlyAbove }: Indicator): IndicatorInputId[] {
  return [...gates.map(({ input }) => input), ...onlyAbove === null ? [] : [onlyAbove.input]]
}

/** The letter that {@link higherRequirements} are read from; a word under `source.*`. */
export const higherRequirementSource = 'countyLetter2023'

/**
 * What a public letter of a county names for 成长型 and 标杆型; it does not say for which of the two. Everything else of them is
 * not published. Words under `higherRequirement.*`, word for word under `higherRequirementQuote.*`.
 */
export const higherRequirements = ['bookCorner', 'sportsGround', 'smartTerminal', 'sharedFacility', 'wasteSorting', 'sharedParking', 'parkedWrong', 'equipmentWatch'] as const
