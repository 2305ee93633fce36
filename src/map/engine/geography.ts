import * as z from 'zod/mini'
import { type LonLat, lonLat } from '@/api/contract/common'
import type { Polygons } from '@/domain/geodesy'
import type { ElevationGrid } from '@/domain/relief'

const ring = z.array(lonLat).check(z.minLength(3), z.maxLength(20_000))
const line = z.array(lonLat).check(z.minLength(2), z.maxLength(20_000))
const shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
])

function collection<G extends z.core.$ZodType, P extends z.core.$ZodType>(geometry: G, properties: P) {
  return z.object({ type: z.literal('FeatureCollection'), features: z.array(z.object({ geometry, properties })).check(z.maxLength(500)) })
}

const boundarySchema = collection(shape, z.object({ adcode: z.optional(z.string()), name: z.string() }))
const lakeSchema = collection(shape, z.object({ name: z.string() }))
const coverageSchema = collection(shape, z.object({ name: z.string(), km2: z.number() }))
const riverSchema = collection(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('LineString'), coordinates: line }),
    z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
  ]),
  z.object({ level: z.int() }),
)

const side = z.array(z.number()).check(z.minLength(4), z.maxLength(2000))
export const elevationSchema = z.object({ lon: side, lat: side, height_m: z.array(z.array(z.number().check(z.gte(-500), z.lte(9000)))) }).check(
  z.refine(grid => grid.height_m.length === grid.lat.length && grid.height_m.every(row => row.length === grid.lon.length), 'rows and columns do not match lon and lat'),
)

/** Names that stand on the map beside the regions' own: the river along its course, and other languages. */
const labelsSchema = z.object({
  rivers: z.array(z.object({ name: z.string(), nameEn: z.string(), at: z.array(lonLat).check(z.minLength(1)) })),
  english: z.record(z.string(), z.string()),
})

export interface NamedShape { name: string, code: string | null, polygons: Polygons }

/** The county's geography as the map draws it; WGS-84. */
export interface Geography {
  boundary: Polygons
  neighbours: readonly NamedShape[]
  lakes: readonly NamedShape[]
  /** Level 1 is the great river, larger numbers are lesser streams. */
  rivers: readonly { level: number, line: readonly LonLat[] }[]
  /** Areas that are modelled in 3D, with the size that is told of them. */
  coverage: readonly (NamedShape & { km2: number })[]
  elevation: ElevationGrid
  labels: z.infer<typeof labelsSchema>
}

/** Thrown where a file of the geography is missing or wrong; names the file. */
export class GeographyError extends Error {
  constructor(readonly file: string, reason: string) {
    super(`${file}: ${reason}`)
    this.name = 'GeographyError'
  }
}

export const geographyFiles = {
  boundary: 'county-boundary.geojson',
  neighbours: 'neighbour-boundaries.geojson',
  lakes: 'dongping-lake.geojson',
  rivers: 'gshhg/rivers.geojson',
  elevation: 'elevation-2km.json',
  labels: 'labels.json',
  coverage: 'coverage.geojson',
} as const

const polygonsOf = (geometry: z.infer<typeof shape>): Polygons => geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Fetches and parses the county's geography from its folder. `fetchJson` rejects where a file is not there. */
export async function loadGeography(folder: string, fetchJson: (path: string) => Promise<unknown>): Promise<Geography> {
  const read = async <T extends z.core.$ZodType>(file: string, schema: T): Promise<z.output<T>> => {
    const json = await fetchJson(`${folder.replace(/\/$/, '')}/${file}`).catch((error: unknown) => { throw new GeographyError(file, error instanceof Error ? error.message : String(error)) })
    const result = z.safeParse(schema, json)
    if (!result.success) throw new GeographyError(file, result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).slice(0, 3).join('; '))
    return result.data
  }
  const [boundary, neighbours, lakes, rivers, elevation, labels, coverage] = await Promise.all([
    read(geographyFiles.boundary, boundarySchema), read(geographyFiles.neighbours, boundarySchema), read(geographyFiles.lakes, lakeSchema),
    read(geographyFiles.rivers, riverSchema), read(geographyFiles.elevation, elevationSchema), read(geographyFiles.labels, labelsSchema), read(geographyFiles.coverage, coverageSchema),
  ])
  return {
    boundary: boundary.features.flatMap(feature => polygonsOf(feature.geometry)),
    neighbours: neighbours.features.map(feature => ({ name: feature.properties.name, code: feature.properties.adcode ?? null, polygons: polygonsOf(feature.geometry) })),
    lakes: lakes.features.map(feature => ({ name: feature.properties.name, code: null, polygons: polygonsOf(feature.geometry) })),
    rivers: rivers.features.flatMap(({ geometry, properties }) =>
      (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates).map(line => ({ level: properties.level, line }))),
    coverage: coverage.features.map(({ geometry, properties }) => ({ name: properties.name, code: null, polygons: polygonsOf(geometry), km2: properties.km2 })),
    elevation, labels,
  }
}
