import { CustomHeightmapTerrainProvider, GeographicTilingScheme, Math as CesiumMath, TerrainProvider } from 'cesium'
import type { Relief } from '@/domain/relief'

const side = 65

/** The ground as terrain: tiles of 65 × 65 heights, rows from north to south, true to scale. */
export function createTerrain(relief: Relief): CustomHeightmapTerrainProvider {
  const tilingScheme = new GeographicTilingScheme()
  return new CustomHeightmapTerrainProvider({
    width: side, height: side, tilingScheme,
    callback: (x, y, level) => {
      const rectangle = tilingScheme.tileXYToRectangle(x, y, level)
      const west = CesiumMath.toDegrees(rectangle.west), north = CesiumMath.toDegrees(rectangle.north)
      const stepLon = CesiumMath.toDegrees(rectangle.width) / (side - 1), stepLat = CesiumMath.toDegrees(rectangle.height) / (side - 1)
      const heights = new Float32Array(side * side)
      for (let j = 0; j < side; j++) {
        for (let i = 0; i < side; i++) heights[j * side + i] = relief.groundHeight(west + i * stepLon, north - j * stepLat)
      }
      return heights
    },
  })
}

/**
 * The engine shares one index buffer per tile size among all scenes and keeps it for each graphics context for ever: after a
 * scene has gone its entry must go too, or every rebuild leaks one.
 */
export function forgetTerrainIndices(contextId: string): void {
  const shared: unknown = TerrainProvider
  if (typeof shared !== 'function' || !('getRegularGridIndices' in shared) || typeof shared.getRegularGridIndices !== 'function') return
  for (const read of ['getRegularGridIndicesAndEdgeIndices', 'getRegularGridAndSkirtIndicesAndEdgeIndices'] as const) {
    const get: unknown = Reflect.get(shared, read)
    if (typeof get !== 'function') continue
    const entry: unknown = get.call(shared, side, side)
    if (typeof entry !== 'object' || entry === null || !('indices' in entry)) continue
    const buffers: unknown = typeof entry.indices === 'object' && entry.indices !== null && 'indexBuffers' in entry.indices ? entry.indices.indexBuffers : undefined
    if (typeof buffers === 'object' && buffers !== null) Reflect.deleteProperty(buffers, contextId)
  }
}
