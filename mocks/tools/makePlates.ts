/**
 * Draws illustrative plates (示意) for the towns and communities inside the county's real outline and writes
 * `mocks/data/plates.json`. Only the outline and the rough seats of the towns are real. Run: `npx tsx mocks/tools/makePlates.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { hashText } from '../county/hash'
import { type CountyRegion, communityIndices, regionAt, regionList, townIndices } from '../county/regions'
import { settlements, townAreaKm2 } from '../county/settlement'
import { type Arc, drawArcs, findArcs, ringsOf } from './plates/arcs'
import { type Site, divide, mend, spreadSites, warp } from './plates/assign'
import { type Finer, type Mesh, buildMesh } from './plates/mesh'
import { type Point, type Vertex, distance, isInside, ringArea, segmentDistance, toPlane, toVertex } from './plates/project'

/** Rough seats of the towns, degrees ±0.02 (see the data notes). */
const seats: Readonly<Record<string, readonly [number, number]>> = {
  榆山街道: [116.452, 36.291], 锦水街道: [116.432, 36.278], 安城镇: [116.515, 36.275], 玫瑰镇: [116.375, 36.235],
  东阿镇: [116.285, 36.165], 洪范池镇: [116.325, 36.115], 孔村镇: [116.455, 36.165], 孝直镇: [116.455, 36.075],
}

/** The file: shared borders as arcs in micro-degrees (first vertex, then steps), and for each region its polygons of rings of arcs. */
export interface PlateFile {
  arcs: number[][]
  plates: Record<string, { rings: number[][], anchor: [number, number], areaM2: number }>
}

/** Draws all plates. The same input gives the same file, byte for byte. */
export function makePlates(boundary: { features: { geometry: { coordinates: number[][][] } }[] }): PlateFile {
  const outline = outlineOf(boundary)
  const mesh = buildMesh(outline, 300, finerZones())
  const towns = divideCounty(mesh)
  const owner = divideTowns(mesh, towns)
  const arcs = findArcs(mesh, owner)
  const lines = drawArcs(mesh, arcs, outline, 9)
  const plates: PlateFile['plates'] = {}
  for (const region of regionList) plates[region.code] = plateOf(region, arcs, lines)
  return { arcs: lines.map(encode), plates }
}

function outlineOf(boundary: { features: { geometry: { coordinates: number[][][] } }[] }): Vertex[] {
  const ring = boundary.features[0]?.geometry.coordinates[0] ?? []
  const vertices = ring.slice(0, -1).map(([lon, lat]) => ({ lon: Math.round((lon ?? 0) * 1e6), lat: Math.round((lat ?? 0) * 1e6) }))
  return ringArea(vertices.map(toPlane)) > 0 ? vertices : vertices.reverse()
}

function seatOf(region: CountyRegion): Point {
  const seat = seats[region.name]
  if (seat === undefined) throw new Error(`no seat for ${region.name}`)
  return toPlane({ lon: seat[0] * 1e6, lat: seat[1] * 1e6 })
}

/** The county town needs small triangles for its small communities, and so do the two urban communities elsewhere. */
function finerZones(): Finer[] {
  const at = (name: string): Point => seatOf(regionAt(townIndices.find(i => regionAt(i).name === name) ?? 0))
  return [
    { centre: at('榆山街道'), radiusM: 3600, spacingM: 100 }, { centre: at('锦水街道'), radiusM: 3200, spacingM: 100 },
    { centre: at('孔村镇'), radiusM: 1300, spacingM: 100 }, { centre: at('安城镇'), radiusM: 1300, spacingM: 100 },
  ]
}

