import {
  Cartesian3, CesiumWidget, Clock, Color, Credit, CreditDisplay, Globe, type ImageryLayer, Ion, JulianDate, PerspectiveFrustum, Rectangle,
} from 'cesium'
import { cameraAxes } from './cameraFit'
import { type PointerHooks, attachControls } from './controls'
import { createGroundLayer } from './groundImagery'
import { createGroundPainter } from './groundPainter'
import type { GeoRect } from './groundPicture'
import { createLocalFrame } from '@/domain/localFrame'
import { createMapCamera } from './mapCamera'
import { createGroundState } from './clipping'
import type { Drawable, MapScene } from './mapScene'
import { buildingPointAt, pickAt } from './picking'
import { stillOver } from './stillOver'
import { sceneStats } from './sceneStats'
import { palette } from './palette'
import type { Relief } from '@/domain/relief'
import { pace, paceStart, resolutionScaleFor, resolutionSteps } from './resolution'
import { createTerrain, forgetTerrainIndices } from './terrain'

/** Thrown where the browser has no WebGL 2; `lost` tells a machine that has it but fails just now. */
export class SceneError extends Error {
  constructor(message: string, readonly webgl: boolean) {
    super(message)
    this.name = 'SceneError'
  }
}

export interface SceneOptions {
  relief: Relief
  centre: readonly [lon: number, lat: number]
  /** The ground is drawn within these bounds; beyond them is night. */
  bounds: GeoRect
  hooks: PointerHooks
  /** The drawing stopped for good: the graphics context is gone or a frame threw. */
  onLost: (reason: string) => void
  now: () => number
}

/** Narrow field of view, so that the county looks like a model on a table. */
export const fovYDeg = 24
const pixelBudget = 9_000_000
const maxSide = 8192
/** The picture stands after this many frames even where some of the ground is still to be sharpened. */
const patientFrames = 6

