import * as z from 'zod/mini'

/** An instant, ISO 8601 with offset, for example `2026-11-22T09:05:47+08:00`. */
export const instant = z.iso.datetime({ offset: true })

/** An ISO 8601 duration of one unit: the expected refresh period of a source, for example `PT5M`, `P1D`, `P1Y`. */
export const isoPeriod = z.string().check(z.regex(/^P(\d+[YMWD]|T\d+[HMS])$/))

/** Longitude and latitude in degrees, WGS-84. */
export const lonLat = z.tuple([
  z.number().check(z.gte(-180), z.lte(180)),
  z.number().check(z.gte(-90), z.lte(90)),
])
export type LonLat = z.infer<typeof lonLat>

/** A source is named by a short key; the words are in the i18n catalogue under `source.*`, or shown as they are. */
export const sourceName = z.string().check(z.minLength(1), z.maxLength(40))

/** How fresh an answer is: as of when, how often its source promises a new one, and which source it is. */
export const freshness = z.object({ asOf: instant, period: isoPeriod, source: sourceName })
export type Freshness = z.infer<typeof freshness>

/** Every answer carries its freshness beside its data. */
export function answer<T extends z.core.$ZodType>(data: T) {
  return z.object({ freshness, data })
}
export interface Answer<T> { freshness: Freshness, data: T }

/** Whole, safe, non-negative number. */
export const count = z.int().check(z.gte(0))

/** One page of a list: `next` is the cursor of the following page, or null at the end; `total` counts all rows. */
export function page<T extends z.core.$ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: count, next: z.nullable(z.string()) })
}

/** Query of a paged list. Sizes above 500 are refused. */
export const pageQuery = { cursor: z.optional(z.string()), size: z.optional(z.coerce.number().check(z.gte(1), z.lte(500))) }
