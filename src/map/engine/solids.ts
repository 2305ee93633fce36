import {
  Cartesian2, Cartesian3, Color, ColorGeometryInstanceAttribute, GeometryInstance, PerInstanceColorAppearance, PolygonGeometry, PolygonHierarchy, PolygonOutlineGeometry,
  PolylineVolumeGeometry, Primitive,
} from 'cesium'
import type { LonLat } from '@/api/contract/common'
import { ecefOf } from '@/domain/localFrame'

/** A point of a body: degrees and metres above sea level. */
export type Point3 = readonly [lon: number, lat: number, heightM: number]

const appearance = (isThrough: boolean) => new PerInstanceColorAppearance({
  flat: true, translucent: true, closed: true,
  renderState: { depthTest: { enabled: !isThrough }, depthMask: false },
})
const colour = (css: string, alpha: number) => ({ color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(css).withAlpha(alpha)) })
const common = { asynchronous: false, allowPicking: false, releaseGeometryInstances: true } as const
const hierarchy = (ring: readonly LonLat[]) => new PolygonHierarchy(Cartesian3.fromDegreesArray(ring.flatMap(([lon, lat]) => [lon, lat])))

/** A glass body over a footprint from one height to another, metres above sea level, with its edges. */
export function prism(ring: readonly LonLat[], fromM: number, toM: number, css: string, alpha: number): Primitive[] {
  const shape = { polygonHierarchy: hierarchy(ring), height: toM, extrudedHeight: fromM, vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT }
  return [
    new Primitive({ ...common, geometryInstances: new GeometryInstance({ geometry: new PolygonGeometry(shape), attributes: colour(css, alpha) }), appearance: appearance(false) }),
    new Primitive({ ...common, geometryInstances: new GeometryInstance({ geometry: new PolygonOutlineGeometry(shape), attributes: colour('#ffffff', 0.9) }), appearance: appearance(true) }),
  ]
}

/** A tube of a radius in metres along a line. */
export interface Tube { line: readonly Point3[], radiusM: number, css: string, alpha: number }

const tubeSides = 10
function tubeInstance({ line, radiusM, css, alpha }: Tube): GeometryInstance {
  return new GeometryInstance({
    attributes: colour(css, alpha),
    geometry: new PolylineVolumeGeometry({
      vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
      polylinePositions: line.map(([lon, lat, height]) => Cartesian3.fromArray([...ecefOf(lon, lat, height)])),
      shapePositions: Array.from({ length: tubeSides }, (_, i) => new Cartesian2(Math.cos(i * 2 * Math.PI / tubeSides) * radiusM, Math.sin(i * 2 * Math.PI / tubeSides) * radiusM)),
    }),
  })
}

/** Tubes as one primitive; drawn through everything when `isThrough`. Needs at least one tube. */
export function tubes(list: readonly Tube[], isThrough: boolean): Primitive {
  return new Primitive({ ...common, appearance: appearance(isThrough), geometryInstances: list.map(tubeInstance) })
}
