import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Flat } from '@/domain/plane'
import { type Local, createLocalFrame, geodeticOf } from '@/domain/localFrame'
import { type Feature, type Tile, type TileJson, buildingFeature, inEarth, madeOf, nodeFeature, onlyTile, pipeFeature, rectangle, roadFeature, scratch, slope, yard } from '../../builders/tiles'

let place: ReturnType<typeof scratch>
let out: string
beforeEach(() => {
  place = scratch()
  out = join(place.folder, 'out')
})
afterEach(() => { place.dispose() })

type Made = Tile & { json: TileJson }
/** Where a vertex lies on the sheet of the tests, m, and its height above the sea. */
function onSheet({ json, points }: Made, vertex: number): readonly [east: number, north: number, height: number] {
  const [lon, lat, height] = geodeticOf(inEarth(json, points[vertex] ?? [0, 0, 0]))
  return [...yard.toFlat([lon, lat]), height]
}
const verticesOf = ({ features }: Tile, id: number) => features.flatMap((feature, i) => feature === id ? [i] : [])
const rowOf = ({ columns }: Tile, id: string) => columns['id']?.indexOf(id) ?? -1

describe('a building', () => {
  const house = async (feature: Feature, ground = (_lon: number, _lat: number) => 40): Promise<Made> => {
    await madeOf(out, { buildings: [feature] }, { groundHeight: ground })
    return onlyTile(out, 'buildings')
  }

  it('has walls from under the ground to its height, and a roof, and no floor', async () => {
    const tile = await house(buildingFeature('b', { height: 6.4 }))
    const heights = tile.points.map((_, i) => onSheet(tile, i)[2])
    expect(Math.min(...heights)).toBeCloseTo(39.5, 1)
    expect(Math.max(...heights)).toBeCloseTo(46.4, 1)
    const facing = tile.triangles.map(([a]) => tile.normals[a] ?? [0, 0, 0])
    expect(facing.filter(([, up]) => up > 0.9)).toHaveLength(2)
    expect(facing.filter(([, up]) => up < -0.1)).toEqual([])
    expect(facing.filter(([, up]) => Math.abs(up) < 0.1)).toHaveLength(8)
  })

  it.each([
    ['a rectangle', rectangle(0, 0, 12, 10)], ['clockwise in the source', rectangle(0, 0, 12, 10).reverse()], ['an L', [[0, 0], [20, 0], [20, 8], [8, 8], [8, 20], [0, 20]] as Flat[]],
  ])('shows each face from outside, as its triangles turn: %s', async (_name, corners) => {
    const tile = await house(buildingFeature('b', {}, corners))
    const outward = tile.triangles.map(([a, b, c]) => {
      const [p, q, r] = [a, b, c].map(i => tile.points[i] ?? [0, 0, 0] as const)
      const n = tile.normals[a] ?? [0, 0, 0]
      return p === undefined || q === undefined || r === undefined ? 0 : dot(cross(minus(q, p), minus(r, p)), n)
    })
    expect(outward.filter(value => value <= 0)).toEqual([])
    const middle: Flat = [4, 4]
    for (const [i, [x, up, z]] of tile.normals.entries()) {
      if (up > 0.5) continue
      const [east, north] = onSheet(tile, i)
      // A wall looks away from a point inside that sees it.
      if (corners.length === 4) expect((east - middle[0]) * x + (north - middle[1]) * -z).toBeGreaterThan(0)
    }
  })

  it('leaves its courtyard open', async () => {
    const tile = await house(buildingFeature('b', {}, rectangle(0, 0, 40, 40), [rectangle(10, 10, 20, 20)]))
    const roof = tile.triangles.filter(([a]) => (tile.normals[a]?.[1] ?? 0) > 0.9)
    const area = roof.reduce((sum, triangle) => sum + areaOf(triangle.map(i => onSheet(tile, i))), 0)
    expect(area).toBeCloseTo(40 * 40 - 20 * 20, 0)
    expect(verticesOf(tile, 0)).toHaveLength(8 * 5)
  })

  it('says along each wall how far, and above its ground floor how high, in decimetres', async () => {
    const tile = await house(buildingFeature('b', { height: 6.4 }))
    const along = tile.places.map(([x]) => x), above = tile.places.map(([, y]) => y)
    expect(new Set(along)).toEqual(new Set([0, 120, 100]))
    expect(new Set(above)).toEqual(new Set([-5, 64]))
    for (const [i, [, y]] of tile.places.entries()) expect(Math.abs(onSheet(tile, i)[2] - 40 - y / 10)).toBeLessThan(0.1)
  })

  it('never floats on a slope: its foot is in the ground at every corner, its height counts from the mean ground', async () => {
    const tile = await house(buildingFeature('b', { height: 9 }, rectangle(0, 0, 60, 10)), slope)
    const foot = Math.min(...tile.points.map((_, i) => onSheet(tile, i)[2]))
    for (const east of [0, 60]) expect(foot).toBeLessThan(slope(yard.toLonLat([east, 0])[0]))
    expect(Math.max(...tile.points.map((_, i) => onSheet(tile, i)[2]))).toBeCloseTo(43 + 9, 1)
    const base = Number(tile.columns['base']?.[0])
    const [, y] = tile.places[0] ?? [0, 0]
    expect(tile.points[0]?.[1]).toBeCloseTo(base + y / 10, 0)
  })

  it('stands within 2 cm of where the source has it', async () => {
    const tile = await house(buildingFeature('b', {}, rectangle(3.333, 7.777, 12.34, 10.01)))
    for (const [i] of tile.points.entries()) {
      const [east, north] = onSheet(tile, i)
      expect(Math.min(Math.abs(east - 3.333), Math.abs(east - 15.673))).toBeLessThan(0.02)
      expect(Math.min(Math.abs(north - 7.777), Math.abs(north - 17.787))).toBeLessThan(0.02)
    }
  })
})

