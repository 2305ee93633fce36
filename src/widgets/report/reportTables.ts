import type { Alarm } from '@/api/contract/alarms'
import { type FigureId, figureSpec } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import type { GridEvent } from '@/api/contract/records'
import type { Region } from '@/api/contract/regions'
import type { Surface } from '@/api/contract/session'
import { statusOf } from '@/domain/alarmState'
import { type NumberLocale, fullNumber, markOf } from '@/domain/numberFormat'
import { placeName } from '@/domain/placeName'
import type { EpochMs } from '@/domain/time'
import type { Cell, Table } from './csvText'

/** What the rows need beside the data. */
export interface TableWords {
  t: (key: string) => string
  /** Name of a source in words. */
  source: (name: string) => string
  region: (code: RegionCode) => Region | undefined
  /** `2026-11-22 09:07:28`. */
  time: (at: EpochMs) => string
  locale: NumberLocale
}

/** One figure of one region. */
export interface FigureRow { region: RegionCode, id: FigureId, figure: Figure }

/** Nothing is known: never an empty cell, which reads as nothing was asked, and never 0. */
const unknown = '—'

const headOf = ({ t }: TableWords, columns: readonly string[]): Cell[] => columns.map(column => t(`reportColumn.${column}`))

/** A number to reckon with where it is exact, `≥` before a lower bound, else the mark of why there is none: `<5`, `—`. */
function valueCell(id: FigureId, figure: Figure, locale: NumberLocale): Cell {
  const { decimals } = figureSpec(id)
  switch (figure.state) {
    case 'exact': return Number(figure.value.toFixed(decimals))
    case 'partial': return `≥${fullNumber(figure.value, decimals, locale)}`
    case 'suppressed': case 'unknown': case 'notApplicable': return markOf(figure)
  }
}

/** A code of a region that has an official one; a local one never leaves as a code. */
const codeOf = (region: Region | undefined): string => region?.official === true ? region.code : unknown

/** The figures of a view, each with its name and its id in the catalogue, unit, state, as-of time and source; the same figure of a region once. */
export function figureTable(rows: readonly FigureRow[], words: TableWords): Table {
  const once = new Map(rows.map(row => [`${row.region}|${row.id}`, row]))
  return [headOf(words, ['region', 'code', 'figure', 'id', 'value', 'unit', 'state', 'asOf', 'source']), ...[...once.values()].map(({ region: code, id, figure }): Cell[] => {
    const region = words.region(code)
    return [
      region ? placeName(region, words.locale.tag) : unknown, codeOf(region), words.t(`figure.${id}`), id, valueCell(id, figure, words.locale), words.t(`unit.${figureSpec(id).unit}`),
      words.t(`figureState.${figure.state}`), words.time(Date.parse(figure.asOf)), words.source(figure.source),
    ]
  })]
}

/** The path of regions below the county. */
const pathText = (path: readonly RegionCode[], { region, locale }: TableWords) => path.slice(path.length > 1 ? 1 : 0).flatMap((code) => { const own = region(code); return own ? [placeName(own, locale.tag)] : [] }).join(' ') || unknown

/** Degrees, with the digits that mean something. */
const degrees = (value: number) => Number(value.toFixed(5))

/**
 * Open alarms. Where exactly, at which device and with which reading is for `console` alone: a public wall gives the community. Where a pipe or
 * well lies is survey data, which stay out of exports: an alarm at one has its number, no point and no depth.
 */
export function alarmTable(alarms: readonly Alarm[], surface: Surface, words: TableWords): Table {
  const { t, time } = words
  const exact = surface === 'console'
  return [headOf(words, ['alarm', 'severity', 'kind', 'raisedAt', 'status', 'place', 'acknowledgedAt', 'event', 'dueAt', ...exact ? ['spot', 'device', 'longitude', 'latitude', 'reading', 'limit', 'readingUnit'] : []]), ...alarms.map((alarm): Cell[] => {
    const { place, reading, event } = alarm
    const isBuried = place.node !== null || place.depthM !== null
    const when = (at: string | undefined) => at === undefined ? unknown : time(Date.parse(at))
    return [
      alarm.id, t(`severity.${alarm.severity}`), t(`alarmKind.${alarm.kind}`), when(alarm.raisedAt), t(`alarmStatus.${statusOf(alarm)}`), pathText(place.regionPath, words), when(alarm.acknowledged?.at),
      event?.id ?? unknown, when(event?.dueAt),
      ...exact
        ? [[place.building, place.unit, place.node, place.spot].filter(Boolean).join(' ') || unknown, alarm.device.name, ...isBuried ? [unknown, unknown] : [degrees(place.point[0]), degrees(place.point[1])], reading?.value ?? unknown, reading?.limit ?? unknown, reading === null ? unknown : t(`readingUnit.${reading.unit}`)]
        : [],
    ]
  })]
}

/** Open grid events; their points only for `console`. */
export function eventTable(events: readonly GridEvent[], surface: Surface, pathOf: (code: RegionCode) => readonly RegionCode[], words: TableWords): Table {
  const { t, time } = words
  const exact = surface === 'console'
  return [headOf(words, ['event', 'eventSource', 'kind', 'step', 'place', 'reportedAt', 'dueAt', 'alarm', ...exact ? ['longitude', 'latitude'] : []]), ...events.map((event): Cell[] => [
    event.id, t(`figure.events.${event.source}`), t(`eventKind.${event.kind}`), t(`eventStep.${event.step}`), pathText(pathOf(event.region), words), time(Date.parse(event.reportedAt)), time(Date.parse(event.dueAt)),
    event.alarm ?? unknown, ...exact ? [degrees(event.point[0]), degrees(event.point[1])] : [],
  ])]
}
