import {
  type Appearance, BoundingSphere, ColorGeometryInstanceAttribute, ComponentDatatype, Geometry, GeometryAttribute, GeometryAttributes, GeometryInstance,
  GeometryInstanceAttribute, Primitive, PrimitiveType,
} from 'cesium'
import type { LineMesh, Mesh } from './meshes'
import { rgbOf } from './palette'

/** Colour and opacity 0 … 1. */
export interface Tint { color: string, alpha: number }
export type Four = readonly [number, number, number, number]

export interface MeshInstance { id: string, mesh: Mesh, tint: Tint, look: Four }
export interface LineInstance { id: string, mesh: LineMesh, tint: Tint, look: Four, size: Four }

const float = (values: Float32Array, componentsPerAttribute: number) => new GeometryAttribute({ componentDatatype: ComponentDatatype.FLOAT, componentsPerAttribute, values })
const four = (value: Four) => new GeometryInstanceAttribute({ componentDatatype: ComponentDatatype.FLOAT, componentsPerAttribute: 4, value: [...value] })
const tintBytes = ({ color, alpha }: Tint) => [...rgbOf(color), Math.round(alpha * 255)]
const tintOf = (tint: Tint) => {
  const [red, green, blue, alpha] = tintBytes(tint).map(byte => byte / 255)
  return new ColorGeometryInstanceAttribute(red, green, blue, alpha)
}

function geometryOf(mesh: { positions: Float64Array, indices: Uint32Array }, extra: Record<string, GeometryAttribute>): Geometry {
  const position = new GeometryAttribute({ componentDatatype: ComponentDatatype.DOUBLE, componentsPerAttribute: 3, values: mesh.positions })
  return new Geometry({
    attributes: Object.assign(new GeometryAttributes(), { position, ...extra }), indices: mesh.indices, primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromVertices([...mesh.positions]),
  })
}

const common = { asynchronous: false, compressVertices: false, allowPicking: false, releaseGeometryInstances: true } as const

/** One primitive of several meshes, drawn in one command; null without a triangle. */
export function meshPrimitive(instances: readonly MeshInstance[], appearance: Appearance): Primitive | null {
  const drawn = instances.filter(instance => instance.mesh.indices.length > 0)
  if (drawn.length === 0) return null
  return new Primitive({
    ...common, appearance,
    geometryInstances: drawn.map(({ id, mesh, tint, look }) => new GeometryInstance({
      id, attributes: { tint: tintOf(tint), look: four(look) },
      geometry: geometryOf(mesh, { up: float(mesh.ups, 3), ground: float(mesh.ground, 3), place: float(mesh.place, 2), raise: float(mesh.raise, 1) }),
    })),
  })
}

/** One primitive of several bundles of lines, later ones above earlier ones; null without a line. */
export function linePrimitive(instances: readonly LineInstance[], appearance: Appearance): Primitive | null {
  const drawn = instances.filter(instance => instance.mesh.indices.length > 0)
  if (drawn.length === 0) return null
  return new Primitive({
    ...common, appearance,
    geometryInstances: drawn.map(({ id, mesh, tint, look, size }) => new GeometryInstance({
      id, attributes: { tint: tintOf(tint), look: four(look), size: four(size) },
      geometry: geometryOf(mesh, { up: float(mesh.ups, 3), before: float(mesh.before, 3), after: float(mesh.after, 3), side: float(mesh.side, 3) }),
    })),
  })
}

/**
 * Changes colour and look of one instance in place. Returns false while the primitive has not been drawn yet: then it must be
 * made anew with the new values.
 */
export function restyle(primitive: Primitive, id: string, style: { tint?: Tint, look?: Four }): boolean {
  if (!primitive.ready) return false
  const attributes: unknown = primitive.getGeometryInstanceAttributes(id)
  if (typeof attributes !== 'object' || attributes === null) return true
  if (style.tint) Reflect.set(attributes, 'tint', Uint8Array.from(tintBytes(style.tint)))
  if (style.look) Reflect.set(attributes, 'look', Float32Array.from(style.look))
  return true
}
