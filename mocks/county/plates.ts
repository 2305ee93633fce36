import file from '../data/plates.json' with { type: 'json' }
import type { LonLat } from '@/api/contract/common'
import type { Plate } from '@/api/contract/regions'
import { mix, unit } from './hash'
import { regionAt } from './regions'

/** Geography of the demo county: the real outline, illustrative plates inside it (drawn by `mocks/tools/makePlates.ts`). */
interface StoredPlate { rings: readonly (readonly number[])[], anchor: readonly number[], areaM2: number }
const stored: Readonly<Record<string, StoredPlate>> = file.plates

/** Metres in a degree of latitude, and of longitude at 36.2° N. */
export const metresPerDegreeLat = 110_950
export const metresPerDegreeLon = 89_833

const arcs: readonly (readonly LonLat[])[] = file.arcs.map((steps) => {
  const line: LonLat[] = []
  let lon = 0
  let lat = 0
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i] ?? 0
    lat += steps[i + 1] ?? 0
    line.push([lon / 1e6, lat / 1e6])
  }
  return line
})

const drawn = new Map<number, LonLat[][]>()

function storedPlate(index: number): StoredPlate {
  const plate = stored[regionAt(index).code]
  if (plate === undefined) throw new Error(`no plate for ${regionAt(index).code}: run the plate tool`)
  return plate
}

/** Closed rings of a region, the outer one first, counter-clockwise. */
export function ringsOf(index: number): readonly LonLat[][] {
  const known = drawn.get(index)
  if (known !== undefined) return known
  const rings = storedPlate(index).rings.map((steps) => {
    const ring = steps.flatMap(step => (step < 0 ? [...arcs[~step] ?? []].reverse() : [...arcs[step] ?? []]).slice(0, -1))
    const first = ring[0]
    return first === undefined ? ring : [...ring, first]
  })
  drawn.set(index, rings)
  return rings
}

/** The plate of a region as the contract has it; only the county's outline is real. */
export function plateOf(index: number): Plate {
  return { code: regionAt(index).code, polygons: [ringsOf(index).map(ring => [...ring])], illustrative: regionAt(index).level !== 'county' }
}

/** A point well inside the region, for its label. */
export function anchorOf(index: number): LonLat {
  const [lon, lat] = storedPlate(index).anchor
  return [(lon ?? 0) / 1e6, (lat ?? 0) / 1e6]
}

/** Area of the plate in m²: a weight for dividing the official area. */
export function plateAreaM2(index: number): number {
  return storedPlate(index).areaM2
}

/** True when the point lies inside the region's plate. */
export function contains(index: number, [lon, lat]: LonLat): boolean {
  let inside = false
  for (const ring of ringsOf(index)) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1]
      const b = ring[i]
      if (a === undefined || b === undefined) continue
      if ((a[1] > lat) !== (b[1] > lat) && lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]) inside = !inside
    }
  }
  return inside
}

/** A point inside the plate by hash: within `radiusM` of the anchor where that fits, so that villages have a core. */
export function pointIn(index: number, h: number, radiusM: number): LonLat {
  const [lon, lat] = anchorOf(index)
  for (let attempt = 0; attempt < 12; attempt++) {
    const reach = radiusM * (1 - attempt / 14)
    const dx = (unit(mix(h, 2 * attempt)) * 2 - 1) * reach
    const dy = (unit(mix(h, 2 * attempt + 1)) * 2 - 1) * reach
    if (dx * dx + dy * dy > reach * reach) continue
    const point: LonLat = [round6(lon + dx / metresPerDegreeLon), round6(lat + dy / metresPerDegreeLat)]
    if (contains(index, point)) return point
  }
  return [lon, lat]
}

/** Moves a point by metres east and north. */
export function shift([lon, lat]: LonLat, eastM: number, northM: number): LonLat {
  return [round6(lon + eastM / metresPerDegreeLon), round6(lat + northM / metresPerDegreeLat)]
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
