import type { PipeKind } from '@/api/contract/pipes'
import type { Flat } from '@/domain/plane'
import { hash, hashText } from '../../county/hash'
import { buildingsOf } from '../buildings'
import type { CityBuilding } from '../model'
import type { AreaPlan } from './areaPlan'
import type { Draft, NetNode, PipeSpec } from './plan'
import { branchSize, cableSpec, drainSpec, gasSpec, heatSpec, ownerOf, telecomServiceSpec, waterSpec } from './specs'
import { distance } from './streets'

/** Nodes of the mains along each street, by system. */
export type StreetNodes = Readonly<Partial<Record<PipeKind, ReadonlyMap<number, readonly NetNode[]>>>>

const served = ['JS', 'WS', 'RQ', 'RL', 'DL', 'TX'] as const
type ServiceKind = (typeof served)[number]
/** A service line longer than this has points in between, m. */
const longestM = 60
/** Beyond this a building is served from elsewhere, m. */
const farthestM = 160

/** Service lines (入户) from the main of its street to each building of an urban area. */
export function layServices(draft: Draft, plan: AreaPlan, seed: number, mains: StreetNodes): void {
  for (const community of plan.area.communities) {
    for (const building of buildingsOf(seed, community)) layServicesOf(draft, plan, building, mains)
  }
}

function layServicesOf(draft: Draft, plan: AreaPlan, building: CityBuilding, mains: StreetNodes): void {
  const ring = building.footprint.map(point => plan.area.plane.toFlat(point))
  const line = plan.streets.lines.find(candidate => candidate.index === building.street) ?? plan.streets.lines[building.street]
  if (line === undefined) return
  const middle: Flat = [ring.reduce((sum, at) => sum + at[0], 0) / ring.length, ring.reduce((sum, at) => sum + at[1], 0) / ring.length]
  const toward = nearestOf(mains.JS?.get(building.street) ?? [], middle)
  if (toward === null) return
  const [a, b] = edgeToward(ring, [toward.east, toward.north])
  for (const [k, kind] of served.entries()) {
    if (!wants(kind, building)) continue
    const t = (k + 1) / (served.length + 1)
    const at: Flat = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
    const node = nearestOf(mains[kind]?.get(building.street) ?? [], at)
    if (node !== null && distance([node.east, node.north], at) < farthestM) lay(draft, plan, kind, building, node, at)
  }
}

/** Who takes what: gas and heat go to homes and to those who cook or nurse, cables to all but the low sheds. */
function wants(kind: ServiceKind, { use, floors, id }: CityBuilding): boolean {
  const small = use === 'utility' || use === 'farm'
  switch (kind) {
    case 'JS': return true
    case 'WS': return use !== 'utility'
    case 'RQ': return use === 'residential' || use === 'medical' || use === 'elderlyCare' || (use === 'commercial' && hashText(id) % 3 === 0)
    case 'RL': return !small && (floors >= 3 || use === 'medical' || use === 'school')
    case 'DL': return !small || hashText(id) % 2 === 0
    case 'TX': return !small
  }
}

function lay(draft: Draft, plan: AreaPlan, kind: ServiceKind, building: CityBuilding, node: NetNode, at: Flat): void {
  const { community } = building
  const year = Math.max(node.year, Math.min(2023, building.yearBuilt ?? node.year))
  const owner = ownerOf(kind, community, true, 0)
  const spec = specOf(kind, building, kind === 'TX' ? node.owner : owner, year)
  const about = { community, year, owner: spec.owner }
  const place = { street: building.street, community, road: plan.area.streets.streets[building.street]?.name ?? null, building: building.id }
  const length = distance([node.east, node.north], at)
  const pieces = Math.max(1, Math.ceil(length / longestM))
  let before = node
  for (let k = 1; k <= pieces; k++) {
    const t = k / pieces
    const next = draft.node(kind, [node.east + (at[0] - node.east) * t, node.north + (at[1] - node.north) * t], k === pieces ? 'entry' : kind === 'WS' ? 'manhole' : null, about)
    if (kind === 'WS') draft.pipe(next, before, spec, place)
    else draft.pipe(before, next, spec, place)
    before = next
  }
}

function specOf(kind: ServiceKind, { homes, floors, id }: CityBuilding, owner: string, year: number): PipeSpec {
  const big = homes >= 60 || floors >= 9
  switch (kind) {
    case 'JS': return waterSpec(big ? 110 : homes > 0 ? 80 : 50, year, owner)
    case 'WS': return drainSpec(kind, branchSize, year, owner)
    case 'RQ': return gasSpec(big ? 90 : 63, year, owner, 0.005)
    case 'RL': return heatSpec(big ? 150 : 100, year, owner)
    case 'DL': return cableSpec(big ? 10 : 0.4, year, owner)
    case 'TX': return telecomServiceSpec(year, owner, hash(hashText(id)))
  }
}

const ownPurpose: ReadonlySet<string> = new Set(['valve', 'hydrant', 'regulator', 'switchCabinet', 'station'])

function nearestOf(nodes: readonly NetNode[], [east, north]: Flat): NetNode | null {
  let best: NetNode | null = null, least = Infinity
  for (const node of nodes) {
    if (node.feature !== null && ownPurpose.has(node.feature)) continue
    const de = node.east - east, dn = node.north - north
    const d = de * de + dn * dn
    if (d < least) { least = d; best = node }
  }
  return best
}

/** The wall of a building that looks toward a place. */
function edgeToward(ring: readonly Flat[], toward: Flat): readonly [Flat, Flat] {
  let best: readonly [Flat, Flat] = [toward, toward], least = Infinity
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1], b = ring[i]
    if (a === undefined || b === undefined) continue
    const length = distance(a, b)
    if (length < 2) continue
    const d = distance([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], toward)
    if (d < least) { least = d; best = [a, b] }
  }
  return best
}
