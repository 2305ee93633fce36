import type { Entrance } from '@/api/contract/city'
import type { LonLat } from '@/api/contract/common'
import { entranceId } from '@/api/contract/ids'
import { hash, mix, unit } from '../county/hash'
import { contains } from '../county/plates'
import { regionAt } from '../county/regions'
import { ordinalOf } from '../county/registers/table'
import { settlements } from '../county/settlement'
import { layoutOf } from './areas'
import { buildingsOf } from './buildings'

/** An entrance as it is kept. */
export interface CityEntrance extends Entrance { community: number }

const kept = new Map<string, readonly CityEntrance[]>()

/** Gates of the estates or of the village, then the doors of the town's stairwells; made once for a seed. */
export function entrancesOf(seed: number, community: number): readonly CityEntrance[] {
  const key = `${seed}:${community}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const urban = settlements[ordinalOf(community)]?.urban === true
  const drafts = urban ? [...estateGates(seed, community), ...doors(seed, community)] : villageGates(seed, community)
  const { code } = regionAt(community)
  const made = drafts.map((draft, k): CityEntrance => ({ ...draft, id: entranceId.parse(`ent.${code}.${String(k + 1).padStart(4, '0')}`), region: code, community }))
  kept.set(key, made)
  return made
}

type Draft = Pick<Entrance, 'name' | 'point' | 'type' | 'accessControl' | 'building'>

/** Two gates for an estate, on the street that serves it, beside its first and its last building. */
function estateGates(seed: number, community: number): Draft[] {
  const { frame, streets, crossings } = layoutOf(seed, community)
  const estates = new Map<string, { first: LonLat, last: LonLat, street: number }>()
  for (const building of buildingsOf(seed, community)) {
    if (building.homes === 0) continue
    const estate = building.name.slice(0, building.name.indexOf(' '))
    estates.set(estate, { street: building.street, first: estates.get(estate)?.first ?? building.point, last: building.point })
  }
  return [...estates].flatMap(([estate, { first, last, street: index }], k) => {
    const street = streets[index]
    const a = crossings[street?.a ?? 0] ?? [0, 0], b = crossings[street?.b ?? 0] ?? [0, 0]
    const closed = unit(hash(seed, 0x9a7e, community, k)) < 0.84
    return ([['南门', first], ['北门', last]] as const).map(([word, near]): Draft => {
      const [u, v] = frame.fromFlat(frame.plane.toFlat(near))
      const du = b[0] - a[0], dv = b[1] - a[1]
      const t = Math.max(0.06, Math.min(0.94, ((u - a[0]) * du + (v - a[1]) * dv) / (du * du + dv * dv || 1)))
      const on: readonly [number, number] = [a[0] + du * t, a[1] + dv * t]
      const away = Math.sqrt((u - on[0]) ** 2 + (v - on[1]) ** 2) || 1
      const reach = Math.min(away, (street?.widthM ?? 7) / 2 + 4)
      const point = frame.toLonLat(on[0] + (u - on[0]) / away * reach, on[1] + (v - on[1]) / away * reach)
      return { name: `${estate}${word}`, point: contains(community, point) ? point : near, type: 'gate', accessControl: closed, building: null }
    })
  })
}

/** One door for each stairwell, along the north side of the building. */
function doors(seed: number, community: number): Draft[] {
  return buildingsOf(seed, community).flatMap((building): Draft[] => {
    if (building.homes === 0) return []
    const [north, west] = northSide(building.footprint)
    const controlled = unit(mix(hash(seed, 0xd0, community), building.homes)) < 0.72
    return Array.from({ length: building.stairwells }, (_, k) => {
      const t = (k + 0.5) / building.stairwells
      return { name: `${building.name} ${k + 1} 单元`, type: 'door' as const, accessControl: controlled, building: building.id, point: [round7(west[0] + (north[0] - west[0]) * t), round7(west[1] + (north[1] - west[1]) * t)] }
    })
  })
}

/** The longest northern edge of a footprint: its eastern and its western corner. Rings run counter-clockwise, so it runs west. */
function northSide(ring: readonly LonLat[]): [LonLat, LonLat] {
  let best: [LonLat, LonLat] = [[0, 0], [0, 0]]
  let reach = -Infinity
  for (let k = 1; k < ring.length; k++) {
    const a = ring[k - 1], b = ring[k]
    if (a === undefined || b === undefined || b[0] >= a[0] || Math.abs(b[1] - a[1]) > Math.abs(b[0] - a[0])) continue
    if (a[0] - b[0] > reach) { reach = a[0] - b[0]; best = [a, b] }
  }
  return best
}

/** Where the middle street and the middle lane leave the village. */
function villageGates(seed: number, community: number): Draft[] {
  const { frame, streets, crossings } = layoutOf(seed, community)
  const ends = new Map<string, readonly [number, number]>()
  const keep = (word: string, at: readonly [number, number], better: (old: readonly [number, number]) => boolean): void => {
    const old = ends.get(word)
    if (old === undefined || better(old)) ends.set(word, at)
  }
  for (const street of streets) {
    if (street.class !== 'secondary') continue
    for (const at of [crossings[street.a], crossings[street.b]]) {
      if (at === undefined) continue
      if (street.name === '中心路') { keep('村南口', at, old => at[1] < old[1]); keep('村北口', at, old => at[1] > old[1]) }
      else { keep('村西口', at, old => at[0] < old[0]); keep('村东口', at, old => at[0] > old[0]) }
    }
  }
  return [...ends].map(([name, [u, v]]) => ({ name, point: frame.toLonLat(u, v), type: 'gate', accessControl: false, building: null }))
}

function round7(value: number): number {
  return Math.round(value * 1e7) / 1e7
}
