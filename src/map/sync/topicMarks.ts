import type { LonLat } from '@/api/contract/common'
import type { Breakdown, Figure } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import type { GridEvent } from '@/api/contract/records'
import type { Region } from '@/api/contract/regions'
import { isOverdue } from '@/domain/eventTiming'
import { polygonsContain } from '@/domain/geodesy'
import type { Assessment } from '@/domain/indicators/engine'
import type { EpochMs } from '@/domain/time'
import type { CounterMark } from '../layers/counters'
import { type Subject, anchorOf } from './mapView'

/** Of some points, the one nearest to their middle: a counter of many stands where one of them is. */
function middleOf(points: readonly LonLat[]): LonLat | null {
  const lon = points.reduce((sum, point) => sum + point[0], 0) / points.length, lat = points.reduce((sum, point) => sum + point[1], 0) / points.length
  const away = (point: LonLat) => Math.hypot(point[0] - lon, point[1] - lat)
  return points.reduce<LonLat | null>((best, point) => best === null || away(point) < away(best) ? point : best, null)
}

/** Raised plates carry what lies inside the subject. */
const raisedAt = (subject: Subject | null, point: LonLat): 0 | 1 => subject !== null && subject.level !== 'community' && polygonsContain(subject.outline, point) ? 1 : 0

/**
 * Open grid events as marks, those overdue at `now` as their bad part; none before the subject is known. In a county the events of a town stand together, with the
 * town's code as their id; below it each is a mark of its own.
 */
export function eventMarks(events: readonly GridEvent[], subject: Subject | null, region: (code: RegionCode) => Region | undefined, now: EpochMs): CounterMark[] {
  if (!subject) return []
  if (subject.level !== 'county') {
    return events.map(event => ({ id: event.id, lon: event.point[0], lat: event.point[1], raised: raisedAt(subject, event.point), count: 1, part: isOverdue(event, now) ? 1 : 0 }))
  }
  const towns = new Map<RegionCode, GridEvent[]>()
  for (const event of events) {
    const town = region(event.region)?.parent
    if (town === null || town === undefined) continue
    const known = towns.get(town)
    if (known) known.push(event)
    else towns.set(town, [event])
  }
  return [...towns].flatMap(([town, own]): CounterMark[] => {
    const at = middleOf(own.map(({ point }) => point))
    return at ? [{ id: town, lon: at[0], lat: at[1], raised: raisedAt(subject, at), count: own.length, part: own.filter(event => isOverdue(event, now)).length }] : []
  })
}

const numberOf = (figure: Figure | undefined): number | null => figure?.value ?? null

/** How many devices are offline in each region below; a region whose numbers are not both known has no entry. */
export function offlineByRegion(here: RegionCode, total: Breakdown | null, online: Breakdown | null): ReadonlyMap<RegionCode, number> {
  if (total?.region !== here || online?.region !== here) return nothing
  const on = new Map(online.rows.map(row => [row.region, numberOf(row.figure)]))
  return new Map(total.rows.flatMap(({ region, figure }): [RegionCode, number][] => {
    const all = numberOf(figure), known = on.get(region) ?? null
    return all === null || known === null ? [] : [[region, Math.max(0, all - known)]]
  }))
}
const nothing: ReadonlyMap<RegionCode, number> = new Map()

/** Pilot communities with their results; what is not met or not known is their bad part. The mark stands at the community's anchor. */
export function pilotMarks(assessments: readonly Assessment[], subject: Subject | null, region: (code: RegionCode) => Region | undefined): CounterMark[] {
  return assessments.flatMap(({ region: code, tally, results }): CounterMark[] => {
    const plate = subject?.plates.find(one => one.code === code)
    const at = (plate && anchorOf(plate.polygons)) ?? region(code)?.anchor
    return at ? [{ id: code, lon: at[0], lat: at[1], raised: raisedAt(subject, at), count: results.length, part: results.length - tally.met }] : []
  })
}

/** Where a click on a counter leads: into the one region below that holds all of it; null where it is several, or none below. */
export function regionOfMarks(regions: readonly (RegionCode | undefined)[], here: RegionCode, region: (code: RegionCode) => Region | undefined): RegionCode | null {
  const below = new Set(regions.map((code) => {
    let at = code
    for (let own = at && region(at); own && own.parent !== here && own.parent !== null; own = region(own.parent)) at = own.parent
    return at !== undefined && region(at)?.parent === here ? at : undefined
  }))
  const [only] = below
  return below.size === 1 && only !== undefined ? only : null
}
