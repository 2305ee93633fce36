import type { Scene } from 'cesium'
import type { SceneStats } from './mapScene'
import { isTileset } from './picking'

/** Counts what the last frame drew and what the scene holds. */
export function sceneStats(scene: Scene): SceneStats {
  const frameState: unknown = Reflect.get(scene, 'frameState')
  const list: unknown = typeof frameState === 'object' && frameState !== null ? Reflect.get(frameState, 'commandList') : undefined
  let triangles = 0, tileBytes = 0, isWhole = scene.globe.tilesLoaded
  for (let i = 0; i < scene.primitives.length; i++) {
    const primitive: unknown = scene.primitives.get(i)
    if (!isTileset(primitive)) continue
    tileBytes += primitive.totalMemoryUsageInBytes
    if (!primitive.show) continue
    isWhole &&= primitive.tilesLoaded
    const statistics: unknown = Reflect.get(primitive, 'statistics')
    const selected: unknown = typeof statistics === 'object' && statistics !== null ? Reflect.get(statistics, 'numberOfTrianglesSelected') : 0
    if (typeof selected === 'number') triangles += selected
  }
  return { commands: Array.isArray(list) ? list.length : 0, triangles, tileBytes, primitives: scene.primitives.length, isWhole }
}
