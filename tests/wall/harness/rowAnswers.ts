import type * as z from 'zod/mini'
import { alarmSnapshot } from '@/api/contract/alarms'
import { answer, page as pageOf } from '@/api/contract/common'
import { endpoints } from '@/api/contract/endpoints'
import { type FigureId, type LifeService, lifeServices } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import { pipeReading, pipeTrouble } from '@/api/contract/pipes'
import { alarmRecord, device, gridEvent } from '@/api/contract/records'
import { parseRuntimeConfig } from '@/config/runtimeConfig'
import { alarmHealth, handlingTimes, knownAt, marksOf } from '@/domain/alarmHealth'
import { assessCommunity } from '@/domain/indicators/engine'
import { worstFirst } from '@/widgets/underground-readings/readingRows'
import { troubleRows } from '@/widgets/underground-troubles/troubleRows'
import type { DemoCounty } from './demoCounty.ts'
import { demoConfig } from './wallTest.ts'

const hourMs = 3_600_000, dayMs = 24 * hourMs, minuteMs = 60_000
/** A moment as a query has it. */
export const iso = (ms: number) => encodeURIComponent(new Date(ms).toISOString())

/** Of what the rows should speak. */
export interface RowsAsked { county: DemoCounty, code: string, /** What colours the map. */ metric: FigureId, figureOf: (id: FigureId) => Figure, now: number }

/** All pages of a list. */
export async function allOf<T extends z.core.$ZodType>({ county }: RowsAsked, path: string, row: T, most = Infinity): Promise<z.output<T>[]> {
  const schema = answer(pageOf(row))
  const rows: z.output<T>[] = []
  for (let cursor: string | null = ''; cursor !== null && rows.length < most;) {
    const { data }: z.output<typeof schema> = await county.ask(`${path}&size=500${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, schema)
    rows.push(...data.rows)
    cursor = data.next
  }
  return rows
}

/** Open alarms of the region, the shelved too. */
export async function openAlarms({ county, code }: RowsAsked) {
  const { data } = await county.ask('/alarms?scope=370124', answer(alarmSnapshot))
  return data.alarms.filter(alarm => alarm.closed === null && (alarm.place.regionPath as readonly string[]).includes(code))
}
/** Alarms of the last eight days up to the running minute. */
export async function history(asked: RowsAsked) {
  const at = Math.floor(asked.now / minuteMs) * minuteMs
  const records = await allOf(asked, `/alarms/history?scope=${asked.code}&from=${iso(asked.now - 8 * dayMs)}&to=${iso(asked.now)}`, alarmRecord)
  return { at, alarms: records.map(marksOf) }
}
/** What the pilots of the region declare, and what comes of it. */
export async function indicatorsOf({ county, code }: RowsAsked) {
  const { data } = await county.ask(`/regions/${code}/indicators`, endpoints.indicators.answer)
  return { data, assessments: data.communities.map(assessCommunity) }
}
/** Today's events. */
export const eventsOf = (asked: RowsAsked) => allOf(asked, `/events?scope=${asked.code}`, gridEvent)
/** The first page of devices, which is what the list holds. */
export const devicesOf = (asked: RowsAsked) => allOf(asked, `/devices?scope=${asked.code}`, device, 500)
/** Open troubles, in the order of what to look at. */
export const troublesOf = async (asked: RowsAsked) => troubleRows(await allOf(asked, `/underground/troubles?scope=${asked.code}&open=true`, pipeTrouble), asked.now)
/** Monitoring points, the worst first. */
export const readingsOf = async (asked: RowsAsked) => worstFirst(await allOf(asked, `/underground/readings?scope=${asked.code}`, pipeReading))
/** What bursts would do, and which pipes lie too close. */
export const analysisOf = async ({ county, code }: RowsAsked) => (await county.ask(`/underground/analysis?scope=${code}`, endpoints.networkAnalysis.answer)).data
/** Sum of what is known. */
export const sum = (figures: readonly Figure[]) => figures.reduce((all, { value }) => all + (value ?? 0), 0)
/** What came in each of the last 24 hours. */
export async function hoursOf({ county, code, now }: RowsAsked, of: 'events.total' | 'alarms.raised') {
  const to = (Math.floor(now / hourMs) + 1) * hourMs
  const { data } = await county.ask(`/regions/${code}/series/${of}?from=${iso(to - dayMs)}&to=${iso(to)}&stepSeconds=3600`, endpoints.series.answer)
  return data.values.map(value => [value === null ? '—' : String(value)])
}
/** The configuration of the demo. */
export const config = () => parseRuntimeConfig(JSON.stringify(demoConfig()))
/** The services of the 15-minute circle, the one that the fewest reach first. */
export function fewestFirst(figureOf: (id: FigureId) => Figure): { service: LifeService, share: Figure }[] {
  return lifeServices.map(service => ({ service, share: figureOf(`circle.${service}.share`) })).sort((a, b) => (a.share.value ?? Infinity) - (b.share.value ?? Infinity))
}
/** Who does not reach the service that the fewest reach. */
export async function gapsOfWorst({ county, code, figureOf }: RowsAsked) {
  const [worst] = fewestFirst(figureOf)
  if (worst === undefined || (worst.share.value ?? 100) >= 100) return []
  return (await county.ask(`/regions/${code}/services/${worst.service}`, endpoints.serviceReach.answer)).data.gaps
}
/** Health of the alarms of the last day. */
export async function healthOf(asked: RowsAsked) {
  const { at, alarms } = await history(asked)
  const { windowMinutes, floodBegin, floodEnd, chatterChanges, staleHours } = config().alarms
  return alarmHealth(alarms, { from: at - dayMs, to: at }, { windowMs: windowMinutes * minuteMs, floodBegin, floodEnd, chatterChanges, staleMs: staleHours * hourMs })
}
/** Handling times of the alarms of the last day. */
export async function timesOf(asked: RowsAsked) {
  const { at, alarms } = await history(asked)
  return handlingTimes(knownAt(alarms, at - dayMs, at), at)
}