function divideCounty(mesh: Mesh): Int32Array {
  const all = mesh.triangles.map((_, t) => t)
  const bent = mesh.centres.map(p => warp(warp(p, 1100, 5200), 420, 1500))
  const total = mesh.areas.reduce((a, b) => a + b, 0)
  const share = Object.values(townAreaKm2).reduce((a, b) => a + b, 0)
  const sites: Site[] = townIndices.map((i) => {
    const region = regionAt(i)
    return { at: seatOf(region), weight: 0, targetM2: total * (townAreaKm2[region.name] ?? 0) / share }
  })
  const result = divide(mesh, all, bent, sites, 160, 0.04)
  const owner = Int32Array.from(all, t => townIndices[result.get(t) ?? 0] ?? 0)
  mend(mesh, owner, () => true)
  return owner
}

function divideTowns(mesh: Mesh, towns: Int32Array): Int32Array {
  const owner = new Int32Array(towns.length)
  const core = seatOf(regionAt(townIndices[0] ?? 0))
  const bent = mesh.centres.map((p) => {
    const rural = Math.min(1, Math.max(0, (distance(p, core) - 3000) / 3000))
    return warp(p, 110 + 330 * rural, 650 + 1350 * rural)
  })
  for (const town of townIndices) {
    const members = mesh.triangles.flatMap((_, t) => towns[t] === town ? [t] : [])
    const communities = regionAt(town).children
    const sites = sitesOf(mesh, town, members, communities)
    const result = divide(mesh, members, bent, sites, 120, 0.5)
    const ordered = orderByName(communities, sites)
    for (const t of members) owner[t] = ordered[result.get(t) ?? 0] ?? 0
  }
  mend(mesh, owner, (from, to) => regionAt(from).parentIndex === regionAt(to).parentIndex)
  return owner
}

/** Urban communities lie round the seat, side by side; villages spread over the rest. */
function sitesOf(mesh: Mesh, town: number, members: readonly number[], communities: readonly number[]): Site[] {
  const seat = seatOf(regionAt(town))
  const totalM2 = members.reduce((sum, t) => sum + (mesh.areas[t] ?? 0), 0)
  const places = communities.map(i => settlements.find(place => place.index === i))
  const urbanM2 = places.reduce((sum, place) => sum + (place?.urban === true ? place.areaKm2 * 1e6 : 0), 0)
  const villageWeight = places.reduce((sum, place) => sum + (place?.urban === true ? 0 : place?.areaKm2 ?? 0), 0)
  const targets = places.map(place => place?.urban === true ? place.areaKm2 * 1e6 : (totalM2 - urbanM2) * (place?.areaKm2 ?? 0) / villageWeight)
  const points = members.map(t => mesh.centres[t] ?? seat)
  // A disk of the urban area, a little larger, because the town's own border may cut it.
  const coreM = Math.sqrt(urbanM2 / 3.1416) * 1.15
  const near = points.filter(p => distance(p, seat) < coreM)
  const far = points.filter(p => distance(p, seat) >= coreM)
  const chosen: { at: Point, sizeM: number }[] = []
  return communities.map((_, k) => {
    const targetM2 = targets[k] ?? 0
    const sizeM = Math.sqrt(targetM2)
    const candidates = places[k]?.urban === true && near.length > 0 ? near : far
    const first = k === 0 && places[k]?.urban !== true
    const at = first ? seat : spreadSites(candidates, [sizeM], chosen, hashText(`${town}/${k}`))[0] ?? seat
    chosen.push({ at, sizeM })
    return { at: { ...at }, weight: targetM2 / 3.1416, targetM2 }
  })
}

