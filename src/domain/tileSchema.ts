import { buildingUses, roadClasses } from '@/api/contract/city'
import { depthDatum, nodeFeatures, pipeKinds, pipeMaterials } from '@/api/contract/pipes'

/**
 * Columns of the property table (EXT_structural_metadata) of each layer of tiles: written by the tile maker, read by the map.
 * A county's own tiles are drawn too where they lack some of them. `code` columns are numbers into the list named beside them,
 * so that a shader can read them; every viewer finds the list in the schema's description.
 */
export type ColumnType = 'STRING' | 'UINT8' | 'UINT16' | 'FLOAT32'
export interface TileColumn {
  type: ColumnType
  /** Words of a code column, by number. */
  words?: readonly string[]
  /** Stands where nothing is known. */
  noData?: number
}

export const tileLayers = ['buildings', 'pipes', 'nodes', 'roads'] as const
export type TileLayer = (typeof tileLayers)[number]

/** Whose shares the occupancy columns hold: nobody's, the building's, or its grid's. */
export const occupancyOf = ['none', 'building', 'grid'] as const
const percent: TileColumn = { type: 'UINT8', noData: 255 }

export const tileSchema = {
  buildings: {
    id: { type: 'STRING' },
    name: { type: 'STRING' },
    address: { type: 'STRING' },
    region: { type: 'STRING' },
    grid: { type: 'UINT16', noData: 0 },
    use: { type: 'UINT8', words: buildingUses },
    floors: { type: 'UINT8' },
    height: { type: 'FLOAT32' },
    /** Height of the ground floor in the tile's own frame: lets a shader know how high above it a point of the wall is. */
    base: { type: 'FLOAT32' },
    year: { type: 'UINT16', noData: 0 },
    homes: { type: 'UINT16', noData: 0 },
    occupancyOf: { type: 'UINT8', words: occupancyOf },
    self: percent,
    rented: percent,
    vacant: percent,
  },
  pipes: {
    id: { type: 'STRING' },
    kind: { type: 'UINT8', words: pipeKinds },
    region: { type: 'STRING' },
    from: { type: 'STRING' },
    to: { type: 'STRING' },
    depthFrom: { type: 'FLOAT32' },
    depthTo: { type: 'FLOAT32' },
    elevationFrom: { type: 'FLOAT32' },
    elevationTo: { type: 'FLOAT32' },
    datum: { type: 'UINT8', words: depthDatum.options },
    /** Round: the nominal diameter in both; a box: its clear width and height. */
    width: { type: 'UINT16' },
    height: { type: 'UINT16' },
    wall: { type: 'UINT16' },
    shape: { type: 'UINT8', words: ['round', 'box'] },
    material: { type: 'UINT8', words: pipeMaterials },
    year: { type: 'UINT16' },
    owner: { type: 'STRING' },
    pressure: { type: 'FLOAT32', noData: -1 },
    voltage: { type: 'FLOAT32', noData: -1 },
    ducts: { type: 'UINT8', noData: 0 },
    ductsUsed: { type: 'UINT8', noData: 255 },
    road: { type: 'STRING' },
  },
  nodes: {
    id: { type: 'STRING' },
    kind: { type: 'UINT8', words: pipeKinds },
    feature: { type: 'UINT8', words: nodeFeatures },
    region: { type: 'STRING' },
    ground: { type: 'FLOAT32' },
    depth: { type: 'FLOAT32' },
    year: { type: 'UINT16' },
    owner: { type: 'STRING' },
    valve: { type: 'UINT8', words: ['none', 'open', 'closed', 'stuck'] },
  },
  roads: {
    id: { type: 'STRING' },
    name: { type: 'STRING' },
    /** Not `class`: a column's name stands in shaders, where that word is reserved. */
    roadClass: { type: 'UINT8', words: roadClasses },
    width: { type: 'FLOAT32' },
  },
} as const satisfies Record<TileLayer, Record<string, TileColumn>>
