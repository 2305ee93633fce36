import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isWantedCesiumFile } from '../../tools/vite/cesiumAssets'
import { GeographyError, loadGeography } from '@/map/engine/geography'
import { contourInterval, paintGround } from '@/map/engine/groundPicture'
import { ecefOf } from '@/domain/localFrame'
import { capMesh, densified, lineMesh, openRing, wallMesh } from '@/map/engine/meshes'
import { rgbOf } from '@/map/engine/palette'
import { createRelief } from '@/domain/relief'
import { pace, paceStart, resolutionScaleFor } from '@/map/engine/resolution'
import { grid, plainRelief } from './fakeScene'

const light = { lon: 116.45, lat: 36.25, nearKm: 30, farKm: 90 }
const hills = createRelief(grid(8, 8, (i, j) => 60 + 180 * Math.abs(Math.sin(i * 1.3) * Math.cos(j))))
const read = (path: string): Promise<unknown> => Promise.resolve(JSON.parse(readFileSync(`public${path}`, 'utf8')))

describe('the painted ground', () => {
  it('has no seam between two squares', () => {
    const size = 64, west = { west: 116.4, east: 116.45, south: 36.2, north: 36.25 }, east = { west: 116.45, east: 116.5, south: 36.2, north: 36.25 }
    const a = paintGround(hills, light, west, size), b = paintGround(hills, light, east, size)
    for (let row = 0; row < size; row++) {
      for (let channel = 0; channel < 3; channel++) expect(Math.abs((a[(row * size + size - 1) * 4 + channel] ?? 0) - (b[row * size * 4 + channel] ?? 0))).toBeLessThan(48)
    }
  })

  it('is opaque, the same each time, and shows the slopes', () => {
    const rect = { west: 116.4, east: 116.5, south: 36.2, north: 36.3 }
    const picture = paintGround(hills, light, rect, 48)
    expect(picture).toEqual(paintGround(hills, light, rect, 48))
    const pixels = Array.from({ length: 48 * 48 }, (_, i) => picture.subarray(i * 4, i * 4 + 4))
    expect(pixels.every(pixel => pixel[3] === 255)).toBe(true)
    const greens = pixels.map(pixel => pixel[1] ?? 0)
    expect(Math.max(...greens) - Math.min(...greens)).toBeGreaterThan(30)
  })

  it('is night far from the county', () => {
    const picture = paintGround(plainRelief, light, { west: 118, east: 118.1, south: 36.2, north: 36.3 }, 8)
    expect([...picture.subarray(0, 3)]).toEqual([...rgbOf('#050d13')])
  })

  it('draws contours closer together the nearer one looks', () => {
    expect([100, 20, 8, 1].map(contourInterval)).toEqual([50, 25, 10, 5])
  })
})

describe('the county\'s geography', () => {
  it('is read and parsed as it is delivered', async () => {
    const geography = await loadGeography('/county/370124/', read)
    expect(geography.boundary[0]?.[0]?.length).toBeGreaterThan(400)
    expect(geography.neighbours.map(neighbour => neighbour.name)).toContain('东阿县')
    expect(geography.rivers.some(river => river.level === 1)).toBe(true)
    for (const { name } of [...geography.neighbours, ...geography.lakes]) expect(geography.labels.english[name]).toBeDefined()
  })

  it('names the file that is missing, and the one that is wrong', async () => {
    await expect(loadGeography('/county/370124', path => path.endsWith('elevation-2km.json') ? Promise.reject(new Error('HTTP 404')) : read(path))).rejects.toThrow(new GeographyError('elevation-2km.json', 'HTTP 404'))
    const broken = { type: 'FeatureCollection', features: [{ geometry: { type: 'Polygon', coordinates: [[[116, 91], [117, 36], [116, 36]]] }, properties: { name: 'x' } }] }
    await expect(loadGeography('/county/370124', path => path.endsWith('dongping-lake.geojson') ? Promise.resolve(broken) : read(path))).rejects.toThrow(/dongping-lake\.geojson/)
  })
})

