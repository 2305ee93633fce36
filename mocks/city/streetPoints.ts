import type { LonLat } from '@/api/contract/common'
import type { Frame } from './frame'
import { mix, unit } from '../county/hash'
import { contains } from '../county/plates'
import { layoutOf } from './areas'
import { buildingsOf } from './buildings'
import type { DrawnStreet, Layout } from './lots'

/** A place beside a street. */
export interface StreetPoint {
  point: LonLat
  /** Index of the street in its area, and its name. */
  street: number
  name: string
  /** Direction of the street, degrees clockwise from north, whole. */
  headingDeg: number
}

const kept = new Map<string, readonly number[]>()

/** Streets of the area (indices) whose middle lies in the community. */
export function streetsOf(seed: number, community: number): readonly number[] {
  const key = `${seed}:${community}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { streets } = layoutOf(seed, community)
  const made = streets.flatMap((street, k) => street.community === community ? [k] : [])
  kept.set(key, made)
  return made
}

/** A place by hash on the kerb of some street of the community, inside its plate; `wide` leaves the lanes out where it can. */
export function streetPoint(seed: number, community: number, h: number, wide = false): StreetPoint {
  const layout = layoutOf(seed, community)
  const streets = streetsOf(seed, community)
  for (let attempt = 0; attempt < 10; attempt++) {
    const own = mix(h, 0x57 + attempt)
    const index = streets[Math.floor(unit(own) * streets.length)] ?? 0
    const street = layout.streets[index]
    if (street === undefined || (wide && attempt < 5 && street.class === 'lane')) continue
    const found = besideStreet(layout, street, 0.08 + 0.84 * unit(mix(own, 1)), mix(own, 2) % 2 === 0 ? 1 : -1)
    if (contains(community, found.point)) return { ...found, street: index, name: street.name }
  }
  const building = buildingsOf(seed, community)[h % Math.max(1, buildingsOf(seed, community).length)]
  return { point: building?.point ?? layout.frame.plane.origin, street: building?.street ?? 0, name: layout.streets[building?.street ?? 0]?.name ?? '', headingDeg: 0 }
}

/** The place at share `t` of a street's length, half a metre beyond its kerb on one side. */
function besideStreet({ frame, crossings }: Layout, street: DrawnStreet, t: number, side: 1 | -1): { point: LonLat, headingDeg: number } {
  const from = street.bends[0] ?? crossings[street.a] ?? [0, 0], to = street.bends.at(-1) ?? crossings[street.b] ?? [0, 0]
  const du = to[0] - from[0], dv = to[1] - from[1]
  const length = Math.sqrt(du * du + dv * dv) || 1
  const off = side * (street.widthM / 2 + 0.5)
  const point = frame.toLonLat(from[0] + du * t - dv / length * off, from[1] + dv * t + du / length * off)
  return { point, headingDeg: headingOf(frame, from, to) }
}

/** Whole degrees clockwise from north, seen from one point of a frame to another. */
export function headingOf(frame: Frame, from: readonly [number, number], to: readonly [number, number]): number {
  const a = frame.toFlat(...from), b = frame.toFlat(...to)
  return (Math.round(Math.atan2(b[0] - a[0], b[1] - a[1]) * 180 / Math.PI) + 360) % 360
}
