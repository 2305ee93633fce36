import type { LonLat } from '@/api/contract/common'
import type { LifeService } from '@/api/contract/figureCatalogue'
import { type ServiceGap, type ServiceReach, mostPlaces } from '@/api/contract/lifeCircle'
import type { RegionLevel } from '@/api/contract/regions'
import { type Flat, type Plane, createPlane } from '@/domain/plane'
import { beyondReach, decimetres, pathLengthM, walkMinutes, walkReachM } from '@/domain/walkReach'
import { roundTo100m } from '../../county/alarmDress'
import { anchorOf, contains } from '../../county/plates'
import { communitiesOf, communityIndices, isWithin, regionAt } from '../../county/regions'
import { inSlices } from '../../slices'
import { areaOf } from '../areas'
import { type WalkStreet, walkGround } from './ground'
import { type Disc, type FlatPolygon, outlineOf } from './outline'
import { type Neighbours, neighboursOf, reachOf } from './reach'
import { servicesOf, unsurveyed } from './services'

/** The demo's own aim: nine in ten residents. */
const targetPercent = 90

/** How finely areas are drawn at a level, m: the grid, how far from a street one still counts as on it, and how far round a dwelling. */
const drawnBy: Readonly<Record<RegionLevel, { cellM: number, besideM: number, aroundM: number }>> = {
  county: { cellM: 70, besideM: 110, aroundM: 100 }, town: { cellM: 35, besideM: 70, aroundM: 60 }, community: { cellM: 10, besideM: 45, aroundM: 40 },
}

/** Dwellings beyond reach that are no farther apart stand in one gap of a community, m. */
const clusterM = 120

/** Communities that are laid out in one go before others get their turn. */
const sliceSize = 2

/**
 * One service in a region as the contract has it. The first question lays out the whole county (seconds), in slices, so that alarms and
 * figures are answered meanwhile.
 */
export async function serviceReachInSlices(seed: number, root: number, service: LifeService): Promise<ServiceReach> {
  await inSlices(communityIndices, (community) => { areaOf(seed, community); servicesOf(seed, community, service) }, sliceSize)
  await inSlices(communitiesOf(root), community => neighboursOf(seed, community), sliceSize)
  return serviceReachIn(seed, root, service)
}

/** The same in one go. */
export function serviceReachIn(seed: number, root: number, service: LifeService): ServiceReach {
  const { code, level } = regionAt(root)
  const plane = createPlane(anchorOf(root))
  const { places } = reachOf(seed, service)
  const inside = places.filter(({ community }) => isWithin(community, root))
  return {
    region: code, service, minutes: walkMinutes, walkM: walkReachM, targetPercent,
    places: thinned(inside).map(({ kind, id, name, point, community }) => ({ kind, id, name, point, region: regionAt(community).code })),
    placesTotal: inside.length,
    reach: polygonsOf(outlineOf(reachedDiscs(seed, root, service, plane), drawnBy[level].cellM), plane),
    gaps: gapsIn(seed, root, service, plane).sort((a, b) => b.residents - a.residents || (a.region < b.region ? -1 : 1)),
    unknown: isWithin(unsurveyed, root) ? [regionAt(unsurveyed).code] : [],
  }
}

function thinned<T>(list: readonly T[]): T[] {
  return list.length <= mostPlaces ? [...list] : list.filter((_, k) => Math.floor(k * mostPlaces / list.length) !== Math.floor((k - 1) * mostPlaces / list.length))
}

/** Degrees to five decimals, about a metre: an area is no survey. */
function polygonsOf(polygons: readonly FlatPolygon[], plane: Plane): LonLat[][][] {
  return polygons.map(rings => rings.map(ring => ring.map((point): LonLat => {
    const [lon, lat] = plane.toLonLat(point)
    return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]
  })))
}

/** Discs along the streets of the region that are within reach, shrinking to nothing toward the end of the way, and round the dwellings that are: blocks of the town are deep. */
function reachedDiscs(seed: number, root: number, service: LifeService, plane: Plane): Disc[] {
  const { ways, isReached } = reachOf(seed, service)
  const { level } = regionAt(root), { cellM, besideM, aroundM } = drawnBy[level]
  const homes = communitiesOf(root).filter(community => community !== unsurveyed).flatMap(community => neighboursOf(seed, community)).filter(isReached)
    .flatMap(group => group.homes).map((home): Disc => ({ at: plane.toFlat(home.point), radiusM: aroundM }))
  const along = walkGround(seed).streets.flatMap((walked): Disc[] => {
    const { edge, street } = walked
    if (!isWithin(street.community, root)) return []
    const a = ways[edge.a] ?? beyondReach, b = ways[edge.b] ?? beyondReach
    if (a === beyondReach && b === beyondReach) return []
    // A street that leaves the region is drawn as far as its border.
    return pointsAlong(walked, cellM).filter(({ at }) => level === 'county' || contains(root, at)).map(({ at, fromA }) => {
      const way = Math.min(a + decimetres(fromA), b + Math.max(0, edge.length - decimetres(fromA)))
      return { at: plane.toFlat(at), radiusM: Math.min(besideM, walkReachM - way / 10) }
    })
  })
  return [...along, ...homes]
}

