import * as z from 'zod/mini'
import { faultText } from './faultText'
import { lonLat } from '@/api/contract/common'
import { figureId } from '@/api/contract/figures'
import { ownPath } from '@/api/contract/alarms'
import { regionCode } from '@/api/contract/ids'
import { alarmRule } from '@/api/contract/rules'
import { surface } from '@/api/contract/session'

/** Upper ends of the lower four of five colour classes. */
const classBreaks = z.array(z.number()).check(z.length(4), z.refine(breaks => breaks.every((b, i) => i === 0 || b > (breaks[i - 1] ?? b)), 'not in ascending order'))

/**
 * The one configuration file that county IT edits, served as `/config.json` and read at start, without a rebuild. Every
 * address is a path on the wall's own origin, behind the reverse proxy, so that the Content-Security-Policy stays fixed.
 */
export const runtimeConfig = z.object({
  /** `mock` runs the demo county inside the page and is honoured by the demo build alone. */
  source: z.enum(['mock', 'live']),
  county: z.object({
    code: regionCode,
    name: z.string().check(z.minLength(1)),
    title: z.string().check(z.minLength(1)),
    titleEn: z.string().check(z.minLength(1)),
    timeZone: z.string().check(z.refine(isTimeZone, 'not an IANA time zone')),
    /** Where the map looks when nothing else is known. */
    centre: lonLat,
  }),
  /** Region this wall starts at and never leaves upwards. */
  root: regionCode,
  surface,
  /** `transport`: the alarm stream as WebSocket frames at `socket`, or the same frames over MQTT 5 at `mqtt` (MQTT over WebSocket). */
  api: z.object({ http: ownPath, socket: ownPath, transport: z.enum(['websocket', 'mqtt']), mqtt: z.nullable(ownPath) })
    .check(z.refine(api => api.transport !== 'mqtt' || api.mqtt !== null, 'transport mqtt needs the path mqtt')),
  map: z.object({
    /** Folder of the county's geography: boundary, neighbours, rivers, elevation. */
    geography: ownPath,
    /** `tileset.json` of each layer of 3D Tiles; null where the county has none, and the layer is not offered. */
    tiles: z.object({ buildings: z.nullable(ownPath), pipes: z.nullable(ownPath), nodes: z.nullable(ownPath), roads: z.nullable(ownPath) }),
    /** 审图号 of a live map; null where the map is a 示意图. */
    approvalNumber: z.nullable(z.string()),
    /** Same-origin WMTS path of an official base map. Reserved: checked, not drawn yet. */
    wmts: z.nullable(ownPath),
  }),
  /** What a leader's target lines and marks are drawn at. */
  thresholds: z.object({
    deviceOnlinePercent: z.number().check(z.gte(0), z.lte(100)),
    componentsIntactPercent: z.number().check(z.gte(0), z.lte(100)),
  }),
  /** Fixed class breaks (four ascending numbers, five classes) of the figures that colour the map, per level of the plates. */
  mapBreaks: z.partialRecord(figureId, z.object({ town: classBreaks, community: classBreaks })),
  /** When the board groups, marks and complains; counts are of new alarms for one position (this wall's root). */
  alarms: z.object({
    /** The window over which alarms are counted, and the length of the bars of the alarm health. */
    windowMinutes: z.number().check(z.gte(1), z.lte(60)),
    /** More new alarms than this in a window begin a flood; fewer than `floodEnd` end it (EEMUA 191, ISA-18.2: 10 and 5 in 10 minutes). */
    floodBegin: z.number().check(z.gte(1), z.lte(1000)),
    floodEnd: z.number().check(z.gte(0), z.lte(1000)),
    /** An alarm that changes between active and returned this often in a window chatters. */
    chatterChanges: z.number().check(z.gte(2), z.lte(100)),
    /** Active for longer than this it is stale. */
    staleHours: z.number().check(z.gte(1), z.lte(720)),
    longestShelfHours: z.number().check(z.gte(1), z.lte(72)),
    /** Whether tone and voice are on when the wall opens. */
    sound: z.boolean(),
  }).check(z.refine(alarms => alarms.floodEnd <= alarms.floodBegin, 'floodEnd is above floodBegin')),
  /** The rules by which readings become alarms: what the screen lists, and what the demo county runs. */
  rules: z.array(alarmRule).check(z.maxLength(500), z.refine(rules => new Set(rules.map(rule => rule.id)).size === rules.length, 'two rules of one name')),
  /** Demo only: the seed of the county and the first scripted alarm, seconds after the wall opens (null: none). */
  demo: z.optional(z.object({ seed: z.int(), openingAlarmAfterSeconds: z.nullable(z.number().check(z.gte(1))) })),
})
export type RuntimeConfig = z.infer<typeof runtimeConfig>

/** One field of the configuration that is wrong: its path and what is the matter. */
export interface ConfigFault { field: string, message: string }

/** Thrown when `/config.json` cannot be used; names every wrong field. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(`config.json: ${faults.map(f => `${f.field}: ${f.message}`).join('; ')}`)
    this.name = 'ConfigError'
  }
}

/** Parses the text of `/config.json`. Throws {@link ConfigError} with every wrong field. */
export function parseRuntimeConfig(text: string): RuntimeConfig {
  let json: unknown
  try { json = JSON.parse(text) }
  catch (error) { throw new ConfigError([{ field: 'config.json', message: `not JSON: ${error instanceof Error ? error.message : String(error)}` }]) }
  const result = runtimeConfig.safeParse(json)
  if (!result.success) throw new ConfigError(result.error.issues.map(issue => ({ field: issue.path.join('.') || 'config.json', message: faultText(issue, json) })))
  return result.data
}

function isTimeZone(name: string): boolean {
  try { new Intl.DateTimeFormat('en', { timeZone: name }); return true }
  catch { return false }
}
