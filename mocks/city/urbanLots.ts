import { mix, pickWeighted, unit } from '../county/hash'
import type { Box, Lot } from './lots'
import type { LineClass } from './streetNames'

/** A block of the town between four lines (a lane counts as one), and the ground inside its kerbs. */
export interface Cell { i: number, j: number, community: number, hash: number, south: LineClass, north: LineClass, box: Box }

/** How a block is built: slabs of six, eleven or eighteen floors, or towers. */
export type Tier = 'low' | 'mid' | 'high' | 'tower'
export interface UrbanLot extends Lot { tier: Tier }

/** Pavement and green between kerb and building, m. */
const setbackM = 6
/** Distance from row to row: low sun in winter decides it. */
const pitchM: Readonly<Record<Tier, number>> = { low: 29, mid: 44, high: 58, tower: 54 }
const depthM: Readonly<Record<Tier, number>> = { low: 12.5, mid: 14, high: 15, tower: 22 }
const lengthM: Readonly<Record<Tier, number>> = { low: 42, mid: 38, high: 36, tower: 27 }
const shopDepthM = 13, shopWidthM = 21

/** Lots of a block: shops along its main streets, rows of slabs or towers behind them. */
export function lotsOfCell(cell: Cell, streets: { side: number, south: number, north: number }): UrbanLot[] {
  const { west, east } = cell.box
  let south = cell.box.south + setbackM, north = cell.box.north - setbackM
  if (east - west < 40 || north - south < 60) return []
  const tier = (['low', 'mid', 'high', 'tower'] as const)[pickWeighted(mix(cell.hash, 1), [56, 22, 14, 8])] ?? 'low'
  const block = cell.j * 1000 + cell.i
  const base = { community: cell.community, block, tier }
  const lots: UrbanLot[] = []
  const shops = (from: number, street: number, entry: 'south' | 'north'): void => {
    const n = Math.max(1, Math.floor((east - west - 2 * setbackM) / shopWidthM))
    const step = (east - west - 2 * setbackM) / n
    for (let k = 0; k < n; k++) {
      const left = west + setbackM + k * step
      lots.push({ ...base, kind: 'shop', street, entry, box: { west: left + 0.4, east: left + step - 0.4, south: from, north: from + shopDepthM } })
    }
  }
  if (cell.south === 'main' || cell.south === 'trunk') { shops(south, streets.south, 'south'); south += shopDepthM + 9 }
  if (cell.north === 'main' || cell.north === 'trunk') { shops(north - shopDepthM, streets.north, 'north'); north -= shopDepthM + 9 }
  const depth = depthM[tier]
  const rows = Math.max(1, Math.floor((north - south - depth) / pitchM[tier]) + 1)
  const pitch = rows === 1 ? 0 : Math.min((north - south - depth) / (rows - 1), pitchM[tier] * 1.25)
  const width = east - west - 2 * setbackM
  const across = Math.max(1, Math.floor((width + 12) / (lengthM[tier] + 12)))
  const gap = 10 + 6 * unit(mix(cell.hash, 2))
  const length = Math.min((width - gap * (across - 1)) / across, lengthM[tier] * 1.5)
  const left = west + setbackM + (width - across * length - gap * (across - 1)) / 2
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < across; c++) {
      const from = left + (r % 2 === 0 ? c : across - 1 - c) * (length + gap)
      const at = south + r * pitch
      lots.push({ ...base, kind: 'plot', street: streets.side, entry: 'north', box: { west: from, east: from + length, south: at, north: at + depth } })
    }
  }
  return lots
}
