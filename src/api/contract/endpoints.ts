import * as z from 'zod/mini'
import { alarmSnapshot } from './alarms'
import { answer, instant, page, pageQuery } from './common'
import { command, commandResult } from './commands'
import { breakdown, figureGroup, figureId, groupFigures, series } from './figures'
import { regionCode, streamEpoch } from './ids'
import { alarmRecord, device, gridEvent } from './records'
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
/** `at` asks for the figures of a past moment (replay); without it: now. */
const at = { at: z.optional(instant) }

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
  series: get('/regions/:code/series/:figure', z.object({ code: regionCode, figure: z.enum(['events.total', 'alarms.raised']) }), z.object({ from: instant, to: instant, stepSeconds: z.coerce.number().check(z.gte(300), z.lte(86_400)) }), series),
  alarms: get('/alarms', none, z.object({ scope: regionCode, ...at }), alarmSnapshot),
  backfill: get('/alarms/stream', none, z.object({ scope: regionCode, epoch: streamEpoch, fromSeq: z.coerce.number<unknown>().check(z.gte(0)), toSeq: z.coerce.number<unknown>().check(z.gte(0)) }), backfill),
  alarmHistory: get('/alarms/history', none, z.object({ scope: regionCode, from: instant, to: instant, ...pageQuery }), page(alarmRecord)),
  events: get('/events', none, z.object({ scope: regionCode, open: z.optional(z.enum(['true', 'false'])), ...pageQuery }), page(gridEvent)),
  devices: get('/devices', none, z.object({ scope: regionCode, ...pageQuery }), page(device)),
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
