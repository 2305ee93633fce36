import type { Relation, Thing, ThingKind } from '@/api/contract/city'
import type { LonLat } from '@/api/contract/common'
import { deviceGroups } from '@/api/contract/figureCatalogue'
import { placeOf } from '../county/devicePlaces'
import { deviceTitle, idOf, raises } from '../county/devices'
import { metresPerDegreeLat, metresPerDegreeLon } from '../county/plates'
import { findRegion } from '../county/regions'
import { buildingRecord } from './buildingRecord'
import { buildingsOf } from './buildings'
import { cameraOnline, camerasOf } from './cameras'
import { brokenOf, componentsOf } from './components'
import { entrancesOf } from './entrances'
import type { CityBuilding } from './model'
import type { CityContext } from './points'
import { pipesAt, undergroundThing } from './underground'

/** How far something near is, m. */
const nearM = 60
const most = { device: 20, camera: 10, entrance: 8, pipe: 20, building: 6 } as const

/** A thing with its relations as a surface may see it, or null where there is none of that id. Rights are the caller's. */
export function thingOf(context: CityContext, kind: ThingKind, id: string): Thing | null {
  switch (kind) {
    case 'building': return buildingThing(context, id)
    case 'camera': return cameraThing(context, id)
    case 'device': return deviceThing(context, id)
    case 'component': return componentThing(context, id)
    case 'entrance': return entranceThing(context, id)
    case 'pipe': case 'node': return undergroundThing(context.seed, kind, id)
  }
}

/** Community and the rest of an id such as `b.370124001012.0003`. */
export function readId(id: string): { family: string, community: number, rest: string } | null {
  const match = /^([A-Za-z]+)\.([\w-]+)\.(\d+)$/.exec(id)
  const region = match === null ? undefined : findRegion(match[2] ?? '')
  return match === null || region?.level !== 'community' ? null : { family: match[1] ?? '', community: region.index, rest: match[3] ?? '' }
}

function buildingById(seed: number, id: string): CityBuilding | null {
  const read = readId(id)
  const building = read?.family === 'b' ? buildingsOf(seed, read.community)[Number(read.rest) - 1] : undefined
  return building?.id === id ? building : null
}

function metres(a: LonLat, b: LonLat): number {
  const east = (a[0] - b[0]) * metresPerDegreeLon, north = (a[1] - b[1]) * metresPerDegreeLat
  return Math.sqrt(east * east + north * north)
}

const byDistance = (a: Relation, b: Relation): number => (a.distanceM ?? 0) - (b.distanceM ?? 0)
const related = (kind: Relation['kind'], id: string, name: string, inside: boolean, distance: number): Relation => ({ kind, id, name, how: inside ? 'inside' : 'near', distanceM: inside ? null : Math.round(distance) })

function buildingThing(context: CityContext, id: string): Thing | null {
  const building = buildingById(context.seed, id)
  if (building === null) return null
  const entrances = entrancesOf(context.seed, building.community).filter(entrance => entrance.building === id).map(entrance => related('entrance', entrance.id, entrance.name, true, 0))
  return {
    kind: 'building', record: buildingRecord(context.seed, building, context.surface),
    relations: [...entrances.slice(0, most.entrance), ...camerasNear(context, building.community, building.point, id), ...devicesNear(context, building.community, building.point, id), ...pipesAt(context.seed, building).slice(0, most.pipe)],
  }
}

function camerasNear({ seed }: CityContext, community: number, point: LonLat, building: string | null, except = ''): Relation[] {
  return camerasOf(seed, community).filter(camera => camera.id !== except)
    .map(camera => related('camera', camera.id, camera.name, building !== null && camera.building === building, metres(point, camera.point)))
    .filter(relation => relation.how === 'inside' || (relation.distanceM ?? 0) <= nearM).sort(byDistance).slice(0, most.camera)
}

/** Devices in or near a building. On a public wall one inside a home is related to nothing: that would give the home away. */
function devicesNear({ county, seed, surface }: CityContext, community: number, point: LonLat, building: string): Relation[] {
  const found: Relation[] = []
  for (const group of deviceGroups) {
    const count = county.raw.devices.get(`devices.${group}.total`)?.[community] ?? 0
    for (let n = 1; n <= count; n++) {
      const device = { community, group, n }
      const place = placeOf(seed, device, raises(seed, device))
      if (place.home && surface === 'wall') continue
      const inside = place.buildingId === building, distance = metres(point, place.point)
      if (inside || (distance <= nearM && !place.home)) found.push(related('device', idOf(device), deviceTitle(seed, device), inside, distance))
    }
  }
  return found.sort(byDistance).slice(0, most.device)
}

function buildingsNear(seed: number, community: number, point: LonLat): Relation[] {
  return buildingsOf(seed, community).map(building => related('building', building.id, building.name, false, metres(point, building.point)))
    .filter(relation => (relation.distanceM ?? 0) <= nearM).sort(byDistance).slice(0, most.building)
}

function housing(seed: number, id: string | null): Relation[] {
  const building = id === null ? null : buildingById(seed, id)
  return building === null ? [] : [related('building', building.id, building.name, true, 0)]
}

function cameraThing({ seed, at }: CityContext, id: string): Thing | null {
  const read = readId(id)
  const camera = read?.family === 'cam' ? camerasOf(seed, read.community)[Number(read.rest) - 1] : undefined
  if (camera?.id !== id) return null
  const { community, hash: _hash, building, ...record } = camera
  return { kind: 'camera', record: { ...record, online: cameraOnline(camera, at) }, relations: building === null ? buildingsNear(seed, community, camera.point) : housing(seed, building) }
}

function deviceThing(context: CityContext, id: string): Thing | null {
  const { county, seed, surface, at } = context
  const read = readId(id)
  const group = deviceGroups.find(name => name === read?.family)
  if (read === null || group === undefined) return null
  const shown = county.device({ community: read.community, group, n: Number(read.rest) }, surface, at)
  if (shown?.row.id !== id) return null
  const { raises: _raises, ...record } = shown.row
  return {
    kind: 'device', record,
    relations: shown.home && surface === 'wall' ? [] : [...housing(seed, shown.buildingId), ...camerasNear(context, read.community, record.point, null)],
  }
}

function componentThing(context: CityContext, id: string): Thing | null {
  const { county, seed, at } = context
  const read = readId(id)
  const component = read?.family === 'cmp' ? componentsOf(seed, county.raw, read.community, at).find(candidate => candidate.id === id) : undefined
  if (component === undefined) return null
  const { community, street: _street, ...record } = component
  return { kind: 'component', record: { ...record, intact: !brokenOf(seed, county.raw, community, at).has(id) }, relations: camerasNear(context, community, component.point, null) }
}

function entranceThing(context: CityContext, id: string): Thing | null {
  const read = readId(id)
  const entrance = read?.family === 'ent' ? entrancesOf(context.seed, read.community)[Number(read.rest) - 1] : undefined
  if (entrance?.id !== id) return null
  const { community, ...record } = entrance
  return { kind: 'entrance', record, relations: [...housing(context.seed, entrance.building), ...camerasNear(context, community, entrance.point, null)] }
}
