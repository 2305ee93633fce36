import type { Primitive } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import type { Polygons } from '@/domain/geodesy'
import { ecefOf } from '@/domain/localFrame'
import { createPlane } from '@/domain/plane'
import type { Relief } from '@/domain/relief'
import { LiveAppearance, lineAppearance, meshOutputs, pulledMeshInputs } from '../engine/appearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { type Mesh, capMesh, emptyMesh, lineMesh, openRing, upAt } from '../engine/meshes'
import { palette } from '../engine/palette'
import { type LineInstance, type MeshInstance, type Tint, linePrimitive, meshPrimitive, restyle } from '../engine/primitives'
import { liftOf } from './plates'

export interface ReachState {
  /** What is within reach. */
  reach: Polygons
  /** Outlines of those who are not, in the order of the list. */
  gaps: readonly Polygons[]
  /** Of all of it, 0 … 1. */
  opacity: number
  /** From afar a hundred small outlines are noise: only the gap that is pointed at shows. */
  quietGaps: boolean
  /** The gap that is pointed at; null for none. */
  pointed: number | null
  /** Places as discs of this radius, m; none where 0. */
  places: readonly LonLat[]
  discM: number
  /** Longest side of a triangle, m. */
  granularityM: number
}

/** Share of the distance to the eye by which each part lies before the ground and before the one below it. */
const pull = { fill: 0.0016, line: 0.0024, disc: 0.0028, core: 0.0032 } as const
const ringOfDisc = 12
/** The rim of a disc beyond its core. */
const rimShare = 1.45

/** A colour as the layer's opacity lets it show. */
const faded = ({ color, alpha }: Tint, { opacity }: Pick<ReachState, 'opacity'>): Tint => ({ color, alpha: alpha * opacity })
const reachTint = { color: palette.reach, alpha: 0.5 }
/** Hatch and edge of a gap; the one that is pointed at is full and in the colour of what one acts on. */
const gapTint = (isPointed: boolean, quiet: boolean): Tint => isPointed ? { color: palette.jade, alpha: 0.95 } : { color: palette.outline, alpha: quiet ? 0 : 0.6 }
const gapEdge = (isPointed: boolean, quiet: boolean): Tint => isPointed ? { color: palette.jade, alpha: 1 } : { color: palette.outline, alpha: quiet ? 0 : 0.8 }

