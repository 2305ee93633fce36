import type { Alarm } from '@/api/contract/alarms'
import type { BuildingMark, BuildingUse, Thing } from '@/api/contract/city'
import type { LonLat } from '@/api/contract/common'
import { isLowBad } from '@/api/contract/figureCatalogue'
import type { Breakdown } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import type { Plate, Region, RegionGeometry, RegionLevel } from '@/api/contract/regions'
import { type Polygons, boundsOf, labelPoint, metresPerDegree, polygonsContain, signedArea } from '@/domain/geodesy'
import { type MapClass, figureClass } from '@/domain/mapClasses'
import type { Shot } from '../engine/mapCamera'
import type { NamedShape } from '../engine/geography'
import type { AlarmMark } from '../layers/alarms'
import { placeOfThing } from '../layers/chosen'
import type { LabelView } from '../layers/labels'
import type { PlateView } from '../layers/plates'

/** What the map is about at one level: the outline in view, the plates inside it, and what lies beside it. */
export interface Subject {
  code: RegionCode
  level: RegionLevel
  outline: Polygons
  plates: readonly PlateView[]
  /** Regions beside it at the same level. */
  context: readonly PlateView[]
}

/** What {@link subjectOf} reads; `geometry` answers undefined while an outline is on its way. */
export interface SubjectSources {
  region: RegionCode
  level: RegionLevel
  parent: RegionCode | null
  geometry: (code: RegionCode) => RegionGeometry | undefined
  /** The county's real outline, there from the start; null where the wall's county is another. */
  countyOutline: Polygons | null
}

const plateView = ({ code, polygons }: Plate): PlateView => ({ code, polygons })
const noPlates: readonly PlateView[] = []

/**
 * The subject of a place, as far as it is known: a town is shown by its outline in the county before its own plates have
 * arrived. Null while nothing is known.
 */
export function subjectOf({ region, level, parent, geometry, countyOutline }: SubjectSources): Subject | null {
  const own = geometry(region)
  const siblings = parent === null ? undefined : geometry(parent)
  const outline = own?.outline.polygons ?? siblings?.children.find(plate => plate.code === region)?.polygons ?? (level === 'county' ? countyOutline : null)
  if (!outline) return null
  return {
    code: region, level, outline,
    plates: level === 'community' ? noPlates : own?.children.map(plateView) ?? noPlates,
    context: siblings?.children.filter(plate => plate.code !== region).map(plateView) ?? noPlates,
  }
}

const noClasses: ReadonlyMap<RegionCode, MapClass> = new Map()

/** Class of each plate. Without an answer, or where the figure does not apply, a plate stays bare; a region that the answer lacks is missing, never a shade. */
export function plateClasses(subject: Subject, breakdown: Breakdown | null, breaks: readonly number[] | undefined): ReadonlyMap<RegionCode, MapClass> {
  if (!breakdown || !breaks || breakdown.region !== subject.code) return noClasses
  const figures = new Map(breakdown.rows.map(row => [row.region, row.figure]))
  const lowIsBad = isLowBad(breakdown.figure)
  return new Map(subject.plates.flatMap(({ code }) => {
    const klass = figureClass(figures.get(code), breaks, lowIsBad)
    return klass === null ? [] : [[code, klass] as const]
  }))
}

const anchors = new WeakMap<Polygons, LonLat>()
/** Where the label of a shape stands; remembered, because it is asked for with every change of a figure. */
export function anchorOf(polygons: Polygons): LonLat | null {
  const known = anchors.get(polygons)
  if (known) return known
  const point = labelPoint(polygons)
  if (point) anchors.set(polygons, point)
  return point
}

/** The northernmost point of a shape, where the name of an outline stands. */
export function northernmost(polygons: Polygons): LonLat | null {
  return polygons.flatMap(([outer]) => outer ?? []).reduce<LonLat | null>((best, point) => best === null || point[1] > best[1] ? point : best, null)
}

/** Side of a square of the same area, metres. */
function widthOf(polygons: Polygons): number {
  const [ring] = polygons[0] ?? []
  const bounds = boundsOf(polygons)
  if (!ring || !bounds) return 0
  return Math.sqrt(Math.abs(signedArea(ring)) * Math.cos((bounds.south + bounds.north) / 2 * Math.PI / 180)) * metresPerDegree
}

export interface LabelSources {
  subject: Subject
  classes: ReadonlyMap<RegionCode, MapClass>
  region: (code: RegionCode) => Region | undefined
  /** Digits of a region's figure; null where it has none. */
  value: (code: RegionCode) => string | null
  /** What is wrong in a region, in words, and how much of it; null where nothing is, or nothing is known. */
  note: (code: RegionCode) => { text: string, weight: number } | null
  neighbours: readonly NamedShape[]
  lakes: readonly NamedShape[]
  rivers: readonly { name: string, at: readonly LonLat[] }[]
  /** The name in the language of the wall. */
  word: (name: string) => string
}

