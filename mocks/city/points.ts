import type { PointKind, PointMark } from '@/api/contract/city'
import type { Surface } from '@/api/contract/session'
import type { County } from '../county/county'
import { communitiesOf } from '../county/regions'
import { cameraOnline, camerasOf } from './cameras'
import { brokenOf, componentsOf } from './components'
import { entrancesOf } from './entrances'

/** What the answers about the city are made from. */
export interface CityContext { county: County, seed: number, surface: Surface, at: number }

/** The contract's limit for one answer. */
const mostMarks = 20_000

/** Marks of one kind in a region. Where there are more than the contract allows, every second, third … one is left out, evenly over the region. */
export function pointMarks({ county, seed, surface, at }: CityContext, root: number, kind: PointKind): PointMark[] {
  const communities = communitiesOf(root)
  switch (kind) {
    case 'camera': return thinned(communities.flatMap(community => camerasOf(seed, community).map(camera => ({ id: camera.id, point: camera.point, name: camera.name, tag: camera.view, good: cameraOnline(camera, at) }))))
    case 'device': return thinned(county.devices(root, surface, at, 0, county.deviceCount(root, surface)).map(device => ({ id: device.id, point: device.point, name: device.name, tag: device.group, good: device.online })))
    case 'component': return thinned(communities.flatMap((community) => {
      const broken = brokenOf(seed, county.raw, community, at)
      return componentsOf(seed, county.raw, community, at).map(component => ({ id: component.id, point: component.point, name: component.name, tag: component.class, good: !broken.has(component.id) }))
    }))
    case 'entrance': return thinned(communities.flatMap(community => entrancesOf(seed, community).map(entrance => ({ id: entrance.id, point: entrance.point, name: entrance.name, tag: entrance.type, good: true }))))
  }
}

function thinned(marks: PointMark[]): PointMark[] {
  if (marks.length <= mostMarks) return marks
  return Array.from({ length: mostMarks }, (_, k) => marks[Math.floor(k * marks.length / mostMarks)]).filter(mark => mark !== undefined)
}
