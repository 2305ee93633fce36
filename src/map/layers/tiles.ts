import { Cesium3DTileset } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import type { TileLayer } from '@/domain/tileSchema'
import { holeOf } from '../engine/clipping'
import type { CityShader } from '../engine/cityShaders'
import type { Layer, MapScene } from '../engine/mapScene'
import { nameTileset } from '../engine/picking'

/** What every layer of tiles is told: whether it shows, and which of its looks. */
export interface TilesState<L extends string> {
  visible: boolean
  look: L
  uniforms: Readonly<Record<string, Parameters<CityShader['set']>[1]>>
  /** What an excavation takes away; null or absent: nothing. */
  hole?: readonly LonLat[] | null
}

export interface TilesOptions<L extends string> {
  url: string
  layer: TileLayer
  /** Looks of the layer; each is made when it is first worn. */
  looks: Readonly<Record<L, () => CityShader>>
  /** Pixels of error that are allowed: more draws fewer tiles. */
  screenSpaceError: number
  /** A tile that cannot be had, or is broken: said once until the layer is tried again. */
  onFault: (error: Error) => void
}

/** Kept on the graphics card before tiles out of view are let go, bytes. */
const cacheBytes = 192 * 1024 * 1024

/** A tileset for the life of the scene: shown and hidden, never removed and loaded again on the way through the levels. */
export function createTilesLayer<L extends string>(options: TilesOptions<L>): Layer<TilesState<L>> {
  let scene: MapScene | null = null
  let tileset: Cesium3DTileset | null = null
  let state: TilesState<L> | null = null
  const shaders = new Map<L, CityShader>()
  let stops: (() => void)[] = []

  function shaderOf(look: L): CityShader {
    const known = shaders.get(look)
    if (known) return known
    const made = options.looks[look]()
    shaders.set(look, made)
    return made
  }

  return {
    async attach(to) {
      scene = to
      const loaded = await Cesium3DTileset.fromUrl(options.url, {
        show: false, maximumScreenSpaceError: options.screenSpaceError, cacheBytes, backFaceCulling: true, enableCollision: false,
        preloadFlightDestinations: false, foveatedScreenSpaceError: false, skipLevelOfDetail: false,
      })
      if (scene !== to) { loaded.destroy(); return }
      tileset = loaded
      nameTileset(loaded, options.layer)
      let isSaid = false
      stops = [
        loaded.tileFailed.addEventListener((failure: { url?: string, message?: string }) => {
          if (isSaid) return
          isSaid = true
          options.onFault(new Error(`${options.layer}: ${failure.message ?? 'a tile failed'}`))
        }),
        loaded.allTilesLoaded.addEventListener(() => { to.requestRender() }),
      ]
      to.primitives.add(loaded)
    },
    update(next) {
      if (!tileset || !scene || next === state) return
      const hole = next.hole ?? null, holeBefore = state?.hole ?? null
      state = next
      if (hole !== holeBefore) tileset.clippingPolygons = holeOf(hole)
      tileset.show = next.visible
      if (next.visible) {
        const look = shaderOf(next.look)
        for (const [name, value] of Object.entries(next.uniforms)) look.set(name, value)
        if (tileset.customShader !== look.shader) tileset.customShader = look.shader
      }
      scene.requestRender()
    },
    dispose() {
      for (const stop of stops) stop()
      stops = []
      if (tileset && scene) scene.primitives.remove(tileset)
      for (const shader of shaders.values()) shader.dispose()
      shaders.clear()
      scene = tileset = state = null
    },
  }
}
