import * as z from 'zod/mini'
import type { Freshness } from '@/api/contract/common'
import { type AnswerOf, type EndpointName, type Problem, endpoints } from '@/api/contract/endpoints'
import type { Alarm } from '@/api/contract/alarms'
import type { RegionCode } from '@/api/contract/ids'
import { type PipeKind, pipeKind } from '@/api/contract/pipes'
import { type County, regionsBelow } from './county/county'
import { ringsOf, plateOf } from './county/plates'
import { type Source, alarmSource, deviceSource, eventSource, indicatorSource, lastAsOfs, packSource, pipeReadingSource, pipeSource, platformSource, sourceOf, sourceOfGroup, troubleSource } from './county/provenance'
import { communitiesOf, findRegion, isWithin, regionAt } from './county/regions'
import { countSeries } from './county/series'
import { stateAt } from './county/alarmLife'
import { timelineOf } from './county/alarmTimeline'
import { declarationOf, pilotsIn } from './county/indicatorInputs'
import { aims, hubs } from './county/letter'
import { deviceNamed } from './county/devices'
import { dayMs, hourMs, toInstant } from './county/time'
import type { RawReply, RawRequest, WallRights } from './countyService'
import type { StreamRooms } from './streamRooms'
import { inSlices } from './slices'
import { type Bounds, boundsKm2, nodesIn, pipesIn } from './city/network/lookup'
import { analysisOf } from './city/network/analysis'
import { readingsAt } from './city/network/readings'
import { nodeRecord, pipeRecord } from './city/network/records'
import { troubleRecord, troublesAt } from './city/network/troubles'
import { buildingsOf } from './city/buildings'
import { serviceReachInSlices } from './city/circle/areas'
import { type CityContext, pointMarks } from './city/points'
import { searchCity } from './city/search'
import { thingOf } from './city/things'
import type { Command, CommandResult } from '@/api/contract/commands'

/** What the answers are made from, for one request of one wall. */
export interface AnswerContext {
  county: County
  seed: number
  rooms: StreamRooms
  rights: WallRights
  operator: { role: string, maskedName: string }
  now: number
  /** Synthetic alarms of a test that are open in a scope. */
  injected: (scope: RegionCode) => readonly Alarm[]
  run: (command: Command) => Promise<CommandResult>
}

type Input<N extends EndpointName> = {
  params: z.output<(typeof endpoints)[N]['params']>
  query: z.output<(typeof endpoints)[N]['query']>
  body: z.output<(typeof endpoints)[N]['body']>
}
type Answerer = (request: RawRequest, context: AnswerContext) => Promise<RawReply>

/** A status other than 200, with its problem. */
class Refusal extends Error {
  constructor(readonly status: number, readonly problem: Problem) { super(problem.message) }
}
const notFound = (what: string): Refusal => new Refusal(404, { code: 'notFound', message: `${what} is not known here` })
const forbidden = (what: string): Refusal => new Refusal(403, { code: 'forbidden', message: `${what} is outside what this wall may see` })
const badRequest = (message: string): Refusal => new Refusal(400, { code: 'badRequest', message })

/** Parts of a request that name something: a malformed name is unknown, anything else malformed is a bad request. */
const names = new Set(['code', 'scope', 'root', 'group', 'figure'])
const defaultPageSize = 100
const defaultHits = 20
const longestHistoryMs = 62 * dayMs
const longestSeries = 2_000
const longestDeviceHistoryMs = 26 * hourMs
const largestBoxKm2 = 4

function answerer<N extends EndpointName>(name: N, make: (input: Input<N>, context: AnswerContext) => AnswerOf<N> | Promise<AnswerOf<N>>): Answerer {
  const endpoint = endpoints[name]
  return async (request, context) => {
    try {
      const input = z.safeParse(z.object({ params: endpoint.params, query: endpoint.query, body: endpoint.body }), { params: request.params, query: request.query, body: request.body ?? {} })
      if (!input.success) {
        const issue = input.error.issues[0]
        const field = issue?.path.map(String).join('.') ?? ''
        throw names.has(field.slice(field.lastIndexOf('.') + 1)) ? notFound(field) : badRequest(`${field}: ${issue?.message ?? 'malformed'}`)
      }
      return { status: 200, body: await make(input.data as Input<N>, context) }
    }
    catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.problem }
      throw error
    }
  }
}