/** 东某村 lies east of 西某村, 南 south of 北: pairs drawn the other way round change places where both are of a size. */
function orderByName(communities: readonly number[], sites: readonly Site[]): number[] {
  const ordered = [...communities]
  const rules: readonly (readonly [string, string, (a: Point, b: Point) => boolean])[] = [
    ['东', '西', (a, b) => a.x > b.x], ['北', '南', (a, b) => a.y > b.y], ['前', '后', (a, b) => a.y < b.y],
  ]
  for (let k = 0; k < ordered.length; k++) {
    for (let m = 0; m < ordered.length; m++) {
      const a = regionAt(ordered[k] ?? 0)
      const b = regionAt(ordered[m] ?? 0)
      const p = sites[k]?.at
      const q = sites[m]?.at
      if (a.committee !== b.committee || p === undefined || q === undefined) continue
      const wrong = rules.some(([first, second, right]) => a.name.includes(first) && a.name.replace(first, second) === b.name && !right(p, q))
      if (wrong) { ordered[k] = b.index; ordered[m] = a.index }
    }
  }
  return ordered
}

function plateOf(region: CountyRegion, arcs: readonly Arc[], lines: readonly (readonly Vertex[])[]): PlateFile['plates'][string] {
  const holds = (owner: number): boolean => owner >= 0 && (owner === region.index || regionAt(owner).parentIndex === region.index || region.level === 'county')
  const rings = ringsOf(arcs, holds)
  const drawn = rings.map(ring => ring.flatMap(step => lineOf(lines, step).slice(0, -1)).map(toPlane))
  const order = [...drawn.keys()].sort((a, b) => Math.abs(ringArea(drawn[b] ?? [])) - Math.abs(ringArea(drawn[a] ?? [])))
  const sorted = order.map(i => drawn[i] ?? [])
  const anchor = toVertex(innermost(sorted), 10)
  return { rings: order.map(i => rings[i] ?? []), anchor: [anchor.lon, anchor.lat], areaM2: Math.round(sorted.reduce((sum, ring) => sum + ringArea(ring), 0)) }
}

function lineOf(lines: readonly (readonly Vertex[])[], step: number): Vertex[] {
  return step < 0 ? [...lines[~step] ?? []].reverse() : [...lines[step] ?? []]
}

/** A point far from every border (pole of inaccessibility on a grid, refined twice). */
function innermost(rings: readonly (readonly Point[])[]): Point {
  const outer = rings[0] ?? []
  const room = (p: Point): number => {
    if (!isInside(outer, p) || rings.slice(1).some(hole => isInside(hole, p))) return -1
    return rings.reduce((least, ring) => ring.reduce((l, a, i) => Math.min(l, segmentDistance(p, a, ring[(i + 1) % ring.length] ?? a)), least), Infinity)
  }
  const xs = outer.map(p => p.x)
  const ys = outer.map(p => p.y)
  let box = { x: Math.min(...xs), y: Math.min(...ys), w: Math.max(...xs) - Math.min(...xs), h: Math.max(...ys) - Math.min(...ys) }
  let best = outer[0] ?? { x: 0, y: 0 }
  let most = -1
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i <= 14; i++) {
      for (let j = 0; j <= 14; j++) {
        const p = { x: box.x + box.w * i / 14, y: box.y + box.h * j / 14 }
        const r = room(p)
        if (r > most) { most = r; best = p }
      }
    }
    box = { x: best.x - box.w / 8, y: best.y - box.h / 8, w: box.w / 4, h: box.h / 4 }
  }
  return best
}

function encode(line: readonly Vertex[]): number[] {
  return line.flatMap((vertex, i) => {
    const before = line[i - 1]
    return before === undefined ? [vertex.lon, vertex.lat] : [vertex.lon - before.lon, vertex.lat - before.lat]
  })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const boundary = JSON.parse(readFileSync('public/county/370124/county-boundary.geojson', 'utf8')) as Parameters<typeof makePlates>[0]
  const file = makePlates(boundary)
  writeFileSync('mocks/data/plates.json', `${JSON.stringify(file)}\n`)
  const areas = communityIndices.map(i => file.plates[regionAt(i).code]?.areaM2 ?? 0)
  console.log(`${file.arcs.length} borders, ${file.arcs.reduce((n, arc) => n + arc.length / 2, 0)} vertices, smallest plate ${(Math.min(...areas) / 1e6).toFixed(2)} km²`)
}
