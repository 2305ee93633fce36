import { isRegionCode, type RegionCode } from './ids'
import type { Surface } from './session'

/**
 * Topics of the alarm stream over MQTT (docs/decisions/0008). The surface is a level of its own, because the surfaces differ
 * by what is masked: the broker lets a public wall read only what lies below its own.
 */
export const streamTopics = {
  /** Batches and heartbeats of a scope, for all its walls. Retained messages are not used. */
  alarms: (scope: RegionCode, surface: Surface) => `county/${scope}/${surface}/alarms`,
  /** What the server says to one wall alone: its resumption, the readings it watches, refusals. */
  down: (scope: RegionCode, surface: Surface, wall: string) => `county/${scope}/${surface}/wall/${wall}/down`,
  /** What one wall says. An empty message, which is also its last will, means that it is gone. */
  up: (scope: RegionCode, surface: Surface, wall: string) => `county/${scope}/${surface}/wall/${wall}/up`,
  /** Filter of all that the walls of a surface say. */
  everyUp: (surface: Surface) => `county/+/${surface}/wall/+/up`,
} as const

/** The scope and the wall that an `up` topic names; null where it is no such topic. */
export function wallOfTopic(topic: string): { scope: RegionCode, wall: string } | null {
  const [, scope = '', wall = ''] = /^county\/([^/]+)\/[^/]+\/wall\/([\w.:-]{1,80})\/up$/.exec(topic) ?? []
  return isRegionCode(scope) && wall !== '' ? { scope, wall } : null
}