describe('meshes', () => {
  const ring: [number, number][] = [[116.4, 36.2], [116.5, 36.2], [116.5, 36.3], [116.4, 36.3], [116.4, 36.2]]

  it('cover a plate with its own area, all of it on the ground', () => {
    const mesh = capMesh([[ring]], plainRelief, 1500, [116.45, 36.25])
    let area = 0
    const point = (i: number) => [mesh.positions[i * 3] ?? 0, mesh.positions[i * 3 + 1] ?? 0, mesh.positions[i * 3 + 2] ?? 0] as const
    for (let k = 0; k < mesh.indices.length; k += 3) {
      const [a, b, c] = [point(mesh.indices[k] ?? 0), point(mesh.indices[k + 1] ?? 0), point(mesh.indices[k + 2] ?? 0)]
      const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const, v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const
      area += Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2
    }
    expect(area / 1e6).toBeCloseTo(99.7, 0)
    expect([...mesh.ground].filter((_, i) => i % 3 === 2).every(height => Math.abs(height - 40) < 0.01)).toBe(true)
  })

  it('stand walls from the ground to the rim along every side', () => {
    const mesh = wallMesh([[ring]], plainRelief, 1)
    expect(mesh.raise.filter(raise => raise === 0)).toHaveLength(8)
    expect(mesh.raise.filter(raise => raise === 1)).toHaveLength(8)
    const south = [mesh.ground[0], mesh.ground[1]]
    expect(south[1]).toBeCloseTo(-1, 6)
  })

  it('give every point of a line twice, at its place', () => {
    const mesh = lineMesh([[[116.4, 36.2], [116.4, 36.205]]], plainRelief)
    expect(mesh.positions).toHaveLength(12)
    expect([...mesh.positions.subarray(0, 3)]).toEqual([...ecefOf(116.4, 36.2, plainRelief.groundHeight(116.4, 36.2))])
    expect([mesh.side[0], mesh.side[3]]).toEqual([-1, 1])
  })

  it('skip points that repeat and lines without length', () => {
    expect(openRing([[0, 0], [0, 0], [1, 0], [1, 1], [0, 0]])).toEqual([[0, 0], [1, 0], [1, 1]])
    expect(lineMesh([[[116.4, 36.2], [116.4, 36.2]]], plainRelief).indices).toHaveLength(0)
    expect(densified([[0, 0], [1, 0]], 0.25)).toHaveLength(5)
  })
})

describe('resolution of the canvas', () => {
  it('stays native where card and budget allow, and gives way where they do not', () => {
    expect(resolutionScaleFor(1920, 1080, { maxSide: 8192, pixelBudget: 9e6 })).toBe(1)
    const scale = resolutionScaleFor(7680, 2160, { maxSide: 8192, pixelBudget: 9e6 })
    expect(7680 * 2160 * scale * scale).toBeLessThanOrEqual(9e6 * 1.001)
    expect(resolutionScaleFor(11520, 1000, { maxSide: 8192, pixelBudget: 1e9 }) * 11520).toBeLessThanOrEqual(8192)
  })

  it('steps down after four slow frames in a row, not after one', () => {
    const run = (frames: number[]) => frames.reduce(pace, paceStart).step
    expect(run([90, 90, 90])).toBe(0)
    expect(run([90, 90, 90, 90])).toBe(1)
    expect(run([90, 90, 16, 90, 90])).toBe(0)
    expect(run(Array.from({ length: 40 }, () => 200))).toBe(2)
  })
})

describe('files of the engine', () => {
  it('are served when the wall needs them, and nothing else is', () => {
    expect(isWantedCesiumFile('Workers/createVerticesFromHeightmap.js')).toBe(true)
    for (const path of ['Workers/transcodeKTX2.js', 'Assets/Textures/SkyBox/tycho2t3_80_mx.jpg', 'Cesium.js', 'Workers/../../../package.json']) expect(isWantedCesiumFile(path)).toBe(false)
  })
})