/** The 15-minute circle of a service: what is within reach as a veil with an edge, who is not as a hatched outline, the places as discs. */
export function createReachLayer(): Layer<ReachState> {
  let scene: MapScene | null = null
  let state: ReachState | null = null
  let fill: Primitive | null = null
  let lines: Primitive | null = null

  function clear() {
    for (const primitive of [fill, lines]) if (primitive) scene?.primitives.remove(primitive)
    fill = lines = null
  }

  function build(next: ReachState) {
    if (!scene) return
    clear()
    const { relief, frame } = scene
    const origin: LonLat = [frame.origin.lon, frame.origin.lat]
    const cap = (polygons: Polygons) => capMesh(polygons, relief, next.granularityM, origin)
    const fills: MeshInstance[] = [
      { id: 'reach', mesh: cap(next.reach), tint: faded(reachTint, next), look: [1, 0, pull.fill, 0] },
      ...next.gaps.map((gap, i): MeshInstance => ({ id: `gap-${i}`, mesh: cap(gap), tint: faded(gapTint(i === next.pointed, next.quietGaps), next), look: [1, 1, pull.fill, 0] })),
      { id: 'rims', mesh: discMesh(next.places, next.discM * rimShare, relief), tint: faded({ color: palette.gap, alpha: 0.9 }, next), look: [1, 0, pull.disc, 0] },
      { id: 'discs', mesh: discMesh(next.places, next.discM, relief), tint: faded({ color: palette.reachPlace, alpha: 1 }, next), look: [1, 0, pull.core, 0] },
    ]
    const edges: LineInstance[] = [
      { id: 'edge', mesh: lineMesh(closedRings(next.reach), relief), tint: faded({ color: palette.reachEdge, alpha: 0.9 }, next), look: [1, 0, 0, 0], size: [1.1, 0, 0, pull.line] },
      ...next.gaps.map((gap, i): LineInstance => ({ id: `gap-${i}`, mesh: lineMesh(closedRings(gap), relief), tint: faded(gapEdge(i === next.pointed, next.quietGaps), next), look: [1, 0, 0, 0], size: [1, 0, 0, pull.line] })),
    ]
    const lift = liftOf(scene)
    fill = meshPrimitive(fills, veilAppearance(lift))
    lines = linePrimitive(edges, lineAppearance(lift))
    for (const primitive of [fill, lines]) if (primitive) scene.primitives.add(primitive)
    scene.requestRender()
  }

  /** Marks the gap that is pointed at in place; false where the primitives are too young for it. */
  function repoint(before: number | null, now: number | null, by: ReachState): boolean {
    for (const gap of [before, now]) {
      if (gap === null || !fill || !lines) continue
      if (!restyle(fill, `gap-${gap}`, { tint: faded(gapTint(gap === now, by.quietGaps), by) }) || !restyle(lines, `gap-${gap}`, { tint: faded(gapEdge(gap === now, by.quietGaps), by) })) return false
    }
    scene?.requestRender()
    return true
  }

  return {
    attach(to) {
      scene = to
      if (state) build(state)
    },
    update(next) {
      if (next === state) return
      const before = state
      state = next
      const same = before !== null && before.reach === next.reach && before.gaps === next.gaps && before.quietGaps === next.quietGaps && before.opacity === next.opacity && before.places === next.places
        && before.discM === next.discM && before.granularityM === next.granularityM
      if (!same || (before.pointed !== next.pointed && !repoint(before.pointed, next.pointed, next))) build(next)
    },
    dispose() {
      clear()
      state = scene = null
    },
  }
}

function closedRings(polygons: Polygons): LonLat[][] {
  return polygons.flat().flatMap((ring) => {
    const open = openRing(ring), [first] = open
    return first ? [[...open, first]] : []
  })
}

/** Flat discs on the ground, that rise with the plates. */
function discMesh(places: readonly LonLat[], radiusM: number, relief: Relief): Mesh {
  if (radiusM <= 0) return emptyMesh(0, 0)
  const mesh = emptyMesh(places.length * (ringOfDisc + 1), places.length * ringOfDisc)
  mesh.raise.fill(1)
  for (const [n, place] of places.entries()) {
    const plane = createPlane(place), heightM = relief.groundHeight(...place), first = n * (ringOfDisc + 1)
    for (let k = 0; k <= ringOfDisc; k++) {
      const angle = k * 2 * Math.PI / ringOfDisc, radius = k === ringOfDisc ? 0 : radiusM
      const [lon, lat] = plane.toLonLat([radius * Math.cos(angle), radius * Math.sin(angle)])
      mesh.positions.set(ecefOf(lon, lat, heightM), (first + k) * 3)
      mesh.ups.set(upAt(lon, lat), (first + k) * 3)
      if (k < ringOfDisc) mesh.indices.set([first + ringOfDisc, first + k, first + (k + 1) % ringOfDisc], (n * ringOfDisc + k) * 3)
    }
  }
  return mesh
}

/** A translucent veil over the ground or the plates. `look` = share of the lift, hatch 0/1, pull towards the eye, unused. */
function veilAppearance(lift: ReturnType<typeof liftOf>): LiveAppearance {
  return new LiveAppearance(lift, {
    translucent: true, vertex: pulledMeshInputs,
    fragment: `${meshOutputs}
void main() {
  float stripe = abs(fract((gl_FragCoord.x - gl_FragCoord.y) / 5.0 / max(1.0, czm_pixelRatio)) - 0.5) * 2.0;
  float hatch = mix(0.14, 1.0, smoothstep(0.66, 0.78, stripe));
  out_FragColor = vec4(v_tint.rgb, v_tint.a * mix(1.0, hatch, v_look.y));
}`,
  })
}