type Vec = readonly [number, number, number]
const minus = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const cross = (a: Vec, b: Vec): Vec => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
const dot = (a: Vec, b: Vec) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const length = (a: Vec) => Math.sqrt(dot(a, a))
const areaOf = ([a, b, c]: readonly Vec[]) => a && b && c ? Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 : 0

/** Vertices of a pipe in a level frame at the sheet's corner: east, north, up, exact to a millimetre. */
function levelled(tile: Made, id: number): Vec[] {
  const frame = createLocalFrame(116.45, 36.28)
  return verticesOf(tile, id).map((i): Local => frame.fromEcef(inEarth(tile.json, tile.points[i] ?? [0, 0, 0])))
}

describe('a pipe', () => {
  const pipes = async (...features: Feature[]): Promise<Made> => {
    await madeOf(out, { pipes: features })
    return onlyTile(out, 'pipes')
  }
  /** Distance of each vertex from the axis, and the axis' height, m. */
  const aroundAxis = (tile: Made) => {
    const points = levelled(tile, 0)
    const axis = (Math.max(...points.map(([, , up]) => up)) + Math.min(...points.map(([, , up]) => up))) / 2
    return { axis, radii: points.map(([, north, up]) => Math.hypot(north, up - axis)) }
  }

  it('has the outer radius, not the nominal one', async () => {
    for (const radius of aroundAxis(await pipes(pipeFeature('p', [0, 0], [10, 0], { width: 400, height: 400, wall: 10 }))).radii) expect(Math.abs(radius - 0.21)).toBeLessThan(0.005)
  })

  it.each([['outerTop', 39 - 0.21], ['innerBottom', 39 + 0.2]])('lies where its datum puts its axis: %s', async (datum, axis) => {
    expect(Math.abs(aroundAxis(await pipes(pipeFeature('p', [0, 0], [10, 0], { datum }))).axis - axis)).toBeLessThan(0.005)
  })

  it('is a rectangle of its clear size and its walls where it is a duct block', async () => {
    const tile = await pipes(pipeFeature('p', [0, 0], [10, 0], { kind: 'TX', shape: 'box', width: 600, height: 300, wall: 50, datum: 'outerTop' }))
    const points = levelled(tile, 0)
    const size = (k: 0 | 1 | 2) => Math.max(...points.map(each => each[k])) - Math.min(...points.map(each => each[k]))
    expect([size(0), size(1), size(2)].map(value => Math.round(value * 100) / 100)).toEqual([10, 0.7, 0.4])
    expect(Math.max(...points.map(([, , up]) => up))).toBeCloseTo(39, 2)
    for (const [, north] of points) expect(Math.abs(Math.abs(north) - 0.35)).toBeLessThan(0.005)
  })

  it('is closed at both ends, and all its faces look outward', async () => {
    const tile = await pipes(pipeFeature('p', [0, 0], [10, 0]))
    const centre = levelled(tile, 0).reduce<Vec>((sum, each, _, all) => [sum[0] + each[0] / all.length, sum[1] + each[1] / all.length, sum[2] + each[2] / all.length], [0, 0, 0])
    const points = levelled(tile, 0)
    let edges = 0
    const seen = new Map<string, number>()
    for (const [a, b, c] of tile.triangles) {
      const [p, q, r] = [points[a], points[b], points[c]]
      if (!p || !q || !r) continue
      expect(dot(cross(minus(q, p), minus(r, p)), minus(p, centre))).toBeGreaterThan(0)
      for (const [from, to] of [[a, b], [b, c], [c, a]] as const) {
        seen.set(`${from}-${to}`, (seen.get(`${from}-${to}`) ?? 0) + 1)
        edges++
      }
    }
    // Each edge is walked once in each sense: nothing is open.
    expect(edges).toBeGreaterThan(30)
    expect([...seen].filter(([edge, times]) => times !== 1 || seen.get(edge.split('-').reverse().join('-')) !== 1)).toEqual([])
  })

  const bend = (over: Record<string, unknown> = {}, last: Flat = [18, 6]) => [
    pipeFeature('p', [0, 0], [10, 0], { from: 'n1', to: 'n2' }), pipeFeature('q', [10, 0], last, { from: 'n2', to: 'n3', ...over }),
  ]

  it.each([
    ['in the same sense', bend()], ['against each other', [bend()[0], pipeFeature('q', [18, 6], [10, 0], { from: 'n3', to: 'n2' })]],
    ['one of them falling', bend({ depthTo: 2, elevationTo: 38 })], ['large ones', bend().map(each => ({ ...each, properties: { ...each.properties, width: 1200, height: 1200, wall: 100 } }))],
    ['large ones, one of them falling steeply', bend({ depthTo: 5, elevationTo: 35 }).map(each => ({ ...each, properties: { ...each.properties, width: 1200, height: 1200, wall: 100 } }))],
    ['boxes', bend().map(each => ({ ...each, properties: { ...each.properties, shape: 'box', width: 800, height: 400 } }))],
  ])('meets the next in its section within a millimetre, drawn %s', async (_name, [p, q]) => {
    const tile = await pipes(p ?? pipeFeature('p', [0, 0], [1, 0]), q ?? pipeFeature('q', [0, 0], [1, 0]))
    const joint = (id: string) => levelled(tile, rowOf(tile, id)).filter(([east, north]) => Math.hypot(east - 10, north) < 2)
    const [mine, theirs] = [joint('p'), joint('q')]
    expect(mine.length).toBeGreaterThan(3)
    for (const point of mine) expect(Math.min(...theirs.map(other => length(minus(point, other))))).toBeLessThan(0.001)
    for (const point of theirs) expect(Math.min(...mine.map(other => length(minus(point, other))))).toBeLessThan(0.001)
  })

  it.each([
    ['turns sharply', bend({}, [4, 3])], ['changes its size', bend({ width: 300, height: 300 })], ['changes its kind', bend({ kind: 'RQ' })], ['steps down', bend({ depthFrom: 1.5, elevationFrom: 38.5 })],
    ['meets a third', [...bend(), pipeFeature('r', [10, 0], [10, -8], { from: 'n2', to: 'n4' })]],
  ])('ends flat where the next %s', async (_name, features) => {
    const tile = await pipes(...features)
    const points = levelled(tile, rowOf(tile, 'p'))
    const end = points.filter(([east]) => east > 5)
    expect(end.filter(([east]) => Math.abs(east - 10) > 0.005)).toEqual([])
  })
})

