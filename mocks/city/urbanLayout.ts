import type { LonLat } from '@/api/contract/common'
import { between, hash, mix, unit } from '../county/hash'
import { anchorOf } from '../county/plates'
import { type FlatPlate, createFrame, flatPlate } from './frame'
import type { DrawnStreet, Layout, Lot } from './lots'
import { type LineClass, alongNames, acrossNames, laneName, lineClass, widthOf } from './streetNames'
import { type Cell, lotsOfCell } from './urbanLots'

/** A line of the grid: where it lies, and how it swings from crossing to crossing. */
interface Line { at: number, class: LineClass, name: string, salt: number }

/** How far a crossing may lie from the straight line, m. */
const swingM = 13

interface Grid {
  seed: number
  /** Lines that run north (every other one a lane), and lines that run east. */
  across: readonly Line[]
  along: readonly Line[]
}

/** A community with fewer lots than this was cut off by the grid: its few blocks hang together with no other. */
const fewestPlots = 24, fewestShops = 6
/** A grid that cuts a community off (one in fifteen) is drawn anew, at most so often. */
const mostDraws = 12

/** Streets and lots of the county town or of one urban community: one turned grid over the union of the plates. Throws where none leaves every community its ground. */
export function urbanLayout(seed: number, key: string, communities: readonly number[]): Layout {
  for (let draw = 0; draw < mostDraws; draw++) {
    const layout = layoutBy(hash(seed, 0x0a4b, communities[0] ?? 0, ...draw === 0 ? [] : [draw]), key, communities)
    if ([...layout.lots.values()].every(hasGround)) return layout
  }
  throw new Error(`no grid for ${key}`)
}

function hasGround(lots: readonly Lot[]): boolean {
  const count = (kind: Lot['kind']): number => lots.filter(lot => lot.kind === kind).length
  return count('plot') >= fewestPlots && count('shop') >= fewestShops
}

function layoutBy(h: number, key: string, communities: readonly number[]): Layout {
  const frame = createFrame(middleOf(communities), [0, 0], between(mix(h, 1), 0.035, 0.075))
  const plates = communities.map(community => flatPlate(community, frame))
  // The county town has its own names in the middle; apart from it the lists begin elsewhere.
  const grid = gridOver(h, plates, communities.length > 1 ? 0 : 6 + h % 9)
  const communityAt = (u: number, v: number): number => plates.find(plate => plate.contains(u, v))?.community ?? -1
  const cells = connected(cellsOf(grid, communityAt), grid)
  const { crossings, streets, cellStreets } = draw(grid, cells)
  return { key, communities, frame, starts: startsOf(crossings, streets), crossings, streets, lots: lotsByCommunity(plates, cells.flatMap(cell => lotsOfCell(cell, cellStreets(cell)))) }
}

/** Each lot goes to the community that holds all its corners; one that lies across a border is left free. */
function lotsByCommunity(plates: readonly FlatPlate[], lots: readonly Lot[]): Map<number, Lot[]> {
  const found = new Map<number, Lot[]>(plates.map(plate => [plate.community, []]))
  for (const lot of lots) {
    const { west, east, south, north } = lot.box
    const plate = plates.find(candidate => candidate.contains(west, south))
    if (plate?.contains(east, south) === true && plate.contains(east, north) && plate.contains(west, north)) found.get(plate.community)?.push({ ...lot, community: plate.community })
  }
  return found
}

/** The western or southern end of each named street. */
function startsOf(crossings: readonly (readonly [number, number])[], streets: readonly DrawnStreet[]): Map<string, number> {
  const starts = new Map<string, number>()
  for (const { a, b, name } of streets) {
    const from = crossings[a] ?? [0, 0], to = crossings[b] ?? [0, 0]
    const axis = to[0] - from[0] > to[1] - from[1] ? 0 : 1
    starts.set(name, Math.min(starts.get(name) ?? Infinity, from[axis]))
  }
  return starts
}

function middleOf(communities: readonly number[]): LonLat {
  const points = communities.map(anchorOf)
  const mean = (k: 0 | 1): number => Math.round(points.reduce((sum, point) => sum + point[k], 0) / points.length * 1e6) / 1e6
  return [mean(0), mean(1)]
}

function gridOver(h: number, plates: readonly FlatPlate[], firstName: number): Grid {
  const bound = (k: 0 | 1 | 2 | 3, of: (...values: number[]) => number): number => of(...plates.map(plate => plate.box[k]))
  const across = linesFrom(mix(h, 11), bound(0, Math.min), bound(2, Math.max), true, firstName)
  const along = linesFrom(mix(h, 12), bound(1, Math.min), bound(3, Math.max), false, firstName)
  return { seed: h, across, along }
}

function linesFrom(h: number, from: number, to: number, withLanes: boolean, firstName: number): Line[] {
  const places: number[] = []
  for (let at = from - between(mix(h, 1), 20, 90), k = 0; at < to + 120; k++) { places.push(at); at += between(mix(h, 10 + k), 172, 248) }
  const middle = places.length >> 1
  const names = withLanes ? acrossNames : alongNames
  return places.flatMap((at, k): Line[] => {
    const line: Line = { at, class: lineClass(k - middle), name: names[(k - middle + firstName + names.length * 4) % names.length] ?? '', salt: mix(h, 900 + k) }
    const next = places[k + 1]
    return withLanes && next !== undefined ? [line, { at: (at + next) / 2, class: 'lane', name: '', salt: mix(h, 1900 + k) }] : [line]
  })
}

