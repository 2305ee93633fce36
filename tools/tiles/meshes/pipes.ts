import type { PipeProfile } from '@/api/contract/pipes'
import { axisOffsetM, innerSizeM, outerSizeM } from '@/domain/pipes'
import type { LayerStore } from '../layerStore'
import { type Ground } from './buildings'
import { type MeshBuilder, type Vec, cross, dot, minus, plus, unit } from './meshBuilder'

/** Joints that turn more than this get flat ends: a mitre would be a spike. */
const sharpestMitreCos = Math.cos(60 * Math.PI / 180)

export function profileOf(store: LayerStore, index: number): PipeProfile {
  const widthMm = store.number('width', index), wallMm = store.number('wall', index)
  return store.number('shape', index) === 1
    ? { shape: 'box', widthMm, heightMm: store.number('height', index), wallMm }
    : { shape: 'round', diameterMm: widthMm, wallMm }
}

const datumOf = (store: LayerStore, index: number) => store.number('datum', index) === 0 ? 'outerTop' as const : 'innerBottom' as const

/** Height of the axis above sea level at both ends, m. */
export function axisHeights(store: LayerStore, index: number): readonly [from: number, to: number] {
  const offset = axisOffsetM(datumOf(store, index), profileOf(store, index))
  return [store.number('elevationFrom', index) + offset, store.number('elevationTo', index) + offset]
}

/** How far the outer top rises above the ground at its worst of both ends and the middle, m; negative below ground. */
export function aboveGroundM(store: LayerStore, index: number, ground: Ground): number {
  const half = outerSizeM(profileOf(store, index)).heightM / 2
  const [from, to] = axisHeights(store, index)
  const p = store.parts(index)[0]?.start ?? 0
  const [lonA, latA, lonB, latB] = [store.lon(p), store.lat(p), store.lon(p + 1), store.lat(p + 1)]
  return Math.max(from - ground(lonA, latA), to - ground(lonB, latB), (from + to) / 2 - ground((lonA + lonB) / 2, (latA + latB) / 2)) + half
}

/** Which pipe goes on at each end of a pipe in the same section; −1: none, or more than one. */
export interface Joints { next: (pipe: number, end: 0 | 1) => number }

/** Finds the nodes at which exactly two pipes of one section and one axis height meet. */
export function findJoints(store: LayerStore): Joints {
  const meeting = new Map<string, number[]>()
  for (let i = 0; i < store.count; i++) {
    for (const key of ['from', 'to']) {
      const id = store.text(key, i)
      const list = meeting.get(id)
      if (list === undefined) meeting.set(id, [i])
      else if (list.length < 3) list.push(i)
    }
  }
  const next = new Int32Array(store.count * 2).fill(-1)
  for (const [id, [a, b, third]] of meeting) {
    if (a === undefined || b === undefined || third !== undefined || a === b) continue
    const endA = store.text('from', a) === id ? 0 : 1, endB = store.text('from', b) === id ? 0 : 1
    const isSame = ['kind', 'shape', 'width', 'height', 'wall', 'datum'].every(key => store.number(key, a) === store.number(key, b))
    if (!isSame || Math.abs(axisHeights(store, a)[endA] - axisHeights(store, b)[endB]) > 0.01) continue
    next[a * 2 + endA] = b
    next[b * 2 + endB] = a
  }
  return { next: (pipe, end) => next[pipe * 2 + end] ?? -1 }
}

/** The section round the axis: sideways and up, m; counter-clockwise as seen against the flow. */
function section(profile: PipeProfile): readonly (readonly [side: number, up: number])[] {
  const { widthM, heightM } = outerSizeM(profile)
  if (profile.shape === 'box') return [[-widthM / 2, -heightM / 2], [widthM / 2, -heightM / 2], [widthM / 2, heightM / 2], [-widthM / 2, heightM / 2]]
  const sides = widthM > 0.5 ? 8 : 6
  return Array.from({ length: sides }, (_, k) => {
    const angle = (k + 0.5) * 2 * Math.PI / sides
    return [Math.cos(angle) * widthM / 2, Math.sin(angle) * widthM / 2] as const
  })
}

function endsOf(mesh: MeshBuilder, store: LayerStore, index: number): readonly [Vec, Vec] {
  const p = store.parts(index)[0]?.start ?? 0
  const [from, to] = axisHeights(store, index)
  return [mesh.toLocal(store.lon(p), store.lat(p), from), mesh.toLocal(store.lon(p + 1), store.lat(p + 1), to)]
}

interface Frame { forward: Vec, side: Vec, up: Vec }
function frameOf(forward: Vec): Frame {
  const flat = Math.sqrt(forward[0] ** 2 + forward[1] ** 2)
  const side: Vec = flat < 1e-6 ? [1, 0, 0] : [forward[1] / flat, -forward[0] / flat, 0]
  return { forward, side, up: cross(side, forward) }
}