/** The labels of a view. What is served first when room is short: values in the plates, worst class first, then the rest. */
export function labelsOf({ subject, classes, region, value, note, neighbours, lakes, rivers, word }: LabelSources): LabelView[] {
  const labels: LabelView[] = []
  for (const { code, polygons } of subject.plates) {
    const at = anchorOf(polygons), own = region(code)
    if (!at || !own) continue
    const klass = classes.get(code), said = note(code)
    labels.push({
      id: code, kind: 'plate', lon: at[0], lat: at[1], raised: 1, text: own.name, value: value(code), ...said && { note: said.text },
      priority: 100 + (said ? Math.min(60, said.weight) : typeof klass === 'number' ? klass * 10 : 0) + (own.pilot ? 5 : 0),
      ...(subject.level === 'county' ? { widthM: null, must: true } : { widthM: widthOf(polygons) }),
    })
  }
  if (subject.level === 'community') {
    const at = anchorOf(subject.outline), own = region(subject.code)
    if (at && own) labels.push({ id: subject.code, kind: 'focus', lon: at[0], lat: at[1], raised: 0, text: own.name, value: null, priority: 200, widthM: null })
  }
  for (const { code, polygons } of subject.context) {
    const at = anchorOf(polygons), own = region(code)
    if (at && own) labels.push({ id: code, kind: 'context', lon: at[0], lat: at[1], raised: 0, text: own.name, value: null, priority: 40, widthM: null })
  }
  if (subject.level === 'community') return labels
  for (const river of rivers) {
    // The name runs along the river, one letter to a place, as on a printed map; where letters do not divide, at one place.
    const letters = /^\p{Script=Han}+$/u.test(river.name) && river.name.length === river.at.length ? Array.from(river.name) : [river.name]
    for (const [i, letter] of letters.entries()) {
      const at = river.at[i]
      if (at) labels.push({ id: `river-${river.name}-${i}`, kind: 'river', lon: at[0], lat: at[1], raised: 1, text: letter, value: null, priority: 60, widthM: null })
    }
  }
  for (const [kind, shapes, priority] of [['county', neighbours, 20], ['lake', lakes, 25]] as const) {
    if (subject.level !== 'county') continue
    for (const shape of shapes) {
      const at = anchorOf(shape.polygons)
      if (at) labels.push({ id: `${kind}-${shape.name}`, kind, lon: at[0], lat: at[1], raised: 0, text: word(shape.name), value: null, priority, widthM: null })
    }
  }
  return labels
}

/** Uses that people look for come before dwellings; sheds and pump rooms are not named. */
const namePriority: Readonly<Record<BuildingUse, number | null>> = { school: 90, medical: 90, elderlyCare: 88, public: 86, commercial: 70, office: 70, residential: 60, industrial: 50, utility: null, farm: null }
/** About as wide as a building of that use, m: its name is shown where it fits. */
const nameWidthM = (use: BuildingUse, heightM: number) => use === 'residential' ? (heightM > 12 ? 40 : 14) : 50

/** `福安家园 17 号楼` is told by its number on the map: the estate is in view. */
export const shortName = (name: string) => /\d+\s*号(?:楼|院)$/.exec(name)?.[0] ?? name

/** Names of buildings, on their roofs. */
export function buildingLabels(buildings: readonly BuildingMark[]): LabelView[] {
  return buildings.flatMap(({ id, name, point, heightM, use }) => {
    const priority = namePriority[use]
    return priority === null ? [] : [{ id, kind: 'building' as const, lon: point[0], lat: point[1], raised: 0 as const, aboveM: heightM, text: shortName(name), value: null, priority: priority + Math.min(20, heightM / 5), widthM: nameWidthM(use, heightM) }]
  })
}

/** Which points lie inside an outline: read once for each alarm, however often the board changes. */
const insideOf = new WeakMap<Subject['outline'], WeakMap<Alarm, boolean>>()
function isInside(outline: Subject['outline'], alarm: Alarm): boolean {
  let known = insideOf.get(outline)
  if (!known) { known = new WeakMap(); insideOf.set(outline, known) }
  const said = known.get(alarm)
  if (said !== undefined) return said
  const is = polygonsContain(outline, alarm.place.point)
  known.set(alarm, is)
  return is
}

/** Open alarms as marks; those inside raised plates stand on them. */
export function alarmMarks(alarms: readonly Alarm[], subject: Subject | null): AlarmMark[] {
  const isRaised = subject !== null && subject.level !== 'community'
  return alarms.map((alarm) => {
    const { id, severity, acknowledged, place: { point } } = alarm
    return { id, severity, lon: point[0], lat: point[1], acknowledged: acknowledged !== null, raised: isRaised && isInside(subject.outline, alarm) ? 1 as const : 0 as const }
  })
}

