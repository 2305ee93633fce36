import { hash, unit } from '../../county/hash'
import type { Mesh } from './mesh'
import { type Point, distance } from './project'

export interface Site { at: Point, weight: number, targetM2: number }

/** Smooth noise, −1 … 1, from hashes on a grid of the given wavelength in metres. */
function noise(p: Point, wavelengthM: number, salt: number): number {
  const gx = p.x / wavelengthM
  const gy = p.y / wavelengthM
  const x = Math.floor(gx)
  const y = Math.floor(gy)
  const ease = (t: number): number => t * t * (3 - 2 * t)
  const u = ease(gx - x)
  const v = ease(gy - y)
  const corner = (i: number, j: number): number => unit(hash(x + i, y + j, salt)) * 2 - 1
  return (corner(0, 0) * (1 - u) + corner(1, 0) * u) * (1 - v) + (corner(0, 1) * (1 - u) + corner(1, 1) * u) * v
}

/** Bends the plane a little, so that borders run like real ones and not straight. */
export function warp(p: Point, amplitudeM: number, wavelengthM: number): Point {
  const bend = (salt: number): number => noise(p, wavelengthM, salt) * amplitudeM + noise(p, wavelengthM / 2.6, salt + 7) * amplitudeM * 0.45
  return { x: p.x + bend(11), y: p.y + bend(23) }
}

/**
 * Gives each triangle of `members` to one site: a power diagram in the bent plane whose weights are turned until the areas
 * meet their targets, the sites moving towards the middle of their cells by `drift` (0 leaves them). Returns the site of each.
 */
export function divide(mesh: Mesh, members: readonly number[], bent: readonly Point[], sites: Site[], rounds: number, drift: number): Map<number, number> {
  let owners = new Map<number, number>()
  for (let round = 0; round < rounds; round++) {
    owners = nearest(members, bent, sites)
    const area = sites.map(() => 0)
    const sum = sites.map(() => ({ x: 0, y: 0 }))
    for (const [t, site] of owners) {
      const a = mesh.areas[t] ?? 0
      const centre = bent[t]
      const total = sum[site]
      area[site] = (area[site] ?? 0) + a
      if (centre !== undefined && total !== undefined) { total.x += centre.x * a; total.y += centre.y * a }
    }
    if (round === rounds - 1) break
    for (const [i, site] of sites.entries()) {
      const a = area[i] ?? 0
      site.weight += 0.35 * (site.targetM2 - a)
      const total = sum[i]
      const step = drift * (1 - round / rounds)
      if (a > 0 && total !== undefined) site.at = { x: site.at.x + (total.x / a - site.at.x) * step, y: site.at.y + (total.y / a - site.at.y) * step }
    }
  }
  return owners
}

function nearest(members: readonly number[], bent: readonly Point[], sites: readonly Site[]): Map<number, number> {
  const xs = Float64Array.from(sites, site => site.at.x)
  const ys = Float64Array.from(sites, site => site.at.y)
  const weights = Float64Array.from(sites, site => site.weight)
  const owners = new Map<number, number>()
  for (const t of members) {
    const p = bent[t]
    if (p === undefined) continue
    let best = 0
    let least = Infinity
    for (let i = 0; i < xs.length; i++) {
      const dx = p.x - (xs[i] ?? 0)
      const dy = p.y - (ys[i] ?? 0)
      const power = dx * dx + dy * dy - (weights[i] ?? 0)
      if (power < least) { least = power; best = i }
    }
    owners.set(t, best)
  }
  return owners
}

/** Well-spread starting places: of some candidates the one farthest from those chosen, `spread[i]` metres counting as one. */
export function spreadSites(candidates: readonly Point[], sizesM: readonly number[], taken: readonly { at: Point, sizeM: number }[], salt: number): Point[] {
  const chosen = [...taken]
  return sizesM.map((sizeM, i) => {
    let best: Point | undefined
    let farthest = -Infinity
    for (let k = 0; k < 60; k++) {
      const candidate = candidates[hash(salt, i, k) % candidates.length]
      if (candidate === undefined) continue
      const room = chosen.reduce((least, other) => Math.min(least, distance(candidate, other.at) / (sizeM + other.sizeM)), Infinity)
      if (room > farthest) { farthest = room; best = candidate }
    }
    if (best === undefined) throw new Error('no place for a site')
    chosen.push({ at: best, sizeM })
    return best
  })
}

