import type { ImageryLayer } from 'cesium'
import { vi } from 'vitest'
import { settle } from '../builders/clock'
import { createLocalFrame } from '@/domain/localFrame'
import { createMapCamera } from '@/map/engine/mapCamera'
import type { LonLat } from '@/api/contract/common'
import type { Drawable, MapScene } from '@/map/engine/mapScene'
import type { Picked } from '@/map/engine/picking'
import { type ElevationGrid, type Relief, createRelief } from '@/domain/relief'

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360))
const latitude = (y: number) => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) * 180 / Math.PI

/** A small elevation grid round the county town; `height` of column and row. */
export function grid(columns: number, rows: number, height: (i: number, j: number) => number): ElevationGrid {
  const top = mercator(36.5), bottom = mercator(36)
  return {
    lon: Array.from({ length: columns }, (_, i) => 116.2 + i * 0.5 / (columns - 1)),
    lat: Array.from({ length: rows }, (_, j) => latitude(top + (bottom - top) * j / (rows - 1))),
    height_m: Array.from({ length: rows }, (_, j) => Array.from({ length: columns }, (_, i) => height(i, j))),
  }
}

export const plainRelief: Relief = createRelief(grid(6, 6, () => 40))

/** The first frame is drawn, and the layers whose code comes after it are there. */
export async function layersCome(scene: FakeScene): Promise<void> {
  scene.drawFrame()
  await vi.dynamicImportSettled()
  await settle()
}

export interface FakeScene extends MapScene {
  readonly held: { primitives: Set<Drawable>, imagery: Set<ImageryLayer>, readonly listeners: number, renders: number, disposed: boolean, hole: readonly LonLat[] | null, /** How often a hole was cut or closed. */ clips: number, isSeeThrough: boolean, picked: Picked | null }
  /** Runs what waits for a drawn frame. */
  drawFrame: () => void
  /** The first whole picture stands. */
  drawFirst: () => void
}

/** A scene without a graphics card: the real camera over a plain, and a count of all that is held. Needs a DOM. */
export function fakeScene(kind: MapScene['kind'] = 'solid'): FakeScene {
  const frame = createLocalFrame(116.45, 36.25)
  const listeners = new Set<() => void>(), drawn = new Set<() => void>()
  const held = { primitives: new Set<Drawable>(), imagery: new Set<ImageryLayer>(), get listeners() { return listeners.size }, renders: 0, disposed: false, hole: null as readonly LonLat[] | null, clips: 0, isSeeThrough: false, picked: null as Picked | null }
  const camera = createMapCamera({ frame, groundHeight: plainRelief.groundHeight, fovYDeg: 24, now: () => 0, nextFrame: () => () => undefined, onChange: () => undefined })
  camera.setWindow({ width: 1280, height: 720, insets: { top: 40, right: 200, bottom: 60, left: 200 } }, true)
  camera.show({ points: [[116.35, 36.15], [116.55, 36.35]], headingDeg: 0, pitchDeg: -55, rise: 1, margin: 0 }, true)
  return {
    kind, frame, camera, relief: plainRelief, held, overlay: document.createElement('div'),
    primitives: { add: (primitive) => { held.primitives.add(primitive) }, remove: (primitive) => { held.primitives.delete(primitive) } },
    imagery: { add: (layer) => { held.imagery.add(layer) }, remove: (layer) => { held.imagery.delete(layer) } },
    ground: { clip: (ring) => { held.hole = ring; held.clips += 1 }, setSeeThrough: (isSeeThrough) => { held.isSeeThrough = isSeeThrough }, meshHeight: () => null },
    pick: () => held.picked,
    surfaceAt: (x, y) => camera.groundAt(x, y),
    requestRender: () => { held.renders += 1 },
    drawNow: () => { for (const run of listeners) run() },
    hold: () => null,
    onFrame(run) {
      listeners.add(run)
      return () => { listeners.delete(run) }
    },
    onDrawn(run) { drawn.add(run) },
    stats: () => ({ commands: 0, triangles: 0, tileBytes: 0, primitives: held.primitives.size, isWhole: true }),
    drawFrame() { for (const run of listeners) run() },
    drawFirst() { for (const run of drawn) run() },
    dispose() { held.disposed = true },
  }
}
