import type { LonLat } from '@/api/contract/common'
import { type Flat, type Plane, createPlane } from '@/domain/plane'
import { ringsOf } from '../county/plates'

/**
 * The turned sheet on which the streets of one area are drawn: `u` runs along its lanes (roughly east), `v` along its streets
 * (roughly north), in metres from the area's middle.
 */
export interface Frame {
  plane: Plane
  toFlat: (u: number, v: number) => Flat
  toLonLat: (u: number, v: number) => LonLat
  fromFlat: (flat: Flat) => readonly [u: number, v: number]
}

/** A frame on the plane of `origin`, its middle `centre` metres from there, turned by 2·atan(`halfTurn`) (a rational turn is exact in every engine). */
export function createFrame(origin: LonLat, centre: Flat, halfTurn: number): Frame {
  const plane = createPlane(origin)
  const t2 = halfTurn * halfTurn
  const cos = (1 - t2) / (1 + t2), sin = 2 * halfTurn / (1 + t2)
  const toFlat = (u: number, v: number): Flat => [round(centre[0] + u * cos - v * sin, 1e3), round(centre[1] + u * sin + v * cos, 1e3)]
  return {
    plane, toFlat,
    toLonLat: (u, v) => rounded(plane.toLonLat(toFlat(u, v))),
    fromFlat: ([east, north]) => [(east - centre[0]) * cos + (north - centre[1]) * sin, (north - centre[1]) * cos - (east - centre[0]) * sin],
  }
}

/** A point to seven decimals (about a centimetre), so that every engine gives the same. */
export function rounded([lon, lat]: LonLat): LonLat {
  return [round(lon, 1e7), round(lat, 1e7)]
}

function round(value: number, scale: number): number {
  return Math.round(value * scale) / scale
}

/** The plate of a community in a frame, for many questions of inside and outside. */
export interface FlatPlate { community: number, contains: (u: number, v: number) => boolean, edgeDistance: (u: number, v: number) => number, box: readonly [west: number, south: number, east: number, north: number] }

export function flatPlate(community: number, frame: Frame): FlatPlate {
  const ring = (ringsOf(community)[0] ?? []).map(point => frame.fromFlat(frame.plane.toFlat(point)))
  const n = Math.max(0, ring.length - 1)
  const x = Float64Array.from(ring, point => point[0]), y = Float64Array.from(ring, point => point[1])
  const west = Math.min(...x), east = Math.max(...x), south = Math.min(...y), north = Math.max(...y)
  const at = (list: Float64Array, i: number): number => list[i] ?? 0
  return {
    community, box: [west, south, east, north],
    contains(u, v) {
      if (u < west || u > east || v < south || v > north) return false
      let inside = false
      for (let i = 0; i < n; i++) {
        const ay = at(y, i), by = at(y, i + 1)
        if ((ay > v) !== (by > v) && u < (at(x, i + 1) - at(x, i)) * (v - ay) / (by - ay) + at(x, i)) inside = !inside
      }
      return inside
    },
    edgeDistance(u, v) {
      let least = Infinity
      for (let i = 0; i < n; i++) {
        const ax = at(x, i) - u, ay = at(y, i) - v, dx = at(x, i + 1) - at(x, i), dy = at(y, i + 1) - at(y, i)
        const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
        const px = ax + t * dx, py = ay + t * dy
        least = Math.min(least, px * px + py * py)
      }
      return Math.sqrt(least)
    },
  }
}
