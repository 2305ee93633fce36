import { type Access, type WalkEdge, type WalkNetwork, accessAt, decimetres, pathLengthM, walkNetwork } from '@/domain/walkReach'
import { areaKeyOf, areas } from '../areas'
import type { CityBuilding, Street } from '../model'
import { trunkRoads } from '../trunkRoads'
import type { Plane } from '@/domain/plane'
import type { LonLat } from '@/api/contract/common'

/** One street of the walking network: its line on the plane of its area. */
export interface WalkStreet { edge: WalkEdge, street: Street, plane: Plane }

/** The streets of the whole county as one walking network: those of every area, and the roads between the areas. */
export interface WalkGround {
  network: WalkNetwork
  /** By number of the edge. */
  streets: readonly WalkStreet[]
  /** How a door joins the street of its area that serves it. */
  accessOf: (community: number, street: number, point: LonLat) => Access
}

const kept = new Map<number, WalkGround>()

/** The walking network of a seed, made once. One walks along the county roads too: a service of the next village may be near enough. */
export function walkGround(seed: number): WalkGround {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const made = build(seed)
  kept.set(seed, made)
  return made
}

function build(seed: number): WalkGround {
  const streets: WalkStreet[] = []
  const firstNode = new Map<string, number>(), firstEdge = new Map<string, number>()
  let nodes = 0
  const add = (street: Street, plane: Plane, a: number, b: number): void => { streets.push({ street, plane, edge: { a, b, length: decimetres(pathLengthM(street.path)) } }) }
  for (const { key, plane, streets: graph } of areas(seed)) {
    firstNode.set(key, nodes)
    firstEdge.set(key, streets.length)
    for (const street of graph.streets) add(street, plane, nodes + street.a, nodes + street.b)
    nodes += graph.crossings.length
  }
  const trunk = trunkRoads(seed)
  const nodeOf = (crossing: number): number => {
    const end = trunk.ends[crossing]
    const first = firstNode.get(end?.area ?? '')
    if (end === undefined || first === undefined) throw new Error(`a county road that ends nowhere: ${crossing}`)
    return first + end.crossing
  }
  for (const street of trunk.streets) add(street, trunk.plane, nodeOf(street.a), nodeOf(street.b))
  return {
    network: walkNetwork(nodes, streets.map(({ edge }) => edge)), streets,
    accessOf(community, street, point) {
      const number = (firstEdge.get(areaKeyOf(community)) ?? 0) + street
      const found = streets[number]
      if (found === undefined) throw new Error(`no street ${street} in ${areaKeyOf(community)}`)
      return accessAt(found.plane.toFlat(point), number, found.edge, found.street.path)
    },
  }
}

/** The door of a building. */
export const doorOf = (ground: WalkGround, { community, street, point }: Pick<CityBuilding, 'community' | 'street' | 'point'>): Access => ground.accessOf(community, street, point)