describe('a node', () => {
  const node = async (over: Record<string, unknown>): Promise<{ low: number, high: number, wide: number }> => {
    await madeOf(out, { nodes: [nodeFeature('n', [0, 0], over)] }, { force: true })
    const tile = await onlyTile(out, 'nodes')
    const points = levelled(tile, 0)
    const [heights, easts] = [points.map(each => each[2]), points.map(each => each[0])]
    return { low: Math.min(...heights), high: Math.max(...heights), wide: Math.max(...easts) - Math.min(...easts) }
  }

  it('is a shaft from its bottom to its cover', async () => {
    const { low, high, wide } = await node({ feature: 'manhole', depth: 2.5, cover: 800 })
    expect([low, high].map(each => Math.round(each * 100) / 100)).toEqual([37.5, 40.05])
    expect(wide).toBeGreaterThan(0.7)
    expect(wide).toBeLessThan(0.81)
  })

  it('is a knuckle at the depth of the pipe, a valve with a stem to the surface, or a body above ground', async () => {
    expect((await node({ feature: 'bend', depth: 1.5 })).high).toBeCloseTo(38.68, 2)
    expect((await node({ feature: 'valve', depth: 1.5 })).high).toBeCloseTo(40, 2)
    expect((await node({ feature: 'hydrant', depth: 1.5 })).high).toBeCloseTo(40.8, 2)
  })
})

describe('a road', () => {
  it('is a ribbon of its width that follows the ground', async () => {
    const hill = (lon: number, lat: number) => 40 + 4 * Math.sin(yard.toFlat([lon, lat])[0] / 30)
    await madeOf(out, { roads: [roadFeature('r', [[0, 0], [300, 0]], { width: 10 })] }, { groundHeight: hill })
    const tile = await onlyTile(out, 'roads')
    for (const [i] of tile.points.entries()) {
      const [east, north, height] = onSheet(tile, i)
      expect(Math.abs(Math.abs(north) - 5)).toBeLessThan(0.03)
      expect(Math.abs(height - 0.15 - hill(yard.toLonLat([east, 0])[0], 36.28))).toBeLessThan(0.03)
    }
    // Between its stations, too, within the tolerance.
    const stations = [...new Set(tile.points.map((_, i) => Math.round(onSheet(tile, i)[0] * 10) / 10))].sort((a, b) => a - b)
    for (const [k, to] of stations.entries()) {
      const from = stations[k - 1]
      if (from === undefined || to - from < 0.5) continue
      const ground = (east: number) => hill(yard.toLonLat([east, 0])[0], 36.28)
      expect(Math.abs(ground((from + to) / 2) - (ground(from) + ground(to)) / 2)).toBeLessThan(0.11)
    }
    expect(stations.length).toBeGreaterThan(10)
  })
})
