import type { FigureId } from '@/api/contract/figureCatalogue'
import { type FacetId, type Filters, facetsOf, stepsOf } from './facets'
import type { MapLayerId } from './mapLayers'

/**
 * What a panel does with a facet: shows only what matches (`narrowed`), or goes on to count all of it (`whole`) and says so. A panel
 * where the chosen part stands out from the others needs no word (`marked`), and one of another subject is not named. The
 * strip above the map always counts the whole region.
 */
export type Standing = 'narrowed' | 'marked' | 'whole'

interface FacetReach { panels: Readonly<Record<string, Standing>>, layers: readonly MapLayerId[] }

const events = { dayTrend: 'whole', eventKinds: 'whole', ranking: 'whole' } as const
const pipes = { undergroundDepth: 'whole', undergroundAnalysis: 'whole', ranking: 'whole' } as const
const lettings = { rental: 'marked', housing: 'whole', ranking: 'whole' } as const
const pipeLayers = ['JS', 'YS', 'WS', 'RQ', 'RL', 'DL', 'TX', 'nodes'] as const

/** Which panels and layers of the map a facet reaches, and how. */
export const facetReach: Readonly<Record<FacetId, FacetReach>> = {
  source: { panels: { events: 'marked', eventFlow: 'narrowed', ...events }, layers: ['events'] },
  step: { panels: { events: 'marked', eventFlow: 'marked', ...events }, layers: ['events'] },
  severity: { panels: { alarms: 'marked', alarmHealth: 'whole', alarmTrend: 'whole', badActors: 'whole', handlingTimes: 'marked' }, layers: ['alarms'] },
  device: { panels: { devices: 'marked', deviceList: 'narrowed', safetyScenes: 'whole', alarms: 'whole', ranking: 'whole' }, layers: ['devices'] },
  pipe: { panels: { undergroundSystems: 'marked', undergroundTroubles: 'narrowed', undergroundReadings: 'narrowed', undergroundAge: 'whole', ...pipes }, layers: pipeLayers },
  age: { panels: { undergroundAge: 'marked', undergroundSystems: 'whole', undergroundTroubles: 'whole', undergroundReadings: 'whole', ...pipes }, layers: pipeLayers },
  use: { panels: { housing: 'marked', ranking: 'narrowed' }, layers: ['buildings'] },
  mode: { panels: lettings, layers: [] },
  channel: { panels: lettings, layers: [] },
  indicator: { panels: { indicatorTiles: 'marked', indicatorGaps: 'marked', indicatorDesk: 'marked', indicatorRanking: 'whole' }, layers: [] },
}

/** The facets that narrow a panel, and those that it does not tell apart. */
export function standingOf(panel: string, filters: Filters): { narrowed: readonly FacetId[], whole: readonly FacetId[] } {
  const facets = facetsOf(filters)
  const by = (standing: Standing) => facets.filter(facet => facetReach[facet].panels[panel] === standing)
  return { narrowed: by('narrowed'), whole: by('whole') }
}

/** The figure that counts what a filter lets through, for its breakdown; null where there is none. */
export function figureOfFilter(filters: Filters, facet: FacetId): FigureId | null {
  const { source, step, device, pipe, age, use, mode, channel } = filters
  switch (facet) {
    case 'source': return source === undefined ? null : `events.${source}`
    case 'step': return step === undefined ? null : step === 'closed' ? 'events.handled' : step === 'pending' || step === 'inProgress' ? `events.${step}` : null
    case 'device': return device === undefined ? null : `devices.${device}.total`
    case 'pipe': return pipe === undefined ? null : `pipes.length.${pipe}`
    case 'age': return age === undefined ? null : `pipes.age.${age}`
    case 'use': return use === undefined ? null : `housing.${use}`
    case 'mode': return mode === undefined ? null : `rental.mode.${mode}`
    case 'channel': return channel === undefined ? null : `rental.channel.${channel}`
    case 'severity': case 'indicator': return null
  }
}

/** Key of the word of a chosen value. */
export function wordOfFilter(filters: Filters, facet: FacetId): string {
  const value = filters[facet] ?? ''
  switch (facet) {
    case 'source': return `figure.events.${value}`
    case 'step': return filters.step !== undefined && stepsOf(filters.step).length > 1 ? `figure.events.${value}` : `eventStep.${value}`
    case 'severity': return `severity.${value}`
    case 'device': return `deviceGroup.${value}`
    case 'pipe': return `pipeKind.${value}`
    case 'age': return `underground.age.band.${value}`
    case 'use': return `figure.housing.${value}`
    case 'mode': return `figure.rental.mode.${value}`
    case 'channel': return `figure.rental.channel.${value}`
    case 'indicator': return `indicatorShort.${value}`
  }
}
