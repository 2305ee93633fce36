import * as z from 'zod/mini'
import { alarmDetail, alarmSnapshot } from './alarms'
import { buildingMark, pointKind, pointMark, searchResult, thing, thingKind } from './city'
import { answer, instant, page, pageQuery } from './common'
import { command, commandResult } from './commands'
import { deviceGroups } from './figureCatalogue'
import { breakdown, figureGroup, figureHistory, figureId, groupFigures, series } from './figures'
import { alarmId, deviceId, regionCode, streamEpoch } from './ids'
import { regionIndicators } from './indicators'
import { lifeService, serviceReach } from './lifeCircle'
import { alarmRecord, device, deviceHistory, gridEvent } from './records'
import { networkAnalysis, pipe, pipeKind, pipeNode, pipeReading, pipeTrouble } from './pipes'
import { regionGeometry, regionTree } from './regions'
import { serverTime, session } from './session'
import { backfill } from './stream'

/** One line of the contract. Paths are below the API base; `:name` is filled from `params`. */
export interface Endpoint<P extends z.core.$ZodType = z.core.$ZodType, Q extends z.core.$ZodType = z.core.$ZodType, B extends z.core.$ZodType = z.core.$ZodType, A extends z.core.$ZodType = z.core.$ZodType> {
  method: 'GET' | 'POST'
  path: string
  params: P
  query: Q
  body: B
  answer: A
  /** Give up after this long. */
  timeoutMs: number
}

const none = z.object({})
const byCode = z.object({ code: regionCode })
/** `at` asks for what was known at a past moment (replay); without it: now. */
const at = { at: z.optional(instant) }

/** `west,south,east,north` in degrees. */
const bbox = z.string().check(z.regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/, 'not west,south,east,north'))
/** Codes of pipe kinds with commas between them. */
const kindList = z.string().check(z.refine(text => text.split(',').every(code => pipeKind.safeParse(code).success), 'not a list of pipe kinds'))

function get<P extends z.core.$ZodType, Q extends z.core.$ZodType, A extends z.core.$ZodType>(path: string, params: P, query: Q, data: A, timeoutMs = 8_000) {
  return { method: 'GET', path, params, query, body: none, answer: answer(data), timeoutMs } as const
}

/** The table of endpoints: the one truth for client, demo and the county's back end. */
export const endpoints = {
  time: get('/time', none, none, serverTime, 4_000),
  session: get('/session', none, none, session, 4_000),
  regions: get('/regions', none, z.object({ root: regionCode }), regionTree),
  geometry: get('/regions/:code/geometry', byCode, none, regionGeometry),
  figures: get('/regions/:code/figures/:group', z.object({ code: regionCode, group: figureGroup }), z.object(at), groupFigures),
  breakdown: get('/regions/:code/breakdown/:figure', z.object({ code: regionCode, figure: figureId }), z.object(at), breakdown),
  series: get('/regions/:code/series/:figure', z.object({ code: regionCode, figure: z.enum(['events.total', 'alarms.raised']) }), z.object({ from: instant, to: instant, stepSeconds: z.coerce.number().check(z.gte(300), z.lte(86_400)), ...at }), series),
  /** A figure at its source's last `periods` as-of times: fewer where the source has no more. */
  history: get('/regions/:code/history/:figure', z.object({ code: regionCode, figure: figureId }), z.object({ periods: z.coerce.number<unknown>().check(z.gte(1), z.lte(60)), ...at }), figureHistory),
  /** Inputs of the 22 indicators of every pilot community in a region. */
  indicators: get('/regions/:code/indicators', byCode, z.object(at), regionIndicators),
  alarms: get('/alarms', none, z.object({ scope: regionCode, ...at }), alarmSnapshot),
  backfill: get('/alarms/stream', none, z.object({ scope: regionCode, epoch: streamEpoch, fromSeq: z.coerce.number<unknown>().check(z.gte(0)), toSeq: z.coerce.number<unknown>().check(z.gte(0)) }), backfill),
  /** One alarm, open or closed, with its timeline. */
  alarm: get('/alarms/one/:id', z.object({ id: alarmId }), z.object(at), alarmDetail),
  alarmHistory: get('/alarms/history', none, z.object({ scope: regionCode, from: instant, to: instant, ...pageQuery }), page(alarmRecord)),
  events: get('/events', none, z.object({ scope: regionCode, open: z.optional(z.enum(['true', 'false'])), ...at, ...pageQuery }), page(gridEvent)),
  /** Devices of a region, or those of one group. */
  devices: get('/devices', none, z.object({ scope: regionCode, group: z.optional(z.enum(deviceGroups)), ...at, ...pageQuery }), page(device)),
  /** Readings of one device in a span of at most 26 hours. */
  deviceHistory: get('/devices/:id/readings', z.object({ id: deviceId }), z.object({ from: instant, to: instant }), deviceHistory),
  /** Marks of one kind in a region, at most 20,000. */
  points: get('/regions/:code/points/:kind', z.object({ code: regionCode, kind: pointKind }), z.object(at), z.array(pointMark).check(z.maxLength(20_000))),
  /** Names of the buildings of one community, at most 5,000. */
  buildings: get('/regions/:code/buildings', byCode, none, z.array(buildingMark).check(z.maxLength(5_000))),
  /** One service of the 15-minute circle in a region; the way from every dwelling may take the source a while. */
  serviceReach: get('/regions/:code/services/:service', z.object({ code: regionCode, service: lifeService }), none, serviceReach, 30_000),
  thing: get('/things/:kind/:id', z.object({ kind: thingKind, id: z.string().check(z.minLength(1), z.maxLength(80)) }), z.object(at), thing),
  search: get('/search', none, z.object({ scope: regionCode, q: z.string().check(z.minLength(1), z.maxLength(80)), size: z.optional(z.coerce.number<unknown>().check(z.gte(1), z.lte(50))) }), searchResult, 4_000),
  /** Pipes and nodes that touch a box of at most 4 km²; a survey, so never more than a part of it at once. */
  pipes: get('/underground/pipes', none, z.object({ bbox, kinds: z.optional(kindList), ...pageQuery }), page(pipe)),
  nodes: get('/underground/nodes', none, z.object({ bbox, kinds: z.optional(kindList), ...pageQuery }), page(pipeNode)),
  troubles: get('/underground/troubles', none, z.object({ scope: regionCode, open: z.optional(z.enum(['true', 'false'])), ...at, ...pageQuery }), page(pipeTrouble)),
  readings: get('/underground/readings', none, z.object({ scope: regionCode, ...at, ...pageQuery }), page(pipeReading)),
  /** What bursts would do and which pipes lie too close, as of the survey; the source may take a while the first time. */
  networkAnalysis: get('/underground/analysis', none, z.object({ scope: regionCode, ...at }), networkAnalysis, 30_000),
  command: { method: 'POST', path: '/commands', params: none, query: none, body: command, answer: answer(commandResult), timeoutMs: 10_000 },
} as const satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints
export type ParamsOf<N extends EndpointName> = z.input<(typeof endpoints)[N]['params']>
export type QueryOf<N extends EndpointName> = z.input<(typeof endpoints)[N]['query']>
export type BodyOf<N extends EndpointName> = z.input<(typeof endpoints)[N]['body']>
export type AnswerOf<N extends EndpointName> = z.output<(typeof endpoints)[N]['answer']>

/** The stream's path below the socket base. */
export const streamPath = '/alarms'

/** Body of every HTTP status that is not 2xx. */
export const problem = z.object({ code: z.string(), message: z.string() })
export type Problem = z.infer<typeof problem>
