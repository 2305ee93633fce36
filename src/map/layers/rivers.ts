import type { Primitive } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import type { Polygons } from '@/domain/geodesy'
import { capAppearance, lineAppearance, riverAppearance } from '../engine/appearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { capMesh, lineMesh } from '../engine/meshes'
import { palette } from '../engine/palette'
import { type LineInstance, linePrimitive, meshPrimitive } from '../engine/primitives'
import { liftOf } from './plates'

export interface RiversState {
  /** Level 1 is the great river, drawn in gold; larger numbers are lesser streams. */
  rivers: readonly { level: number, line: readonly LonLat[] }[]
  lakes: readonly Polygons[]
}

/** The great river is never thinner than this on screen, with its halo, and never narrower than this in the field. */
const riverPx = 30, riverM = 1500

/** Where the data end the river fades over this distance, so that it does not seem to end. */
const endFadeDeg = 0.22

/** Joins lines that meet end to end, so that the river has no seams. */
export function joinLines(lines: readonly (readonly LonLat[])[]): LonLat[][] {
  const open = lines.map(line => [...line]).filter(line => line.length > 1)
  const meet = (a: LonLat | undefined, b: LonLat | undefined) => a !== undefined && b !== undefined && Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.004
  for (let i = 0; i < open.length; i++) {
    for (let j = 0; j < open.length; j++) {
      const a = open[i], b = open[j]
      if (i === j || !a || !b) continue
      if (meet(a[0], b[0])) a.reverse()
      else if (meet(a.at(-1), b.at(-1))) b.reverse()
      else if (meet(a[0], b.at(-1))) { open[i] = [...b, ...a.slice(1)]; open.splice(j, 1); i = -1; break }
      if (meet(a.at(-1), b[0])) { open[i] = [...a, ...b.slice(1)]; open.splice(j, 1); i = -1; break }
    }
  }
  return open
}

/** A centre line without bends tighter than the ribbon is wide: points at least 700 m apart, corners cut twice. */
export function smoothLine(line: readonly LonLat[]): LonLat[] {
  let points: LonLat[] = []
  for (const point of line) {
    const last = points.at(-1)
    if (!last || Math.hypot((point[0] - last[0]) * 0.81, point[1] - last[1]) > 0.0063) points.push(point)
  }
  for (let round = 0; round < 3; round++) {
    const cut: LonLat[] = []
    for (const [i, a] of points.entries()) {
      const b = points[i + 1]
      if (i === 0 || !b) cut.push(a)
      if (b) cut.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25], [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75])
    }
    points = cut
  }
  return points
}

/**
 * The Yellow River in gold, lesser streams and lakes in water blue. The great river runs at the height of the raised plates:
 * the county's edge follows it, and a raised edge would hide it.
 */
export function createRiversLayer(): Layer<RiversState> {
  let scene: MapScene | null = null
  let state: RiversState | null = null
  let drawn: Primitive[] = []

  function clear() {
    for (const primitive of drawn) scene?.primitives.remove(primitive)
    drawn = []
  }

  function build(next: RiversState) {
    if (!scene) return
    clear()
    const { relief, frame } = scene
    const lift = liftOf(scene)
    const great: LineInstance[] = [], lesser: LineInstance[] = []
    const greatLines = joinLines(next.rivers.filter(river => river.level === 1).map(river => river.line)).map(smoothLine)
    const ends = greatLines.flatMap(line => [line[0], line.at(-1)]).filter(point => point !== undefined)
    const fadeAtEnds = (lon: number, lat: number) => Math.min(1, ...ends.map(([x, y]) => Math.hypot((lon - x) * 0.8, lat - y) / endFadeDeg))
    great.push({ id: 'great', mesh: lineMesh(greatLines, relief, 0.004, fadeAtEnds), tint: { color: palette.riverCore, alpha: 1 }, look: [1, 0, 0, 0], size: [riverPx, riverM, 0, 0.0016] })
    lesser.push({ id: 'lesser', mesh: lineMesh(next.rivers.filter(river => river.level > 1).map(river => river.line), relief, 0.01), tint: { color: palette.stream, alpha: 0.6 }, look: [0, 0, 0, 0], size: [1.6, 0, 0, 0.0003] })
    for (const [i, lake] of next.lakes.entries()) {
      lesser.push({ id: `shore-${i}`, mesh: lineMesh(lake.flat(), relief), tint: { color: palette.lakeShore, alpha: 0.75 }, look: [0, 0, 0, 0], size: [1.4, 0, 0, 0.0004] })
    }
    const origin: LonLat = [frame.origin.lon, frame.origin.lat]
    const surface = meshPrimitive(next.lakes.map((lake, i) => ({ id: `lake-${i}`, mesh: capMesh(lake, relief, 4000, origin), tint: { color: palette.lake, alpha: 1 }, look: [0, 0, 0, 1e6] as const })), capAppearance(lift))
    drawn = [surface, linePrimitive(lesser, lineAppearance(lift)), linePrimitive(great, riverAppearance(lift))].filter(primitive => primitive !== null)
    for (const primitive of drawn) scene.primitives.add(primitive)
    scene.requestRender()
  }

  return {
    attach(to) {
      scene = to
      if (state) build(state)
    },
    update(next) {
      if (next === state) return
      const same = state !== null && state.rivers === next.rivers && state.lakes === next.lakes
      state = next
      if (!same) build(next)
    },
    dispose() {
      clear()
      state = scene = null
    },
  }
}
