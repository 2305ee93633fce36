import type { Figure, FiguresOf } from '@/api/contract/figures'
import { type PipeKind, pipeKinds } from '@/api/contract/pipes'
import type { MapLayerId } from '@/domain/mapLayers'
import { type NumberLocale, figureText, fullNumber } from '@/domain/numberFormat'

/** What a count is taken from: figures of the region in view, marks of a community, open alarms; null where there is no answer. */
export interface CountSources {
  housing: FiguresOf<'housing'> | null
  devices: FiguresOf<'devices'> | null
  components: FiguresOf<'components'> | null
  events: FiguresOf<'events'> | null
  underground: FiguresOf<'underground'> | null
  indicators: FiguresOf<'indicators'> | null
  /** Cameras and entrances are counted where they are drawn, in a community; undefined elsewhere. */
  cameras: number | null | undefined
  entrances: number | null | undefined
  alarms: number | null
}

const unknown = '—'

/** How many things each layer holds, pipes in km: a mark where it is not known, never 0. A layer that is not counted has no entry. */
export function layerCounts(from: CountSources, locale: NumberLocale, kilometres: (n: string) => string): Partial<Record<MapLayerId, string>> {
  const figure = (of: Figure | undefined) => of === undefined ? unknown : figureText(of, 0, locale)
  const number = (of: number | null) => of === null ? unknown : fullNumber(of, 0, locale)
  const length = (kind: PipeKind) => {
    const of = from.underground?.[`pipes.length.${kind}`]
    if (of === undefined) return unknown
    const text = figureText(of, 1, locale)
    return of.value === null ? text : kilometres(text)
  }
  return {
    buildings: figure(from.housing?.['housing.buildings']), devices: figure(from.devices?.['devices.total']), components: figure(from.components?.['components.total']),
    events: figure(from.events?.['events.open']), eventHeat: figure(from.events?.['events.open']), pilots: figure(from.indicators?.['indicators.pilots']), nodes: figure(from.underground?.['pipes.nodes']), alarms: number(from.alarms),
    ...from.cameras !== undefined && { cameras: number(from.cameras) }, ...from.entrances !== undefined && { entrances: number(from.entrances) },
    ...Object.fromEntries(pipeKinds.map(kind => [kind, length(kind)])),
  }
}
