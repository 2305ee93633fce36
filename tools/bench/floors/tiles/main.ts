// The least page that draws the same tiles: the bare widget with the tilesets and a camera, no ground but the globe itself.
// `?as=lean` switches off what the wall switches off too (sky, fog, atmosphere, several samples a pixel); without it, the widget is as it comes.
import { Cartesian3, Cesium3DTileset, CesiumWidget, Credit, CreditDisplay, Ion, PerspectiveFrustum } from 'cesium'
import type { Eye } from '@/map/sync/probe'

/** What the measurement asks of the page. */
export interface TilesFloor {
  /** Shows these tilesets and no others. */
  open: (urls: readonly string[]) => Promise<void>
  look: (eye: Eye) => void
  isWhole: () => boolean
  /** Draws so many frames one after the other and tells how long each took until the graphics card was done, ms. */
  draw: (frames: number) => number[]
}

declare global {
  interface Window { __floor?: TilesFloor }
}

Ion.defaultAccessToken = ''
CreditDisplay.cesiumCredit = new Credit('')
const container = document.createElement('div')
container.id = 'globe'
document.body.append(container)
const style = new CSSStyleSheet()
style.replaceSync('html, body { margin: 0 } #globe, #globe canvas { display: block; width: 100vw; height: 100vh }')
document.adoptedStyleSheets = [style]

const isLean = new URLSearchParams(location.search).get('as') === 'lean'
const widget = new CesiumWidget(container, {
  baseLayer: false, requestRenderMode: true, maximumRenderTimeChange: Infinity,
  ...isLean && { skyBox: false as const, skyAtmosphere: false as const, scene3DOnly: true, orderIndependentTranslucency: false, msaaSamples: 1, contextOptions: { webgl: { alpha: false, antialias: false } } },
})
const { scene, canvas } = widget
if (isLean) {
  scene.highDynamicRange = false
  scene.fog.enabled = false
  scene.globe.showGroundAtmosphere = false
  scene.globe.enableLighting = false
  scene.globe.showWaterEffect = false
}

const tilesets = new Map<string, Cesium3DTileset>()
const vector = ([x, y, z]: readonly [number, number, number]) => new Cartesian3(x, y, z)

window.__floor = {
  async open(urls) {
    for (const url of urls) {
      if (tilesets.has(url)) continue
      const tileset = await Cesium3DTileset.fromUrl(url)
      tilesets.set(url, tileset)
      scene.primitives.add(tileset)
    }
    for (const [url, tileset] of tilesets) tileset.show = urls.includes(url)
  },
  look({ position, direction, up, fovYDeg }) {
    const { frustum } = scene.camera
    const aspect = canvas.clientWidth / canvas.clientHeight, tan = Math.tan(fovYDeg / 2 * Math.PI / 180)
    if (frustum instanceof PerspectiveFrustum) frustum.fov = aspect > 1 ? 2 * Math.atan(tan * aspect) : 2 * Math.atan(tan)
    scene.camera.setView({ destination: vector(position), orientation: { direction: vector(direction), up: vector(up) } })
  },
  isWhole: () => scene.globe.tilesLoaded && [...tilesets.values()].every(tileset => !tileset.show || tileset.tilesLoaded),
  draw: frames => Array.from({ length: frames }, () => {
    const startedMs = performance.now()
    scene.requestRender()
    widget.render()
    const gl = canvas.getContext('webgl2')
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
    return performance.now() - startedMs
  }),
}
