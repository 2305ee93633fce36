import type { BuildingUse } from '@/api/contract/city'
import { between, mix, unit } from '../county/hash'
import type { Box, Lot } from './lots'

/** A footprint in the area's frame: corners counter-clockwise, not closed; the point lies well inside. */
export interface Footprint { corners: readonly (readonly [u: number, v: number])[], point: readonly [u: number, v: number] }

/** The shape of a building on its lot, by its use and its hash. It keeps half a metre from the edge of a plot. */
export function footprintOf(lot: Lot, use: BuildingUse, urban: boolean, h: number): Footprint {
  if (lot.kind === 'large') return use === 'school' ? court(shrunk(lot.box, 1.5, 0.8), 5, mix(h, 1)) : plain(inner(lot.box, h, 0.62, 0.8))
  if (!urban) return use === 'residential' || use === 'elderlyCare' ? courtyard(shrunk(lot.box, 0.5, 0.5), h) : plain(inner(lot.box, h, 0.7, 0.6))
  if (lot.kind === 'shop') return plain(shrunk(lot.box, 0.4, between(h, 0.2, 1.6)))
  if (use === 'school') return court(lot.box, 6, h)
  if (lot.tier === 'tower' && use === 'residential') return stepped(lot.box)
  return plain(lot.box)
}

function plain({ west, south, east, north }: Box): Footprint {
  return { corners: [[west, south], [east, south], [east, north], [west, north]], point: [(west + east) / 2, (south + north) / 2] }
}

function shrunk({ west, south, east, north }: Box, byU: number, byV: number): Box {
  return { west: west + byU, south: south + byV, east: east - byU, north: north - byV }
}

/** A smaller box somewhere in the box. */
function inner({ west, south, east, north }: Box, h: number, least: number, leastDeep: number): Box {
  const wide = (east - west - 1) * between(mix(h, 31), least, 1), deep = (north - south - 1) * between(mix(h, 32), leastDeep, 1)
  const left = west + 0.5 + (east - west - 1 - wide) * unit(mix(h, 33)), low = south + 0.5 + (north - south - 1 - deep) * unit(mix(h, 34))
  return { west: left, east: left + wide, south: low, north: low + deep }
}

/** The main house in the north, wings on one side or both, the court open to the south; or the main house alone. */
function courtyard(box: Box, h: number): Footprint {
  const deep = between(mix(h, 41), 5.8, 7.2), wing = between(mix(h, 42), 3.1, 4)
  const { west, east, north } = box
  const south = north - deep, end = box.south + between(mix(h, 43), 0, 4)
  const form = unit(mix(h, 44))
  const point = [(west + east) / 2, north - deep / 2] as const
  if (form < 0.3) return plain({ west, east, north, south })
  if (form < 0.55) return { point, corners: [[west, end], [west + wing, end], [west + wing, south], [east, south], [east, north], [west, north]] }
  if (form < 0.8) return { point, corners: [[west, south], [east - wing, south], [east - wing, end], [east, end], [east, north], [west, north]] }
  return { point, corners: [[west, end], [west + wing, end], [west + wing, south], [east - wing, south], [east - wing, end], [east, end], [east, north], [west, north]] }
}

/** Three wings round a yard, as schools have it. */
function court({ west, south, east, north }: Box, most: number, h: number): Footprint {
  const deep = Math.min((north - south) * 0.5, most + 2 * unit(h)), wing = Math.min((east - west) * 0.3, most + 1)
  const low = north - deep
  return { point: [(west + east) / 2, north - deep / 2], corners: [[west, south], [west + wing, south], [west + wing, low], [east - wing, low], [east - wing, south], [east, south], [east, north], [west, north]] }
}

/** A tower whose core stands out to the north. */
function stepped({ west, south, east, north }: Box): Footprint {
  const third = (east - west) / 3, step = (north - south) * 0.24
  return { point: [(west + east) / 2, (south + north) / 2], corners: [[west, south], [east, south], [east, north - step], [east - third, north - step], [east - third, north], [west + third, north], [west + third, north - step], [west, north - step]] }
}

/** Area in m². */
export function areaM2(corners: Footprint['corners']): number {
  let twice = 0
  for (const [k, [u, v]] of corners.entries()) {
    const [nextU, nextV] = corners[(k + 1) % corners.length] ?? [u, v]
    twice += u * nextV - nextU * v
  }
  return twice / 2
}
