import type { Appearance, Primitive } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import type { DensityGrid } from '@/domain/eventDensity'
import { type Polygons, polygonsContain } from '@/domain/geodesy'
import { ecefOf } from '@/domain/localFrame'
import type { Relief } from '@/domain/relief'
import { type Lift, LiveAppearance, meshInputs, meshOutputs, vec3 } from '../engine/appearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { type Mesh, emptyMesh, upAt } from '../engine/meshes'
import { palette } from '../engine/palette'
import { meshPrimitive } from '../engine/primitives'
import { liftOf } from './plates'

export interface HeatState {
  /** Null where there is nothing to show. */
  grid: DensityGrid | null
  /** The surface ends at this outline. */
  outline: Polygons
  /** Four rising class breaks, in the unit of the grid. */
  breaks: readonly [number, number, number, number]
  /** 0 … 1. */
  opacity: number
  /** 1 lies on the raised plates, 0 on the ground. */
  raised: 0 | 1
}

/** The surface as a mesh; cells without anything, and those outside the outline, have no triangles. */
export function heatMesh({ columns, rows, west, south, stepLon, stepLat, values }: DensityGrid, outline: Polygons, relief: Relief, raised: 0 | 1): Mesh {
  const placeOf = (k: number): LonLat => [west + k % columns * stepLon, south + Math.floor(k / columns) * stepLat]
  const isInside = new Map<number, boolean>()
  const counts = (k: number) => {
    const known = isInside.get(k)
    if (known !== undefined) return known
    const is = polygonsContain(outline, placeOf(k))
    isInside.set(k, is)
    return is
  }
  const numbers = new Map<number, number>()
  const numberOf = (k: number) => {
    const number = numbers.get(k) ?? numbers.size
    numbers.set(k, number)
    return number
  }
  const triangles: number[] = []
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const a = j * columns + i, corners = [a, a + 1, a + columns, a + columns + 1]
      if (corners.every(k => (values[k] ?? 0) === 0) || !corners.some(counts)) continue
      const [sw = 0, se = 0, nw = 0, ne = 0] = corners.map(numberOf)
      triangles.push(sw, se, ne, sw, ne, nw)
    }
  }
  const mesh = emptyMesh(numbers.size, triangles.length / 3)
  mesh.indices.set(triangles)
  mesh.raise.fill(raised)
  for (const [k, n] of numbers) {
    const [lon, lat] = placeOf(k)
    mesh.positions.set(ecefOf(lon, lat, relief.groundHeight(lon, lat)), n * 3)
    mesh.ups.set(upAt(lon, lat), n * 3)
    mesh.ground[n * 3] = counts(k) ? values[k] ?? 0 : 0
  }
  return mesh
}

/** Colours along the choropleth's ramp between its breaks, with a thin line on each break; nothing at nothing. `look.y` is the opacity. */
function heatAppearance(lift: Lift, breaks: HeatState['breaks']): Appearance {
  const [b0, b1, b2, b3] = breaks.map(value => value.toFixed(5))
  const [c0, c1, c2, c3, c4] = palette.classes.map(vec3)
  return new LiveAppearance(lift, {
    translucent: true,
    // Drawn a little nearer than it lies, or the plate would show through it where the two meshes differ.
    vertex: meshInputs.replace('gl_Position = czm_modelViewProjectionRelativeToEye * p;', 'vec4 eye = czm_modelViewRelativeToEye * p;\n  eye.xyz *= 0.998;\n  gl_Position = czm_projection * eye;'),
    fragment: `${meshOutputs}
void main() {
  float d = v_ground.x;
  float t = d < ${b0} ? d / ${b0} : d < ${b1} ? 1.0 + (d - ${b0}) / (${b1} - ${b0}) : d < ${b2} ? 2.0 + (d - ${b1}) / (${b2} - ${b1}) : d < ${b3} ? 3.0 + (d - ${b2}) / (${b3} - ${b2}) : 4.0;
  vec3 color = t < 1.0 ? mix(${c0}, ${c1}, t) : t < 2.0 ? mix(${c1}, ${c2}, t - 1.0) : t < 3.0 ? mix(${c2}, ${c3}, t - 2.0) : mix(${c3}, ${c4}, t - 3.0);
  float w = max(fwidth(t), 1e-5);
  float line = (1.0 - smoothstep(0.6, 1.6, abs(t - floor(t + 0.5)) / w)) * step(0.5, t) * (1.0 - step(3.999, t));
  color = mix(color, vec3(0.90, 0.98, 0.96), line * 0.30);
  float alpha = smoothstep(0.15, 1.0, t) * 0.94 * v_look.y;
  if (alpha < 0.004) discard;
  out_FragColor = vec4(color, alpha);
}`,
  })
}

/** Where events are dense, as a surface on the map: one draw command. */
export function createHeatLayer(): Layer<HeatState> {
  let scene: MapScene | null = null
  let state: HeatState | null = null
  let surface: Primitive | null = null
  let mesh: { of: HeatState, mesh: Mesh } | null = null

  function clear() {
    if (surface) scene?.primitives.remove(surface)
    surface = null
  }

  function build(next: HeatState) {
    if (!scene) return
    clear()
    if (next.grid?.peak) {
      if (mesh?.of.grid !== next.grid || mesh.of.outline !== next.outline || mesh.of.raised !== next.raised) mesh = { of: next, mesh: heatMesh(next.grid, next.outline, scene.relief, next.raised) }
      surface = meshPrimitive([{ id: 'heat', mesh: mesh.mesh, tint: { color: palette.jade, alpha: 1 }, look: [1, next.opacity, 0, 0] }], heatAppearance(liftOf(scene), next.breaks))
    }
    if (surface) scene.primitives.add(surface)
    scene.requestRender()
  }

  return {
    attach(to) {
      scene = to
      if (state) build(state)
    },
    update(next) {
      const before = state
      state = next
      if (before?.grid === next.grid && before.outline === next.outline && before.breaks === next.breaks && before.opacity === next.opacity && before.raised === next.raised) return
      build(next)
    },
    dispose() {
      clear()
      mesh = null
      scene = state = null
    },
  }
}
