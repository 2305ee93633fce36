import { communityIndices, regionAt } from '../county/regions'
import { ordinalOf } from '../county/registers/table'
import { settlements } from '../county/settlement'
import { rounded } from './frame'
import type { Layout } from './lots'
import type { Area, Crossing, Street } from './model'
import { urbanLayout } from './urbanLayout'
import { villageLayout } from './villageLayout'

/** Key of the county town among the areas. */
export const townKey = 'town'

/** The urban communities that stand together as the county town: those of 榆山街道 and 锦水街道. */
const townCommunities: readonly number[] = communityIndices.filter(index => isUrban(index) && ['370124001', '370124002'].includes(regionAt(index).parent ?? ''))
const inTown = new Set(townCommunities)

function isUrban(community: number): boolean {
  return settlements[ordinalOf(community)]?.urban === true
}

interface Kept { layouts: Map<string, Layout>, areas: Map<string, Area> }
const kept = new Map<number, Kept>()

function keptOf(seed: number): Kept {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const made: Kept = { layouts: new Map(), areas: new Map() }
  kept.set(seed, made)
  return made
}

/** Key of the area in which a community stands. */
export function areaKeyOf(community: number): string {
  return inTown.has(community) ? townKey : regionAt(community).code
}

/** Streets and lots of the area of a community, made once for a seed. */
export function layoutOf(seed: number, community: number): Layout {
  const { layouts } = keptOf(seed)
  const key = areaKeyOf(community)
  const known = layouts.get(key)
  if (known !== undefined) return known
  const made = key === townKey ? urbanLayout(seed, key, townCommunities) : isUrban(community) ? urbanLayout(seed, key, [community]) : villageLayout(seed, community)
  layouts.set(key, made)
  return made
}

/** The area in which a community stands, with its streets; made once for a seed. */
export function areaOf(seed: number, community: number): Area {
  const { areas } = keptOf(seed)
  const key = areaKeyOf(community)
  const known = areas.get(key)
  if (known !== undefined) return known
  const made = areaFrom(layoutOf(seed, community))
  areas.set(key, made)
  return made
}

/** All areas, the county town first. */
export function areas(seed: number): readonly Area[] {
  const first = townCommunities[0]
  return [...first === undefined ? [] : [first], ...communityIndices.filter(index => !inTown.has(index))].map(community => areaOf(seed, community))
}

function areaFrom({ key, communities, frame, crossings, streets }: Layout): Area {
  const points = crossings.map(([u, v]): Crossing => {
    const [east, north] = frame.toFlat(u, v)
    return { east, north, point: rounded(frame.plane.toLonLat([east, north])) }
  })
  const at = (k: number): readonly [number, number] => [points[k]?.east ?? 0, points[k]?.north ?? 0]
  const drawn = streets.map(({ a, b, bends, ...rest }): Street => ({ ...rest, a, b, path: [at(a), ...bends.map(([u, v]) => frame.toFlat(u, v)), at(b)] }))
  return { key, plane: frame.plane, communities, streets: { crossings: points, streets: drawn } }
}