const freshness = (source: Source, context: AnswerContext, at = context.now): Freshness => ({ asOf: toInstant(source.asOf(at, context.seed)), period: source.period, source: source.key })

/** The city as this wall may see it now; devices are as fresh as their platform. */
/** The city as it was known at a moment. */
const cityOf = ({ county, seed, rights, now }: AnswerContext, at = now): CityContext => ({ county, seed, surface: rights.surface, at: deviceSource.asOf(at, seed) })

/** Place of a region in the list, where this wall may see it. */
function regionFor(code: string, context: AnswerContext): number {
  const region = findRegion(code)
  if (region === undefined) throw notFound(`region ${code}`)
  const root = findRegion(context.rights.root)
  if (root === undefined || !isWithin(region.index, root.index)) throw forbidden(`region ${code}`)
  return region.index
}

/** A past moment, or now; the future is not known. */
function momentOf(at: string | undefined, context: AnswerContext): number {
  return at === undefined ? context.now : Math.min(Date.parse(at), context.now)
}

/** One page: the cursor is the number of rows before it. */
function pageFrom(query: { cursor?: string | undefined, size?: number | undefined }): { offset: number, size: number } {
  const offset = query.cursor === undefined ? 0 : Number(query.cursor)
  if (!Number.isInteger(offset) || offset < 0) throw badRequest('cursor: not one of this list')
  return { offset, size: Math.floor(query.size ?? defaultPageSize) }
}

function cut<T>(rows: readonly T[], { offset, size }: { offset: number, size: number }): { rows: T[], total: number, next: string | null } {
  return { rows: rows.slice(offset, offset + size), total: rows.length, next: offset + size < rows.length ? String(offset + size) : null }
}

function mapped<T, R>({ rows, total, next }: { rows: readonly T[], total: number, next: string | null }, record: (row: T) => R): { rows: R[], total: number, next: string | null } {
  return { rows: rows.map(record), total, next }
}

/** West, south, east, north; a survey is given away in parts of 4 km² at most. */
function boxOf(text: string): Bounds {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
  const box = [west, south, east, north] as const
  if (!(west < east && south < north)) throw badRequest('bbox: west and south come first')
  if (boundsKm2(box) > largestBoxKm2) throw badRequest(`bbox: at most ${largestBoxKm2} km²`)
  return box
}

function kindsOf(text: string | undefined): ReadonlySet<PipeKind> | null {
  return text === undefined ? null : new Set(text.split(',').map(code => pipeKind.parse(code)))
}

/** True for what lies below the root of this wall. */
function isWithinRoot({ rights }: AnswerContext): (of: { community: number }) => boolean {
  const root = findRegion(rights.root)?.index ?? -1
  return ({ community }) => isWithin(community, root)
}

