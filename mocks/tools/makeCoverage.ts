/**
 * Writes `public/county/370124/coverage.geojson`: the two areas that the county's letter says are modelled in 3D, 15 km² of the
 * county town and 160 km² along the Yellow River. The letter gives their sizes alone: the outlines are illustrative (示意).
 * Run: `npx tsx --tsconfig tsconfig.json mocks/tools/makeCoverage.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { area, buffer, featureCollection, intersect, lineString, multiPolygon, polygon, rewind, simplify, truncate, union } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { LonLat } from '@/api/contract/common'
import { ringsOf } from '../county/plates'
import { communityIndices } from '../county/regions'
import { areaKeyOf, townKey } from '../city/areas'

type Shape = Feature<Polygon | MultiPolygon>
interface Collection { features: { geometry: { type: string, coordinates: number[][] | number[][][] | number[][][][] }, properties: Record<string, unknown> }[] }

const folder = 'public/county/370124'
const read = (name: string): Collection => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Collection

function county(): Shape {
  const [feature] = read('county-boundary.geojson').features
  if (!feature) throw new Error('no boundary')
  return feature.geometry.type === 'Polygon' ? polygon(feature.geometry.coordinates as number[][][]) : multiPolygon(feature.geometry.coordinates as number[][][][])
}

function closed(ring: readonly LonLat[]): number[][] {
  const [first] = ring, last = ring.at(-1)
  const points = ring.map(point => [...point])
  return first === undefined || (last?.[0] === first[0] && last[1] === first[1]) ? points : [...points, [...first]]
}

const rewound = (shape: Shape): Shape => rewind(shape, { reverse: false }) as Shape

/** The shape, grown or shrunk to an area in km² by bisection over the distance. */
function sized(make: (distanceKm: number) => Shape, km2: number, most: number, least = 0): Shape {
  let low = least, high = most, shape = make(high)
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    shape = make(middle)
    if (area(shape) / 1e6 < km2) low = middle
    else high = middle
  }
  return shape
}

function within(shape: Shape | undefined, whole: Shape): Shape {
  const part = shape && intersect(featureCollection([shape, whole]))
  if (!part) throw new Error('no common area')
  return part
}

function smooth(shape: Shape, name: string, km2: number): Shape {
  const simple = truncate(simplify(shape, { tolerance: 0.0006, highQuality: true }), { precision: 5 })
  return { ...rewound(simple), properties: { name, km2 } }
}

/** Both areas as GeoJSON text. */
export function coverage(): string {
  const whole = county()
  const plates = communityIndices.filter(index => areaKeyOf(index) === townKey).map(index => polygon([closed(ringsOf(index)[0] ?? [])]))
  const town = plates.length === 1 ? plates[0] : union(featureCollection(plates))
  if (!town) throw new Error('no county town')
  const rivers = read('gshhg/rivers.geojson').features.filter(({ properties }) => properties['level'] === 1).map(({ geometry }) => lineString(geometry.coordinates as number[][]))
  const river = (km: number) => {
    const bands = rivers.map(line => buffer(line, km, { units: 'kilometers' })).filter(band => band !== undefined)
    const band = bands.length === 1 ? bands[0] : union(featureCollection(bands))
    return within(band ?? undefined, whole)
  }
  const shapes = [
    smooth(sized(km => within(buffer(town, km, { units: 'kilometers' }), whole), 15, 3, -2), '县城', 15),
    smooth(sized(river, 160, 12), '沿黄', 160),
  ]
  return `${JSON.stringify({ type: 'FeatureCollection', features: shapes })}\n`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(`${folder}/coverage.geojson`, coverage())
