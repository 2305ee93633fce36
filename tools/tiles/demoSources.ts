import type { TileLayer } from '@/domain/tileSchema'
import { areas } from '../../mocks/city/areas'
import { occupancyOf } from '../../mocks/city/buildingRecord'
import { buildingsOf } from '../../mocks/city/buildings'
import type { Street } from '../../mocks/city/model'
import { nodeFeatures, pipeFeatures } from '../../mocks/city/network/source'
import { trunkRoads } from '../../mocks/city/trunkRoads'
import { communityIndices } from '../../mocks/county/regions'
import type { Source } from './input/fillStore'

function* buildingFeatures(seed: number): Generator {
  for (const community of communityIndices) {
    for (const building of buildingsOf(seed, community)) {
      const { id, name, address, region, grid, use, floors, heightM, yearBuilt, homes, footprint } = building
      const shares = occupancyOf(seed, building)
      yield {
        type: 'Feature', geometry: { type: 'Polygon', coordinates: [footprint] },
        properties: {
          id, name, address, region, grid, use, floors, height: heightM, year: yearBuilt, homes,
          occupancyOf: shares?.of ?? 'none', self: shares?.selfPercent ?? null, rented: shares?.rentedPercent ?? null, vacant: shares?.vacantPercent ?? null,
        },
      }
    }
  }
}

function* roadFeatures(seed: number): Generator {
  const trunk = trunkRoads(seed)
  const sets = [{ key: 'county', plane: trunk.plane, streets: trunk.streets }, ...areas(seed).map(({ key, plane, streets }) => ({ key, plane, streets: streets.streets }))]
  for (const { key, plane, streets } of sets) {
    for (const [i, { name, class: roadClass, widthM, path }] of (streets satisfies readonly Street[]).entries()) {
      yield { type: 'Feature', geometry: { type: 'LineString', coordinates: path.map(plane.toLonLat) }, properties: { id: `R-${key}-${i}`, name, roadClass, width: widthM } }
    }
  }
}

/** The demo county as features, made one at a time. */
export function demoSources(seed: number): Record<TileLayer, () => Source> {
  return { buildings: () => buildingFeatures(seed), pipes: () => pipeFeatures(seed), nodes: () => nodeFeatures(seed), roads: () => roadFeatures(seed) }
}
