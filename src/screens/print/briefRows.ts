import { type FigureId, figureSpec } from '@/api/contract/figureCatalogue'
import type { FigureGroup } from '@/api/contract/figureGroups'
import type { Breakdown, Figure } from '@/api/contract/figures'
import { type Change, changeText } from '@/domain/comparison'
import { type NumberLocale, figureText } from '@/domain/numberFormat'

/** The figures of a brief, in the order of a leader's questions: how many people, what happens, who needs help, does it work. */
export const briefFigures: readonly { id: FigureId, group: FigureGroup }[] = [
  { id: 'population.resident', group: 'profile' }, { id: 'population.registered', group: 'profile' }, { id: 'profile.households', group: 'profile' },
  { id: 'population.age60plusShare', group: 'population' }, { id: 'housing.homes', group: 'housing' }, { id: 'housing.vacantShare', group: 'housing' }, { id: 'grid.grids', group: 'grid' },
  { id: 'events.total', group: 'events' }, { id: 'events.open', group: 'events' }, { id: 'events.overdue', group: 'events' }, { id: 'events.handledShare', group: 'events' },
  { id: 'devices.onlineShare', group: 'devices' }, { id: 'assistance.people', group: 'assistance' }, { id: 'pipes.troubles', group: 'undergroundTroubles' }, { id: 'indicators.metShare', group: 'indicators' },
]
export const briefGroups: readonly FigureGroup[] = [...new Set(briefFigures.map(({ group }) => group))]
/** Those that compare between regions: their range is asked for. */
export const comparedFigures: readonly FigureId[] = briefFigures.map(({ id }) => id).filter(id => figureSpec(id).kind === 'ratio')

/** One line of the brief. `value` is digits or the mark of why there are none; `change` against the period before, `range` of the regions below with the target, each empty where there is none; `figure` is null where its answer did not come. */
export interface BriefRow { id: FigureId, group: FigureGroup, value: string, change: string, range: string, figure: Figure | null }

/** What the lines need beside the figures. */
export interface BriefWords {
  t: (key: string, values?: Readonly<Record<string, string | number>>) => string
  locale: NumberLocale
  /** Change of a figure against the period before; null where there is none to compare with. */
  change: (id: FigureId) => Change | null
  /** Target of a figure, in its unit; null where none is set. */
  target: (id: FigureId) => number | null
}

/** The lowest and the highest of the regions below that are known; null below two. */
export function rangeOf(breakdown: Breakdown | null): { low: number, high: number } | null {
  const known = breakdown?.rows.flatMap(({ figure }) => figure.value === null ? [] : [figure.value]) ?? []
  return known.length < 2 ? null : { low: Math.min(...known), high: Math.max(...known) }
}

/** The lines of a brief, those too whose answer did not come; what a figure compares with is said where it is known. */
export function briefRows(known: ReadonlyMap<FigureId, Figure>, breakdowns: ReadonlyMap<FigureId, Breakdown>, { t, locale, change, target }: BriefWords): BriefRow[] {
  return briefFigures.map(({ id, group }): BriefRow => {
    const figure = known.get(id) ?? null
    const { decimals } = figureSpec(id)
    const digits = (value: number) => value.toFixed(decimals)
    const wanted = target(id)
    const range = rangeOf(breakdowns.get(id) ?? null)
    const found = change(id), moved = found && changeText(id, found, key => t(key), locale)
    return {
      id, group, figure, value: figure === null ? '—' : figureText(figure, decimals, locale), change: moved === null ? '' : `${moved.size} ${moved.basis}`,
      range: [...range === null ? [] : [`${digits(range.low)}–${digits(range.high)}`], ...wanted === null ? [] : [t('brief.target', { n: wanted })]].join(' · '),
    }
  })
}
