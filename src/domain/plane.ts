import type { LonLat } from '@/api/contract/common'

/** East and north in metres from the plane's origin. */
export type Flat = readonly [east: number, north: number]

/**
 * A flat sheet round one place, for lengths, offsets and areas of a few kilometres: degrees are scaled by the radii of
 * curvature of WGS-84 at the origin. Within 3 km of it a length is true to about 3 parts in 10,000.
 */
export interface Plane {
  readonly origin: LonLat
  toFlat: (point: LonLat) => Flat
  toLonLat: (flat: Flat) => LonLat
}

const semiMajorM = 6_378_137
const e2 = 0.006_694_379_990_141
const rad = Math.PI / 180

/** Metres in a degree of longitude and of latitude at a latitude (meridian and prime-vertical radii of WGS-84). */
export function metresPerDegreeAt(lat: number): { lon: number, lat: number } {
  const sin2 = Math.sin(lat * rad) ** 2
  const w = Math.sqrt(1 - e2 * sin2)
  return { lon: semiMajorM / w * Math.cos(lat * rad) * rad, lat: semiMajorM * (1 - e2) / w ** 3 * rad }
}

export function createPlane(origin: LonLat): Plane {
  const metres = metresPerDegreeAt(origin[1])
  return {
    origin,
    toFlat: ([lon, lat]) => [(lon - origin[0]) * metres.lon, (lat - origin[1]) * metres.lat],
    toLonLat: ([east, north]) => [origin[0] + east / metres.lon, origin[1] + north / metres.lat],
  }
}
