import * as z from 'zod/mini'
import { count, lonLat } from './common'
import { lifeServices } from './figureCatalogue'
import { regionCode } from './ids'
import { polygonRings } from './regions'

export const lifeService = z.enum(lifeServices)

/** Fewer residents than these are never told of a gap. */
export const leastInGap = 5
/** Places told of one service; more are left out evenly, `placesTotal` counts them. */
export const mostPlaces = 500

const placeBase = { region: regionCode, name: z.string(), point: lonLat }
/** Where a service is: a building, or a component of the city such as the sign of a bus stop. */
export const servicePlace = z.object({ kind: z.enum(['building', 'component']), id: z.string().check(z.minLength(1), z.maxLength(80)), ...placeBase })
export type ServicePlace = z.infer<typeof servicePlace>

/** Residents of one community who do not reach the service in time. In a community each cluster of dwellings is a gap of its own. */
export const serviceGap = z.object({
  region: regionCode,
  residents: z.int().check(z.gte(leastInGap)),
  /** A dwelling in the middle of them, rounded to 100 m. */
  point: lonLat,
  /** MultiPolygon coordinates round their dwellings. */
  outline: z.array(polygonRings),
})
export type ServiceGap = z.infer<typeof serviceGap>

/** One service of the 15-minute circle in a region: its places, what is within reach of them along the streets, and who is not, the largest gap first. */
export const serviceReach = z.object({
  region: regionCode,
  service: lifeService,
  /** The circle: minutes on foot, and the way that is walked in them, m. */
  minutes: z.number().check(z.gt(0)),
  walkM: z.number().check(z.gt(0)),
  /** Share of the residents that is aimed at, percent; null where none is set. */
  targetPercent: z.nullable(z.number().check(z.gte(0), z.lte(100))),
  places: z.array(servicePlace).check(z.maxLength(mostPlaces)),
  placesTotal: count,
  /** MultiPolygon coordinates of what is within reach. */
  reach: z.array(polygonRings),
  gaps: z.array(serviceGap).check(z.maxLength(500)),
  /** Communities of which it is not known what services they have: neither reached nor a gap. */
  unknown: z.array(regionCode),
})
export type ServiceReach = z.infer<typeof serviceReach>