/** The section's corners at a point, slid along the axis onto the plane of the joint. */
function corners(at: Vec, { forward, side, up }: Frame, outline: ReturnType<typeof section>, plane: Vec): Vec[] {
  return outline.map(([s, u]) => {
    const offset = plus([side[0] * s, side[1] * s, side[2] * s], up, u)
    return plus(at, plus(offset, forward, -dot(offset, plane) / dot(forward, plane)))
  })
}

/** A tube or box as long as the pipe is, mitred where it goes on in the same section, closed flat elsewhere. */
export function addPipe(mesh: MeshBuilder, store: LayerStore, index: number, joints: Joints): void {
  const profile = profileOf(store, index)
  const outline = section(profile)
  const ends = endsOf(mesh, store, index)
  const frame = frameOf(unit(minus(ends[1], ends[0])))
  const mitres = ([0, 1] as const).map(end => mitre(mesh, store, index, end, joints, frame, ends[end], outline))
  const [first, last] = [0, 1].map(end => mitres[end] ?? corners(ends[end] ?? ends[0], frame, outline, frame.forward))
  const rings = profile.shape === 'box' ? addFaces(mesh, first ?? [], last ?? [], frame) : addTube(mesh, first ?? [], last ?? [], outline, frame)
  for (const end of [0, 1] as const) if (mitres[end] === null) close(mesh, rings[end], end === 1)
}

/** Closes an end by its own vertices: a lid that is seen from its side needs no light of its own. */
function close(mesh: MeshBuilder, ring: readonly number[], isLast: boolean): void {
  const [first = 0, ...rest] = ring
  for (let k = 0; k + 1 < rest.length; k++) mesh.triangle(first, rest[isLast ? k + 1 : k] ?? 0, rest[isLast ? k : k + 1] ?? 0)
}

function mitre(mesh: MeshBuilder, store: LayerStore, index: number, end: 0 | 1, joints: Joints, frame: Frame, at: Vec, outline: ReturnType<typeof section>): Vec[] | null {
  const other = joints.next(index, end)
  if (other < 0) return null
  const [a, b] = endsOf(mesh, store, other)
  // The neighbour in this pipe's sense of travel.
  const isSameSense = joints.next(other, 0) === index ? end === 1 : end === 0
  const forward = unit(isSameSense ? minus(b, a) : minus(a, b))
  if (dot(forward, frame.forward) < sharpestMitreCos) return null
  const plane = unit(plus(forward, frame.forward))
  const mine = corners(at, frame, outline, plane), theirs = corners(at, frameOf(forward), outline, plane)
  // The mean of both: the same from either side, so that no gap is left.
  return mine.map((point, k) => {
    const twin = theirs[k] ?? point
    return [(point[0] + twin[0]) / 2, (point[1] + twin[1]) / 2, (point[2] + twin[2]) / 2]
  })
}

/** Vertices of each end in the order of the outline. */
type EndRings = readonly [first: readonly number[], last: readonly number[]]

function addTube(mesh: MeshBuilder, first: readonly Vec[], last: readonly Vec[], outline: ReturnType<typeof section>, { side, up }: Frame): EndRings {
  const start = mesh.vertices, n = outline.length
  for (const ring of [first, last]) for (const [k, [s, u]] of outline.entries()) mesh.vertex(ring[k] ?? [0, 0, 0], plus([side[0] * s, side[1] * s, side[2] * s], up, u))
  for (let k = 0; k < n; k++) {
    const a = start + k, b = start + (k + 1) % n
    mesh.triangle(a, a + n, b + n)
    mesh.triangle(a, b + n, b)
  }
  return [outline.map((_, k) => start + k), outline.map((_, k) => start + n + k)]
}

function addFaces(mesh: MeshBuilder, first: readonly Vec[], last: readonly Vec[], { side, up }: Frame): EndRings {
  const normals: Vec[] = [[-up[0], -up[1], -up[2]], side, up, [-side[0], -side[1], -side[2]]]
  const none: Vec = [0, 0, 0]
  const start = mesh.vertices
  for (const [k, normal] of normals.entries()) {
    const j = (k + 1) % 4
    mesh.quad(first[k] ?? none, last[k] ?? none, last[j] ?? none, first[j] ?? none, normal)
  }
  return [normals.map((_, k) => start + k * 4), normals.map((_, k) => start + k * 4 + 1)]
}

/** Clear height, for the size of what stands at a pipe, m. */
export const clearHeightM = (profile: PipeProfile): number => innerSizeM(profile).heightM
