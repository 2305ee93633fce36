import { Cartesian3, Cartographic, ClippingPolygon, ClippingPolygonCollection, type Globe } from 'cesium'
import type { LonLat } from '@/api/contract/common'

/** Opens and closes the hole of an excavation, and lets the ground fade. Both are states of the one globe. */
export interface GroundState {
  clip: (ring: readonly LonLat[] | null) => void
  setSeeThrough: (isSeeThrough: boolean) => void
  meshHeight: (lon: number, lat: number) => number | null
}

/** What is cut out along a ring, or nothing; each owner (globe or tileset) needs one of its own and destroys the one before. */
export function holeOf(ring: readonly LonLat[] | null): ClippingPolygonCollection {
  return ring === null
    ? new ClippingPolygonCollection()
    : new ClippingPolygonCollection({ polygons: [new ClippingPolygon({ positions: ring.map(([lon, lat]) => Cartesian3.fromDegrees(lon, lat)) })] })
}

/**
 * Allowed error of the ground in pixels. Each of its tiles is drawn three times while it is see-through, and a faded ground
 * needs less detail.
 */
const groundErrorPx = { solid: 2.6, seeThrough: 6 } as const
/** Opacity of the ground while one looks below it. */
const seeThroughAlpha = 0.34

export function createGroundState(globe: Globe, changed: () => void): GroundState {
  function setTranslucency(isOn: boolean) {
    globe.translucency.enabled = isOn
    globe.translucency.frontFaceAlpha = isOn ? seeThroughAlpha : 1
    globe.translucency.backFaceAlpha = isOn ? 0.12 : 1
  }
  let seeThrough = false
  let hole: readonly LonLat[] | null = null
  globe.maximumScreenSpaceError = groundErrorPx.solid
  function apply() {
    // A hole and a translucent ground at once is more than the engine does well: the hole wins.
    setTranslucency(seeThrough && hole === null)
    globe.maximumScreenSpaceError = seeThrough && hole === null ? groundErrorPx.seeThrough : groundErrorPx.solid
    globe.showSkirts = !seeThrough && hole === null
    globe.depthTestAgainstTerrain = hole !== null
    changed()
  }
  return {
    meshHeight: (lon, lat) => globe.getHeight(Cartographic.fromDegrees(lon, lat)) ?? null,
    clip(ring) {
      if (ring === hole) return
      hole = ring
      // The engine keeps a texture for each collection: the old one is destroyed by the globe when a new one takes its place.
      globe.clippingPolygons = holeOf(ring)
      apply()
    },
    setSeeThrough(isSeeThrough) {
      if (isSeeThrough === seeThrough) return
      seeThrough = isSeeThrough
      apply()
    },
  }
}