/** How each endpoint of the table is answered. */
export const answers: Readonly<Record<EndpointName, Answerer>> = {
  time: answerer('time', (_, context) => ({ freshness: freshness(platformSource, context), data: { now: toInstant(context.now), timeZone: 'Asia/Shanghai' } })),
  session: answerer('session', (_, context) => ({ freshness: freshness(platformSource, context), data: { ...context.rights, operator: context.operator, simulated: true } })),
  regions: answerer('regions', ({ query }, context) => {
    const root = regionFor(query.root, context)
    return { freshness: freshness(packSource, context), data: { root: query.root, regions: regionsBelow(root) } }
  }),
  geometry: answerer('geometry', ({ params }, context) => {
    const index = regionFor(params.code, context)
    if (ringsOf(index).length === 0) throw notFound(`geometry of ${params.code}`)
    return { freshness: freshness(packSource, context), data: { code: params.code, outline: plateOf(index), children: regionAt(index).children.map(plateOf) } }
  }),
  figures: answerer('figures', ({ params, query }, context) => {
    const at = momentOf(query.at, context)
    return { freshness: freshness(sourceOfGroup(params.group), context, at), data: context.county.figures.group(regionFor(params.code, context), params.group, at) }
  }),
  breakdown: answerer('breakdown', ({ params, query }, context) => {
    const at = momentOf(query.at, context)
    return { freshness: freshness(sourceOf(params.figure), context, at), data: context.county.figures.breakdown(regionFor(params.code, context), params.figure, at) }
  }),
  series: answerer('series', ({ params, query }, context) => {
    const index = regionFor(params.code, context)
    const from = Date.parse(query.from)
    const to = Date.parse(query.to)
    if (to < from || (to - from) / 1000 / query.stepSeconds > longestSeries) throw badRequest(`to: at most ${longestSeries} steps after from`)
    const source = params.figure === 'alarms.raised' ? alarmSource : eventSource
    const at = momentOf(query.at, context)
    return { freshness: freshness(source, context, at), data: countSeries(context.county, context.seed, index, params.figure, from, to, Math.round(query.stepSeconds), at) }
  }),
  history: answerer('history', async ({ params, query }, context) => {
    const index = regionFor(params.code, context)
    const at = momentOf(query.at, context)
    const source = sourceOf(params.figure)
    const times = lastAsOfs(source, at, context.seed, Math.floor(query.periods)).reverse()
    // Small counts are protected anew for each period: one after the other, so that no other answer waits for a year.
    const points = await inSlices(times, time => context.county.figures.figure(index, params.figure, time), 1)
    return { freshness: freshness(source, context, at), data: { region: params.code, figure: params.figure, points } }
  }),
  indicators: answerer('indicators', ({ params, query }, context) => {
    const index = regionFor(params.code, context)
    const at = momentOf(query.at, context)
    const isHere = ({ region }: { region: RegionCode | null }): boolean => region === null ? regionAt(index).level === 'county' : isWithin(findRegion(region)?.index ?? -1, index)
    return {
      freshness: freshness(indicatorSource, context, at),
      data: {
        region: params.code, communities: pilotsIn(index).map(community => declarationOf(context.seed, community, at)),
        aims: aims.filter(isHere), hubs: regionAt(index).level === 'county' ? [...hubs] : [],
      },
    }
  }),
  alarms: answerer('alarms', async ({ query }, context) => {
    const root = regionFor(query.scope, context)
    const at = momentOf(query.at, context)
    // The position first: what changes while the alarms are dressed has a later number.
    const position = context.rooms.position(query.scope, context.rights.surface)
    const alarms: Alarm[] = [...context.injected(query.scope), ...await context.county.openAlarmsInSlices(root, context.rights.surface, at)]
    return { freshness: freshness(alarmSource, context, at), data: { scope: query.scope, ...position, alarms } }
  }),
  backfill: answerer('backfill', async ({ query }, context) => {
    regionFor(query.scope, context)
    return { freshness: freshness(alarmSource, context), data: await context.rooms.backfill(query.scope, context.rights.surface, query.epoch, query.fromSeq, query.toSeq) }
  }),
  alarm: answerer('alarm', ({ params, query }, context) => {
    const at = momentOf(query.at, context)
    const life = context.county.alarms.find(params.id, at)
    const state = life === undefined ? null : stateAt(life.states, at)
    if (life === undefined || state === null) throw notFound(`alarm ${params.id}`)
    regionFor(regionAt(life.plan.community).code, context)
    return { freshness: freshness(alarmSource, context, at), data: { alarm: context.county.show(life.plan, state, context.rights.surface), timeline: timelineOf(life, at) } }
  }),
  alarmHistory: answerer('alarmHistory', ({ query }, context) => {
    const root = regionFor(query.scope, context)
    const from = Date.parse(query.from)
    const to = Date.parse(query.to)
    if (to < from || to - from > longestHistoryMs) throw badRequest('to: at most 62 days after from')
    return { freshness: freshness(alarmSource, context), data: cut(context.county.history(root, from - 1, to, context.now), pageFrom(query)) }
  }),
  events: answerer('events', ({ query }, context) => {
    const open = query.open === undefined ? null : query.open === 'true'
    const at = momentOf(query.at, context)
    const rows = context.county.events(regionFor(query.scope, context), context.rights.surface, at, open)
    return { freshness: freshness(eventSource, context, at), data: cut(rows, pageFrom(query)) }
  }),
  devices: answerer('devices', ({ query }, context) => {
    const root = regionFor(query.scope, context)
    const { offset, size } = pageFrom(query)
    const total = context.county.deviceCount(root, context.rights.surface, query.group)
    const at = momentOf(query.at, context)
    const rows = context.county.devices(root, context.rights.surface, deviceSource.asOf(at, context.seed), offset, size, query.group)
    return { freshness: freshness(deviceSource, context, at), data: { rows, total, next: offset + size < total ? String(offset + size) : null } }
  }),
  deviceHistory: answerer('deviceHistory', ({ params, query }, context) => {
    const device = deviceNamed(params.id)
    if (device === null || !context.county.tellsOf(device, context.rights.surface)) throw notFound(`device ${params.id}`)
    regionFor(regionAt(device.community).code, context)
    const from = Date.parse(query.from)
    const to = Math.min(Date.parse(query.to), context.now)
    if (to < from || to - from > longestDeviceHistoryMs) throw badRequest('to: at most 26 hours after from')
    const data = context.county.readings.history(device, from, to)
    if (data === null) throw notFound(`readings of ${params.id}`)
    return { freshness: freshness(deviceSource, context), data }
  }),
  points: answerer('points', ({ params, query }, context) => {
    const root = regionFor(params.code, context)
    const at = momentOf(query.at, context)
    const source = params.kind === 'component' ? sourceOf('components.total') : deviceSource
    return { freshness: freshness(source, context, at), data: pointMarks(cityOf(context, at), root, params.kind) }
  }),
  buildings: answerer('buildings', ({ params }, context) => {
    const community = regionFor(params.code, context)
    if (regionAt(community).level !== 'community') throw badRequest('code: a community')
    return { freshness: freshness(sourceOf('housing.buildings'), context), data: buildingsOf(context.seed, community).map(({ id, name, point, heightM, use }) => ({ id, name, point, heightM, use })) }
  }),
  serviceReach: answerer('serviceReach', async ({ params }, context) => {
    const root = regionFor(params.code, context)
    return { freshness: freshness(sourceOf('circle.allShare'), context), data: await serviceReachInSlices(context.seed, root, params.service) }
  }),
  thing: answerer('thing', ({ params, query }, context) => {
    const at = momentOf(query.at, context)
    const data = thingOf(cityOf(context, at), params.kind, params.id)
    if (data === null) throw notFound(`${params.kind} ${params.id}`)
    regionFor(data.record.region, context)
    return { freshness: freshness(params.kind === 'building' ? sourceOf('housing.buildings') : deviceSource, context, at), data }
  }),
  search: answerer('search', ({ query }, context) => {
    const root = regionFor(query.scope, context)
    return { freshness: freshness(packSource, context), data: { query: query.q, hits: searchCity(cityOf(context), root, query.q, Math.floor(query.size ?? defaultHits)) } }
  }),
  pipes: answerer('pipes', ({ query }, context) => {
    const rows = pipesIn(context.seed, boxOf(query.bbox), kindsOf(query.kinds)).filter(isWithinRoot(context))
    return { freshness: freshness(pipeSource, context), data: mapped(cut(rows, pageFrom(query)), pipeRecord) }
  }),
  nodes: answerer('nodes', ({ query }, context) => {
    const rows = nodesIn(context.seed, boxOf(query.bbox), kindsOf(query.kinds)).filter(isWithinRoot(context))
    return { freshness: freshness(pipeSource, context), data: mapped(cut(rows, pageFrom(query)), nodeRecord) }
  }),
  troubles: answerer('troubles', ({ query }, context) => {
    const root = regionFor(query.scope, context)
    const moment = momentOf(query.at, context)
    const at = troubleSource.asOf(moment, context.seed)
    const rows = troublesAt(context.seed, root, at, query.open === undefined ? null : query.open === 'true')
    return { freshness: freshness(troubleSource, context, moment), data: mapped(cut(rows, pageFrom(query)), life => troubleRecord(life, at)) }
  }),
  readings: answerer('readings', ({ query }, context) => {
    const root = regionFor(query.scope, context)
    const at = momentOf(query.at, context)
    return { freshness: freshness(pipeReadingSource, context, at), data: cut(readingsAt(context.seed, root, pipeReadingSource.asOf(at, context.seed)), pageFrom(query)) }
  }),
  networkAnalysis: answerer('networkAnalysis', async ({ query }, context) => {
    const root = regionFor(query.scope, context)
    // Whole villages have to be built to know whom a pipe supplies: one after the other, so that no other answer waits.
    await inSlices(communitiesOf(0), community => buildingsOf(context.seed, community), 4)
    return { freshness: freshness(pipeSource, context, momentOf(query.at, context)), data: { region: query.scope, ...analysisOf(context.seed, root) } }
  }),
  command: answerer('command', async ({ body }, context) => ({ freshness: freshness(alarmSource, context), data: await context.run(body) })),
}