/** How far the line lies from straight at a crossing: it swings gently over some three blocks. */
function swing(line: Line, k: number): number {
  const piece = Math.floor(k / 3), t = k / 3 - piece
  const at = (n: number): number => (unit(mix(line.salt, n)) * 2 - 1) * swingM
  return at(piece) * (1 - t) + at(piece + 1) * t
}

function crossingAt(grid: Grid, i: number, j: number): [number, number] {
  const across = grid.across[i], along = grid.along[j]
  if (across === undefined || along === undefined) return [0, 0]
  // A lane keeps the middle between its neighbours.
  const u = across.class === 'lane' ? (place(grid, i - 1, j) + place(grid, i + 1, j)) / 2 : place(grid, i, j)
  return [u, along.at + swing(along, i >> 1)]
}

function place(grid: Grid, i: number, j: number): number {
  const line = grid.across[i]
  return line === undefined ? 0 : line.at + swing(line, j)
}

function cellsOf(grid: Grid, communityAt: (u: number, v: number) => number): Cell[] {
  const cells: Cell[] = []
  for (let j = 0; j + 1 < grid.along.length; j++) {
    for (let i = 0; i + 1 < grid.across.length; i++) {
      const corners = [crossingAt(grid, i, j), crossingAt(grid, i + 1, j), crossingAt(grid, i + 1, j + 1), crossingAt(grid, i, j + 1)] as const
      const community = communityAt(corners.reduce((sum, corner) => sum + corner[0] / 4, 0), corners.reduce((sum, corner) => sum + corner[1] / 4, 0))
      if (community < 0) continue
      const half = (line: Line | undefined): number => line === undefined ? 0 : widthOf[line.class] / 2
      const [sw, se, ne, nw] = corners
      cells.push({
        i, j, community, hash: hash(grid.seed, i >> 1, j), south: grid.along[j]?.class ?? 'lane', north: grid.along[j + 1]?.class ?? 'lane',
        box: {
          west: Math.max(sw[0], nw[0]) + half(grid.across[i]), east: Math.min(se[0], ne[0]) - half(grid.across[i + 1]),
          south: Math.max(sw[1], se[1]) + half(grid.along[j]), north: Math.min(nw[1], ne[1]) - half(grid.along[j + 1]),
        },
      })
    }
  }
  return cells
}

/** The cells that hang together with the middle one: an island would have streets that lead nowhere. */
function connected(cells: readonly Cell[], grid: Grid): Cell[] {
  const byPlace = new Map(cells.map(cell => [cell.j * 1000 + cell.i, cell]))
  let best = new Set<Cell>()
  const seen = new Set<Cell>()
  for (const start of cells) {
    if (seen.has(start)) continue
    const group = new Set<Cell>([start])
    for (const cell of group) {
      seen.add(cell)
      for (const key of [cell.j * 1000 + cell.i - 1, cell.j * 1000 + cell.i + 1, (cell.j - 1) * 1000 + cell.i, (cell.j + 1) * 1000 + cell.i]) {
        const next = byPlace.get(key)
        if (next !== undefined) group.add(next)
      }
    }
    if (group.size > best.size) best = group
  }
  return cells.filter(cell => best.has(cell) && cell.i + 1 < grid.across.length)
}

interface CellStreets { side: number, south: number, north: number }

/** Streets where at least one side is urban; a lane between two cells of the town by chance. */
function draw(grid: Grid, cells: readonly Cell[]): { crossings: [number, number][], streets: DrawnStreet[], cellStreets: (cell: Cell) => CellStreets } {
  const urban = new Map(cells.map(cell => [cell.j * 1000 + cell.i, cell]))
  const crossings: [number, number][] = []
  const numbers = new Map<number, number>()
  const crossing = (i: number, j: number): number => {
    const key = j * 1000 + i
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, crossings.length)
    crossings.push(crossingAt(grid, i, j))
    return crossings.length - 1
  }
  const streets: DrawnStreet[] = []
  const drawn = new Map<string, number>()
  const add = (key: string, a: number, b: number, name: string, kind: LineClass, community: number): void => {
    drawn.set(key, streets.length)
    streets.push({ a, b, name, class: kind, widthM: widthOf[kind], community, bends: [] })
  }
  for (const [j, line] of grid.along.entries()) {
    for (let i = 0; i + 1 < grid.across.length; i++) {
      const cell = urban.get(j * 1000 + i) ?? urban.get((j - 1) * 1000 + i)
      if (cell !== undefined) add(`v${j}:${i}`, crossing(i, j), crossing(i + 1, j), line.name, line.class, cell.community)
    }
  }
  for (const [i, line] of grid.across.entries()) {
    for (let j = 0; j + 1 < grid.along.length; j++) {
      const east = urban.get(j * 1000 + i), west = urban.get(j * 1000 + i - 1)
      const cell = east ?? west
      if (cell === undefined) continue
      const lane = line.class === 'lane'
      if (lane && (east === undefined || west === undefined || unit(hash(grid.seed, 0x1a, i, j)) < 0.22)) continue
      add(`u${i}:${j}`, crossing(i, j), crossing(i, j + 1), lane ? laneName(grid.along[j]?.name ?? '', i >> 1) : line.name, line.class, cell.community)
    }
  }
  const find = (...keys: string[]): number => { for (const key of keys) { const street = drawn.get(key); if (street !== undefined) return street } return 0 }
  return {
    crossings, streets,
    cellStreets: ({ i, j }) => {
      const [lane, other] = i % 2 === 0 ? [i + 1, i] : [i, i + 1]
      const south = find(`v${j}:${i}`), north = find(`v${j + 1}:${i}`)
      return { side: find(`u${lane}:${j}`, `u${other}:${j}`, `v${j}:${i}`), south, north }
    },
  }
}
