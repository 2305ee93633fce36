import { buildingShader, pipeShader, roadShader } from '../engine/cityShaders'
import type { Layer } from '../engine/mapScene'
import { type TilesState, createTilesLayer } from './tiles'

/** Allowed error in pixels: buildings are wanted sharp in the street, and few over the county. */
const screenSpaceError = 16

/** Where a layer's tiles are, and who hears of one that is broken. */
interface Source { url: string, onFault: (error: Error) => void }

/** How buildings look: opaque, let through by choice, or glass over what is below the ground. */
export type BuildingLook = 'solid' | 'faded' | 'ghost'
/** How pipes look: lit in an open pit, glowing through the ground. */
export type PipeLook = 'lit' | 'glowing'

/** Buildings in their colour. */
export function createBuildingTiles(source: Source): Layer<TilesState<BuildingLook>> {
  return createTilesLayer({ ...source, layer: 'buildings', screenSpaceError, looks: { solid: () => buildingShader('solid'), faded: () => buildingShader('faded'), ghost: () => buildingShader('ghost') } })
}

/** Streets and roads. */
export function createRoadTiles(source: Source): Layer<TilesState<'plain'>> {
  return createTilesLayer({ ...source, layer: 'roads', screenSpaceError, looks: { plain: roadShader } })
}

/** Pipes, or the wells and valves on them. */
export function createPipeTiles(layer: 'pipes' | 'nodes', source: Source): Layer<TilesState<PipeLook>> {
  return createTilesLayer({ ...source, layer, screenSpaceError, looks: { lit: () => pipeShader(layer, false), glowing: () => pipeShader(layer, true) } })
}
