import { type AlarmKind, type EventStep, type Severity, alarmKinds, eventSteps, severities } from '@/api/contract/alarms'
import { type EventKind, type FigureId, deviceGroups, eventKinds, eventSources, pipeAgeBands, rentalChannels, rentalModes } from '@/api/contract/figureCatalogue'
import type { GridEvent } from '@/api/contract/records'
import { pipeKinds, pipeMaterials } from '@/api/contract/pipes'

/** What a home is used for: 自住, 租赁, 空置, in the fixed order of the bar. */
export const homeUses = ['selfOccupied', 'rented', 'vacant'] as const
export type HomeUse = (typeof homeUses)[number]

/** Steps of a grid event that can be chosen: each of the six, or 待派遣 (上报, 受理) and 处理中 (派遣 to 核查) as the charts sum them up. */
export const stepChoices = [...eventSteps, 'pending', 'inProgress'] as const
export type StepChoice = (typeof stepChoices)[number]

/** Numbers of the 22 basic indicators, as words of the address. */
export const indicatorChoices = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22'] as const

/** What can be chosen by: each facet (筛选维度) and its values, one of which is chosen at a time. */
export const facetValues = {
  /** Where an event comes from. */
  source: eventSources,
  step: stepChoices,
  /** What an event that people report is about. */
  eventKind: eventKinds,
  /** Severity of an alarm. */
  severity: severities,
  alarmKind: alarmKinds,
  device: deviceGroups,
  pipe: pipeKinds,
  /** Age of a pipe. */
  age: pipeAgeBands,
  /** What a pipe is made of. */
  material: pipeMaterials,
  use: homeUses,
  mode: rentalModes,
  channel: rentalChannels,
  indicator: indicatorChoices,
} as const
export type FacetId = keyof typeof facetValues
export type FacetValue<F extends FacetId> = (typeof facetValues)[F][number]
export const facetIds = Object.keys(facetValues) as readonly FacetId[]

/** The chosen value of each facet that has one, in the order in which they were chosen. */
export type Filters = { readonly [F in FacetId]?: FacetValue<F> }
export const noFilters: Filters = {}

const everyTopic = ['overview', 'grid', 'iot', 'underground', 'indicators', 'livelihood'] as const
/** Topics whose panels know what a facet means. In another topic it is let go. */
const topicsOf: Readonly<Record<FacetId, readonly string[]>> = {
  source: ['overview', 'grid', 'iot'], step: ['overview', 'grid', 'iot'], eventKind: ['overview', 'grid', 'iot'], severity: everyTopic, alarmKind: everyTopic,
  device: ['overview', 'iot'], pipe: ['underground'], age: ['underground'], material: ['underground'], use: ['overview', 'livelihood'], mode: ['overview', 'livelihood'], channel: ['overview', 'livelihood'],
  indicator: ['indicators'],
}

/** The filters that a topic understands; the same object where it understands all. */
export function filtersIn(topic: string, filters: Filters): Filters {
  const kept = facetsOf(filters).filter(facet => topicsOf[facet].includes(topic))
  return kept.length === facetsOf(filters).length ? filters : pick(filters, kept)
}

/** The facets that have a value, in the order in which they were chosen. */
export function facetsOf(filters: Filters): readonly FacetId[] {
  return Object.keys(filters).filter(isFacet)
}

const pick = (filters: Filters, facets: readonly FacetId[]): Filters => Object.fromEntries(facets.map(facet => [facet, filters[facet]]))

/** The filters without a facet. */
export function withoutFacet(filters: Filters, facet: FacetId): Filters {
  return filters[facet] === undefined ? filters : pick(filters, facetsOf(filters).filter(one => one !== facet))
}

/** True where every value of `part` is chosen; false where it names none. */
export function includesAll(filters: Filters, part: Filters): boolean {
  const facets = facetsOf(part)
  return facets.length > 0 && facets.every(facet => filters[facet] === part[facet])
}

/** Chooses `part` beside what is chosen; where all of it is chosen already, lets it go again. */
export function toggled(filters: Filters, part: Filters): Filters {
  return includesAll(filters, part) ? facetsOf(part).reduce(withoutFacet, filters) : { ...filters, ...part }
}