/** Points of a street no farther apart than a step, its ends among them, with the way from its first node, m. */
function pointsAlong({ street: { path }, plane }: WalkStreet, stepM: number): { at: LonLat, fromA: number }[] {
  const points: { at: LonLat, fromA: number }[] = []
  let way = 0
  for (const [i, to] of path.entries()) {
    const from = path[i - 1]
    if (from === undefined) { points.push({ at: plane.toLonLat(to), fromA: 0 }); continue }
    const length = pathLengthM([from, to]), n = Math.max(1, Math.ceil(length / stepM))
    for (let k = 1; k <= n; k++) points.push({ at: plane.toLonLat([from[0] + (to[0] - from[0]) * k / n, from[1] + (to[1] - from[1]) * k / n]), fromA: way + length * k / n })
    way += length
  }
  return points
}

function gapsIn(seed: number, root: number, service: LifeService, plane: Plane): ServiceGap[] {
  const { isReached } = reachOf(seed, service)
  const { level } = regionAt(root)
  const { cellM, aroundM } = drawnBy[level]
  return communitiesOf(root).filter(community => community !== unsurveyed).flatMap((community) => {
    const beyond = neighboursOf(seed, community).filter(group => !isReached(group))
    const clusters = level === 'community' ? clustersOf(beyond, plane, clusterM) : beyond.length === 0 ? [] : [beyond]
    return clusters.map((groups): ServiceGap => {
      const homes = groups.flatMap(group => group.homes).map(({ point }) => plane.toFlat(point))
      return {
        region: regionAt(community).code, residents: groups.reduce((sum, { residents }) => sum + residents, 0),
        point: roundTo100m(plane.toLonLat(middleOf(homes))), outline: polygonsOf(outlineOf(homes.map(at => ({ at, radiusM: aroundM })), cellM), plane),
      }
    })
  })
}

/** Groups whose dwellings follow each other within a distance; groups are never torn apart, so that a cluster has five residents at least. */
function clustersOf(groups: readonly Neighbours[], plane: Plane, withinM: number): Neighbours[][] {
  const flats = groups.map(({ homes }) => homes.map(({ point }) => plane.toFlat(point)))
  const cells = new Map<string, { group: number, at: Flat }[]>()
  const cellOf = (metres: number): number => Math.floor(metres / withinM)
  const head = groups.map((_, k) => k)
  const find = (k: number): number => { let at = k; while (head[at] !== at) at = head[at] ?? at; return at }
  for (const [group, points] of flats.entries()) {
    for (const at of points) {
      for (let i = -1; i <= 1; i++) {
        for (let j = -1; j <= 1; j++) {
          for (const other of cells.get(`${cellOf(at[0]) + i}:${cellOf(at[1]) + j}`) ?? []) {
            if ((other.at[0] - at[0]) ** 2 + (other.at[1] - at[1]) ** 2 <= withinM * withinM) head[find(group)] = find(other.group)
          }
        }
      }
      const key = `${cellOf(at[0])}:${cellOf(at[1])}`
      cells.set(key, [...cells.get(key) ?? [], { group, at }])
    }
  }
  const found = new Map<number, Neighbours[]>()
  for (const [k, group] of groups.entries()) found.set(find(k), [...found.get(find(k)) ?? [], group])
  return [...found.values()]
}

/** The point of a set that is nearest to their mean. */
function middleOf(points: readonly Flat[]): Flat {
  const mean = (k: 0 | 1): number => points.reduce((sum, point) => sum + point[k], 0) / Math.max(1, points.length)
  const [x, y] = [mean(0), mean(1)]
  const away = ([px, py]: Flat): number => (px - x) ** 2 + (py - y) ** 2
  return points.reduce<Flat>((best, point) => away(point) < away(best) ? point : best, points[0] ?? [x, y])
}