/** Makes the one scene inside `container`, which must be in the document. Throws {@link SceneError}. */
export function createScene(container: HTMLElement, options: SceneOptions): MapScene {
  const { relief } = options
  const probe = document.createElement('canvas').getContext('webgl2')
  if (!probe) throw new SceneError('this browser has no WebGL 2', false)
  probe.getExtension('WEBGL_lose_context')?.loseContext()

  Ion.defaultAccessToken = ''
  Reflect.set(CreditDisplay, 'cesiumCredit', new Credit(''))
  const stage = document.createElement('div')
  stage.className = 'map-canvas'
  const overlay = document.createElement('div')
  overlay.className = 'map-overlay'
  container.append(stage, overlay)
  // The engine writes a <style> beside its credits; in a shadow tree outside the document it neither applies nor offends the CSP.
  const credits = document.createElement('div')
  document.createElement('div').attachShadow({ mode: 'open' }).append(credits)

  const painter = createGroundPainter(relief, { lon: options.centre[0], lat: options.centre[1], nearKm: 36, farKm: 110 })
  const globe = new Globe()
  let widget: CesiumWidget
  try {
    widget = new CesiumWidget(stage, {
      globe, baseLayer: createGroundLayer(painter, options.bounds),
      terrainProvider: createTerrain(relief),
      // Before the engine's star tables begin, so that it does not ask for them; nothing here depends on the time.
      clock: new Clock({ currentTime: JulianDate.fromIso8601('1970-01-01T00:00:00Z'), shouldAnimate: false }),
      skyBox: false, skyAtmosphere: false, scene3DOnly: true, orderIndependentTranslucency: false, msaaSamples: 1,
      requestRenderMode: true, maximumRenderTimeChange: Infinity, showRenderLoopErrors: false, useBrowserRecommendedResolution: false,
      automaticallyTrackDataSourceClocks: false, creditContainer: credits, creditViewport: credits, blurActiveElementOnCanvasFocus: false,
      contextOptions: { webgl: { alpha: false, antialias: false, powerPreference: 'high-performance' } },
    })
  }
  catch (error) {
    painter.dispose()
    stage.remove()
    overlay.remove()
    throw new SceneError(error instanceof Error ? error.message : String(error), true)
  }
  const { scene, canvas } = widget
  scene.backgroundColor = Color.fromCssColorString(palette.void)
  scene.highDynamicRange = false
  scene.fog.enabled = false
  scene.postProcessStages.fxaa.enabled = true
  scene.screenSpaceCameraController.enableInputs = false
  scene.screenSpaceCameraController.enableCollisionDetection = false
  globe.baseColor = Color.fromCssColorString(palette.void)
  globe.showGroundAtmosphere = false
  globe.enableLighting = false
  globe.showWaterEffect = false
  globe.cartographicLimitRectangle = Rectangle.fromDegrees(options.bounds.west, options.bounds.south, options.bounds.east, options.bounds.north)
  // Plates, lines and markers stand above the ground and are never cut by the coarse mesh of a far tile.
  globe.depthTestAgainstTerrain = false

  const frame = createLocalFrame(options.centre[0], options.centre[1])
  const frameListeners = new Set<() => void>()
  const drawnListeners = new Set<() => void>()
  let disposed = false
  let drawn = false
  let frames = 0
  let pacing = paceStart
  let lastFrameMs: number | null = null

  const camera = createMapCamera({
    frame, groundHeight: relief.groundHeight, fovYDeg, now: options.now,
    nextFrame: (run) => {
      const id = requestAnimationFrame(run)
      return () => { cancelAnimationFrame(id) }
    },
    onChange: () => {
      if (disposed) return
      applyCamera()
      scene.requestRender()
    },
  })

  function applyCamera() {
    const { pose, window } = camera.view()
    const { forward, up } = cameraAxes(pose.headingDeg, pose.pitchDeg)
    const cartesian = (v: readonly [number, number, number]) => new Cartesian3(v[0], v[1], v[2])
    const { frustum } = scene.camera
    if (frustum instanceof PerspectiveFrustum) {
      const aspect = window.width / Math.max(1, window.height)
      const tan = Math.tan(fovYDeg / 2 * Math.PI / 180)
      frustum.fov = aspect > 1 ? 2 * Math.atan(tan * aspect) : 2 * Math.atan(tan)
    }
    scene.camera.setView({ destination: cartesian(frame.toEcef(pose.position)), orientation: { direction: cartesian(frame.direction(forward)), up: cartesian(frame.direction(up)) } })
  }

  function setResolution(isBusy: boolean) {
    const ratio = window.devicePixelRatio
    const base = resolutionScaleFor(stage.clientWidth * ratio, stage.clientHeight * ratio, { maxSide, pixelBudget })
    const wanted = base * (isBusy ? resolutionSteps[pacing.step] ?? 1 : 1)
    if (Math.abs(widget.resolutionScale - wanted) > 0.01) widget.resolutionScale = wanted
  }

  // The engine's own look at its heading turns the axes back and forth at every tick; the rounding adds up until the view counts as moved
  // and a frame is drawn for nothing. Set anew, the axes never drift.
  const removePreUpdate = scene.preUpdate.addEventListener(() => { if (!disposed) applyCamera() })
  const removePostRender = scene.postRender.addEventListener(() => {
    frames += 1
    if (frames === 1) performance.mark('first-3d-frame')
    const now = options.now()
    // While the camera flies, and until the first whole picture, frames follow each other; at rest there is one, at full resolution.
    const isBusy = camera.flying || !drawn
    if (isBusy && lastFrameMs !== null) pacing = pace(pacing, now - lastFrameMs)
    lastFrameMs = isBusy ? now : null
    setResolution(isBusy)
    for (const run of frameListeners) run()
    if (!drawn && (globe.tilesLoaded || frames >= patientFrames)) {
      drawn = true
      for (const run of drawnListeners) run()
      drawnListeners.clear()
    }
  })

  // The frame in which the last tile arrived did not know it yet: one more shows, and tells, that the ground is whole.
  const removeTileProgress = globe.tileLoadProgressEvent.addEventListener((waiting: number) => { if (waiting === 0) scene.requestRender() })

  function lose(reason: string) {
    if (disposed) return
    widget.useDefaultRenderLoop = false
    options.onLost(reason)
  }
  const onContextLost = (event: Event) => {
    event.preventDefault()
    lose('context lost')
  }
  canvas.addEventListener('webglcontextlost', onContextLost)
  const removeRenderError = scene.renderError.addEventListener((_scene: unknown, error: unknown) => {
    lose(error instanceof Error ? error.message : String(error))
  })
  const removeControls = attachControls(container, camera, options.hooks)

  function drawNow() {
    scene.requestRender()
    widget.render()
  }

  return {
    kind: 'solid', overlay, frame, relief, camera,
    primitives: {
      add: (primitive: Drawable) => { scene.primitives.add(primitive) },
      remove: (primitive: Drawable) => { if (!disposed) scene.primitives.remove(primitive) },
    },
    ground: createGroundState(globe, () => { if (!disposed) scene.requestRender() }),
    pick: (x, y) => disposed ? null : pickAt(scene, x, y),
    surfaceAt: (x, y) => (disposed ? null : buildingPointAt(scene, x, y)) ?? camera.groundAt(x, y),
    imagery: {
      add: (layer: ImageryLayer) => { scene.imageryLayers.add(layer) },
      remove: (layer: ImageryLayer) => { if (!disposed) scene.imageryLayers.remove(layer, true) },
    },
    requestRender: () => { if (!disposed) scene.requestRender() },
    drawNow() {
      if (disposed) return
      drawNow()
      // To read a pixel back is the one thing that waits for the card; \`finish\` only hands the work over.
      const gl = canvas.getContext('webgl2')
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
    },
    hold() {
      if (disposed) return null
      // Drawn and copied within one task: the browser empties the canvas after it.
      drawNow()
      return stillOver(canvas)
    },
    onFrame(run) {
      frameListeners.add(run)
      return () => { frameListeners.delete(run) }
    },
    onDrawn(run) {
      if (drawn) run()
      else drawnListeners.add(run)
    },
    stats: () => sceneStats(scene),
    dispose() {
      if (disposed) return
      disposed = true
      camera.dispose()
      painter.dispose()
      removeControls()
      removePreUpdate()
      removePostRender()
      removeTileProgress()
      removeRenderError()
      canvas.removeEventListener('webglcontextlost', onContextLost)
      frameListeners.clear()
      drawnListeners.clear()
      const context: unknown = Reflect.get(scene, 'context')
      const contextId: unknown = typeof context === 'object' && context !== null ? Reflect.get(context, 'id') : undefined
      const gl = canvas.getContext('webgl2')
      widget.destroy()
      if (typeof contextId === 'string') forgetTerrainIndices(contextId)
      if (gl && !gl.isContextLost()) gl.getExtension('WEBGL_lose_context')?.loseContext()
      canvas.width = canvas.height = 0
      stage.remove()
      overlay.remove()
    },
  }
}