/**
 * Mends an assignment in place: each owner becomes one connected piece that touches itself nowhere at a single point; what is
 * cut off goes to the neighbour with the longest contact. `mayTake` keeps a piece within its own town.
 */
export function mend(mesh: Mesh, owner: Int32Array, mayTake: (from: number, to: number) => boolean): void {
  for (let round = 0; round < 40; round++) {
    const moved = joinPieces(mesh, owner, mayTake) + openPinches(mesh, owner, mayTake)
    if (moved === 0) return
  }
  throw new Error('the plates could not be made whole')
}

function joinPieces(mesh: Mesh, owner: Int32Array, mayTake: (from: number, to: number) => boolean): number {
  const piece = new Int32Array(owner.length).fill(-1)
  const pieces: number[][] = []
  for (let start = 0; start < owner.length; start++) {
    if (piece[start] !== -1) continue
    const members = [start]
    piece[start] = pieces.length
    for (let k = 0; k < members.length; k++) {
      for (const next of mesh.neighbours[members[k] ?? 0] ?? []) {
        if (next >= 0 && piece[next] === -1 && owner[next] === owner[start]) { piece[next] = pieces.length; members.push(next) }
      }
    }
    pieces.push(members)
  }
  const main = new Map<number, number[]>()
  for (const members of pieces) {
    const who = owner[members[0] ?? 0] ?? -1
    if (members.length > (main.get(who)?.length ?? 0)) main.set(who, members)
  }
  let moved = 0
  for (const members of pieces) {
    const who = owner[members[0] ?? 0] ?? -1
    if (main.get(who) === members) continue
    if (give(mesh, owner, members, mayTake)) moved++
  }
  return moved
}

/** Hands triangles to the neighbouring owner with the most contact. */
function give(mesh: Mesh, owner: Int32Array, members: readonly number[], mayTake: (from: number, to: number) => boolean): boolean {
  const from = owner[members[0] ?? 0] ?? -1
  const contact = new Map<number, number>()
  for (const t of members) {
    for (const next of mesh.neighbours[t] ?? []) {
      const to = next < 0 ? -1 : owner[next] ?? -1
      if (to >= 0 && to !== from && mayTake(from, to)) contact.set(to, (contact.get(to) ?? 0) + 1)
    }
  }
  const best = [...contact].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]
  if (best === undefined) return false
  for (const t of members) owner[t] = best[0]
  return true
}

/** Where an owner meets itself at one vertex only, its smaller fan is given away. */
function openPinches(mesh: Mesh, owner: Int32Array, mayTake: (from: number, to: number) => boolean): number {
  const around = new Map<number, number[]>()
  for (const [t, corners] of mesh.triangles.entries()) {
    for (const v of corners) {
      const fan = around.get(v)
      if (fan === undefined) around.set(v, [t])
      else fan.push(t)
    }
  }
  let moved = 0
  for (const fan of around.values()) {
    const owners = new Set(fan.map(t => owner[t] ?? -1))
    if (owners.size === 1) continue
    for (const who of owners) {
      const members = fan.filter(t => owner[t] === who)
      const runs = members.length < 2 ? [] : connectedRuns(mesh, members)
      if (runs.length < 2) continue
      const smallest = runs.sort((a, b) => a.length - b.length || (a[0] ?? 0) - (b[0] ?? 0))[0]
      if (smallest !== undefined && give(mesh, owner, smallest, mayTake)) { moved++; break }
    }
  }
  return moved
}

function connectedRuns(mesh: Mesh, members: readonly number[]): number[][] {
  const left = new Set(members)
  const runs: number[][] = []
  for (const start of members) {
    if (!left.delete(start)) continue
    const run = [start]
    for (let k = 0; k < run.length; k++) for (const next of mesh.neighbours[run[k] ?? 0] ?? []) if (left.delete(next)) run.push(next)
    runs.push(run)
  }
  return runs
}
