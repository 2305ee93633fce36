// The 3D engine without the wall: opens a tileset as any viewer would, and tells what it found.
import { Cartesian2, Cartesian3, Cesium3DTileFeature, Cesium3DTileset, type Cesium3DTileContent, CesiumWidget, Clock, Credit, CreditDisplay, Ion, JulianDate, Math as CesiumMath } from 'cesium'

export interface Target { id: string, lon: number, lat: number, /** Metres above the sea from which the camera looks straight down. */ height: number }
export interface Opened {
  /** What failed to load. */
  failed: string[]
  /** Features of the tiles in view. */
  features: number
  /** Columns of the feature of that id; null where no tile in view has it. */
  target: Record<string, unknown> | null
  /** Id of what is drawn in the middle of the picture. */
  picked: unknown
}

declare global {
  interface Window { __bare?: { open: (url: string, target: Target) => Promise<Opened> } }
}

Ion.defaultAccessToken = ''
CreditDisplay.cesiumCredit = new Credit('')
const sheet = new CSSStyleSheet()
sheet.replaceSync('#globe, #globe canvas { width: 320px; height: 240px }')
document.adoptedStyleSheets = [sheet]
const container = document.createElement('div')
container.id = 'globe'
document.body.append(container)
const credits = document.createElement('div')
const { scene, camera } = new CesiumWidget(container, {
  globe: false, baseLayer: false, skyBox: false, skyAtmosphere: false, creditContainer: credits, creditViewport: credits, showRenderLoopErrors: false,
  // Before the engine's star tables begin: it does not ask for what is not served.
  clock: new Clock({ currentTime: JulianDate.fromIso8601('1970-01-01T00:00:00Z'), shouldAnimate: false }),
})

const valuesOf = (feature: Cesium3DTileFeature) => Object.fromEntries(feature.getPropertyIds().map(name => [name, feature.getProperty(name) as unknown]))

async function open(url: string, { id, lon, lat, height }: Target): Promise<Opened> {
  const failed: string[] = []
  const tileset = await Cesium3DTileset.fromUrl(url)
  scene.primitives.add(tileset)
  const contents = new Set<Cesium3DTileContent>()
  tileset.tileFailed.addEventListener((failure: { url?: string, message?: string }) => { failed.push(`${failure.url ?? ''}: ${failure.message ?? ''}`) })
  tileset.tileVisible.addEventListener((tile: { content?: Cesium3DTileContent }) => { if (tile.content !== undefined) contents.add(tile.content) })
  camera.setView({ destination: Cartesian3.fromDegrees(lon, lat, height), orientation: { heading: 0, pitch: -CesiumMath.PI_OVER_TWO, roll: 0 } })
  await new Promise<void>((done, fail) => {
    scene.renderError.addEventListener((_scene: unknown, error: unknown) => { fail(error instanceof Error ? error : new Error(String(error))) })
    const stop = scene.postRender.addEventListener(() => {
      if (!tileset.tilesLoaded || contents.size === 0 && failed.length === 0) return
      stop()
      done()
    })
  })
  let target: Record<string, unknown> | null = null, features = 0
  for (const content of contents) {
    features += content.featuresLength
    for (let i = 0; target === null && i < content.featuresLength; i++) {
      const feature = content.getFeature(i)
      if (feature.getProperty('id') === id) target = valuesOf(feature)
    }
  }
  const object: unknown = scene.pick(new Cartesian2(160, 120), 5, 5)
  const picked: unknown = object instanceof Cesium3DTileFeature ? object.getProperty('id') : null
  scene.primitives.remove(tileset)
  return { failed, features, target, picked }
}

window.__bare = { open }