/** Whether a mark with these values stands out, steps back, or stays as it is: null where nothing of its facets is chosen. */
export function isChosen(filters: Filters, part: Filters): boolean | null {
  const asked = facetsOf(part).filter(facet => filters[facet] !== undefined)
  return asked.length === 0 ? null : asked.every(facet => filters[facet] === part[facet])
}

/** For the address bar and the marks of charts: `source.iot,step.handling`; empty where nothing is chosen. */
export function encodeFilters(filters: Filters): string {
  return facetsOf(filters).map(facet => `${facet}.${filters[facet] ?? ''}`).join(',')
}

/** Reads {@link encodeFilters}. What is no facet, or no value of its facet, is left out and named in `unknown`; the last of two wins. */
export function decodeFilters(text: string): { filters: Filters, unknown: readonly string[] } {
  const chosen: [FacetId, string][] = []
  const unknown: string[] = []
  for (const word of text === '' ? [] : text.split(',')) {
    const dot = word.indexOf('.')
    const facet = word.slice(0, dot), value = word.slice(dot + 1)
    if (dot > 0 && isFacet(facet) && facetValues[facet].some(known => known === value)) chosen.push([facet, value])
    else unknown.push(word)
  }
  return { filters: Object.fromEntries(chosen), unknown }
}

function isFacet(text: string): text is FacetId {
  return Object.hasOwn(facetValues, text)
}

/** The steps that a choice stands for. */
export function stepsOf(choice: StepChoice): readonly EventStep[] {
  switch (choice) {
    case 'pending': return ['reported', 'accepted']
    case 'inProgress': return ['dispatched', 'handling', 'verifying']
    default: return [choice]
  }
}

/** Whether events of a choice of steps are among the chosen ones; null where no step is chosen. */
export function meetsStep({ step }: Filters, choice: StepChoice): boolean | null {
  return step === undefined ? null : stepsOf(choice).some(one => stepsOf(step).includes(one))
}

/** The grid events that the filters let through; the same list where they ask for none. */
export function narrowEvents(events: readonly GridEvent[], { source, step, eventKind }: Filters): readonly GridEvent[] {
  if (source === undefined && step === undefined && eventKind === undefined) return events
  const steps = step === undefined ? null : stepsOf(step)
  return events.filter(event => (source === undefined || event.source === source) && (steps === null || steps.includes(event.step)) && (eventKind === undefined || kindOf(event) === eventKind))
}

/** The kind by which an event is told: one of those that people report; null for an event that an alarm became. */
export function kindOf({ source, kind }: Pick<GridEvent, 'source' | 'kind'>): EventKind | null {
  return source === 'iot' ? null : eventKinds.find(known => known === kind) ?? 'other'
}

/** The alarms, live or of the past, that the filters let through; the same list where they ask for none. */
export function narrowAlarms<A extends { readonly kind: AlarmKind, readonly severity: Severity }>(alarms: readonly A[], { severity, alarmKind }: Filters): readonly A[] {
  if (severity === undefined && alarmKind === undefined) return alarms
  return alarms.filter(alarm => (severity === undefined || alarm.severity === severity) && (alarmKind === undefined || alarm.kind === alarmKind))
}

/** First and last year in which pipes of an age were laid, by the year of the survey; open ends are far away. */
export function yearsOfAge(age: FacetValue<'age'>, surveyYear: number): readonly [from: number, to: number] {
  const [youngest, oldest] = ({ 'le10': [-Infinity, 10], '11-20': [11, 20], '21-30': [21, 30], 'gt30': [31, Infinity] } as const)[age]
  return [oldest === Infinity ? 0 : surveyYear - oldest, youngest === -Infinity ? 9999 : surveyYear - youngest]
}

/** The figure that colours the map while a value is chosen: the share of what it stands for. Null where the map's own figure stays. */
export function metricOf(filters: Filters): FigureId | null {
  if (filters.use !== undefined) return `housing.${filters.use}Share`
  return filters.mode !== undefined || filters.channel !== undefined ? 'housing.rentedShare' : null
}