/** Name of the place of the alarm in focus, under its marker: community and building, as far as this surface may know. */
export function focusLabel(alarm: Alarm, mark: AlarmMark, region: (code: RegionCode) => Region | undefined): LabelView | null {
  const { regionPath, building } = alarm.place
  const lowest = regionPath.at(-1)
  const name = lowest === undefined ? undefined : region(lowest)?.name
  if (name === undefined) return null
  return { id: `focus-${alarm.id}`, kind: 'focus', lon: mark.lon, lat: mark.lat, raised: mark.raised, text: building === null ? name : `${name} ${building}`, value: null, priority: 500, widthM: null }
}

/** The plate under a place: one inside the subject first, else one beside it. */
export function regionAt(subject: Subject, point: LonLat): RegionCode | null {
  return [...subject.plates, ...subject.context].find(plate => polygonsContain(plate.polygons, point))?.code ?? null
}

/** How a subject is looked at: a community lies flat and is seen from one corner, so that its houses have two sides. */
export function shotOf(subject: Subject): Shot {
  const isPlace = subject.level === 'community'
  return { points: subject.outline.flatMap(rings => rings[0] ?? []), headingDeg: isPlace ? placeHeadingDeg : 0, rise: isPlace ? 0 : 1, pitchDeg: isPlace ? -42 : -55, margin: isPlace ? 0.04 : 0.03 }
}
const placeHeadingDeg = 24

/** A close view of a chosen thing, the ground around it in sight; as low as it needs to be underground. */
export function thingShot(thing: Thing, headingDeg: number): Shot {
  const { point: [lon, lat] } = placeOfThing(thing)
  const reach = (thing.kind === 'building' ? 90 : thing.kind === 'pipe' || thing.kind === 'node' ? 26 : 60) / metresPerDegree
  return {
    points: Array.from({ length: 12 }, (_, i) => [lon + reach / Math.cos(lat * Math.PI / 180) * Math.cos(i * Math.PI / 6), lat + reach * Math.sin(i * Math.PI / 6)] as const),
    headingDeg, pitchDeg: -32, rise: 0, margin: 0,
  }
}

/** Half width of the first look below the ground, m: near enough to see pipes as bodies. */
const underReachM = 95

/** The first look below the ground: low and near, over the middle of the region. */
export function underShot(subject: Subject): Shot | null {
  const at = anchorOf(subject.outline)
  if (!at) return null
  const reach = underReachM / metresPerDegree
  return {
    points: Array.from({ length: 12 }, (_, i) => [at[0] + reach / Math.cos(at[1] * Math.PI / 180) * Math.cos(i * Math.PI / 6), at[1] + reach * Math.sin(i * Math.PI / 6)] as const),
    headingDeg: placeHeadingDeg, pitchDeg: -27, rise: 0, margin: 0,
  }
}

/** Degrees between two headings, 0 … 180. */
const turn = (a: number, b: number) => Math.abs(((a - b) % 360 + 540) % 360 - 180)

/** A pit is looked into from where one stands; the sheet of a section is looked at squarely, from the nearer side. */
export function workShot(points: readonly LonLat[], work: 'pit' | 'section', headingDeg: number): Shot {
  const first = points[0], last = points.at(-1)
  if (work === 'pit' || !first || !last) return { points, headingDeg, pitchDeg: -40, rise: 0, margin: 0.35 }
  const east = (last[0] - first[0]) * Math.cos(first[1] * Math.PI / 180), north = last[1] - first[1]
  const square = Math.atan2(-north, east) * 180 / Math.PI
  const facing = turn(square, headingDeg) <= 90 ? square : square + 180
  return { points, headingDeg: (facing % 360 + 360) % 360, pitchDeg: -30, rise: 0, margin: 0.25 }
}

/** Half width of the view round an alarm, metres. */
const alarmReachM: Readonly<Record<RegionLevel, number>> = { county: 2600, town: 1100, community: 320 }

/** A close view of an alarm, the ground around it in sight. */
export function alarmShot([lon, lat]: LonLat, level: RegionLevel): Shot {
  const reach = alarmReachM[level] / metresPerDegree
  const wide = reach / Math.cos(lat * Math.PI / 180)
  return {
    points: Array.from({ length: 16 }, (_, i) => [lon + wide * Math.cos(i * Math.PI / 8), lat + reach * Math.sin(i * Math.PI / 8)] as const),
    headingDeg: 0, pitchDeg: -50, rise: level === 'community' ? 0 : 1, margin: 0,
  }
}
