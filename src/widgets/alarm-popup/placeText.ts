import type { AlarmPlace } from '@/api/contract/alarms'
import type { RegionCode } from '@/api/contract/ids'

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Where to go, in words from the town down: region path, building, unit, floor. */
export function placeText(place: AlarmPlace, nameOf: (code: RegionCode) => string, t: Say): string {
  const path = place.regionPath.slice(1).map(nameOf)
  const floor = place.floor === null ? null : t('popup.floor', { n: place.floor })
  return [...path, place.building, place.unit, floor].filter(Boolean).join(' ')
}

/** What to look for there: spot, well or node, depth; empty where nothing is known. */
export function spotText(place: AlarmPlace, t: Say): string {
  const depth = place.depthM === null ? null : t('popup.depth', { n: place.depthM.toFixed(1) })
  return [place.spot, place.node, depth].filter(Boolean).join(' · ')
}

/** The point in degrees; a rounded one with no more digits than it means. */
export function pointText(place: AlarmPlace): string {
  const [lon, lat] = place.point
  const digits = place.precision === 'area' ? 3 : 5
  return `${lon.toFixed(digits)}°E ${lat.toFixed(digits)}°N`
}
