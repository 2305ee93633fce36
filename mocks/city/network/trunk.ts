import { hash, wholeBetween } from '../../county/hash'
import { trunkRoads } from '../trunkRoads'
import type { AreaPlan } from './areaPlan'
import { offsetOf } from './lateral'
import { type NetNode, type Network, createDraft, settleFeatures } from './plan'
import { joinRuns, level } from './pressure'
import type { Route } from './routes'
import { layRuns } from './runs'
import { ownerOf, waterSpec } from './specs'
import { readStreets } from './streets'

/** Block of the county's water trunks. */
export const trunkBlock = 900

/** Where a trunk ends at an area: its node, the area's crossing beside it, and whether water comes in here. */
export interface Tap { node: NetNode, crossing: number, incoming: boolean }
export interface Trunk { network: Network, /** By key of the area; the incoming one first. */ taps: ReadonlyMap<string, readonly Tap[]> }

/** How the areas hang together: for each area the road by which its water comes, and how many areas it feeds, itself among them. */
interface Feeding { road: Int32Array, up: Int32Array, fed: Int32Array }

/** 输水管: from the county town along the county roads to every area, a tree over the areas. */
export function layTrunk(seed: number, plans: readonly AreaPlan[]): Trunk {
  const roads = trunkRoads(seed)
  const numberOf = new Map(plans.map((plan, k) => [plan.area.key, k] as const))
  const areaAt = (crossing: number): number => numberOf.get(roads.ends[crossing]?.area ?? '') ?? -1
  const streets = readStreets({ key: 'trunk', plane: roads.plane, communities: [], streets: roads }, false)
  const feeding = feed(plans.length, streets.lines.map(line => ({ index: line.index, a: areaAt(line.a), b: areaAt(line.b), lengthM: line.lengthM })))
  const community = (area: number): number => plans[area]?.area.communities[0] ?? 0
  const routes = streets.lines.flatMap((line): Route[] => {
    const [a, b] = [areaAt(line.a), areaAt(line.b)]
    if (feeding.road[b] === line.index) return [{ line: { ...line, community: community(b) }, from: line.a, to: line.b, through: true }]
    if (feeding.road[a] === line.index) return [{ line: { ...line, community: community(a) }, from: line.b, to: line.a, through: true }]
    return []
  })
  const draft = createDraft(trunkBlock, roads.plane)
  const year = (line: Route['line']): number => wholeBetween(hash(seed, 0x7a9c, line.index), 1997, 2015)
  const { runs, junctions } = layRuns(draft, streets, routes, {
    kind: 'JS', spacingM: 60, offset: line => 1.3 * offsetOf('JS', line), junction: 'valve', bend: null, end: null,
    between: k => k % 12 === 11 ? 'valve' : null,
    about: line => ({ community: line.community, year: year(line), owner: ownerOf('JS', line.community, true, 0) }),
  })
  joinRuns(draft, runs, ({ route: { line, to } }) => waterSpec(diameterFor(feeding.fed[areaAt(to)] ?? 1), year(line), ownerOf('JS', line.community, true, 0)))
  for (const node of draft.network.nodes) if (node.feature === 'valve') node.valve = hash(0x7a1e, node.block, node.number) % 40 === 0 ? 'stuck' : 'open'
  const taps = new Map<string, Tap[]>()
  for (const { from, to } of routes) {
    for (const [at, incoming] of [[from, false], [to, true]] as const) {
      const node = junctions.get(at), end = roads.ends[at]
      if (node === undefined || end === undefined) continue
      const list = taps.get(end.area) ?? []
      taps.set(end.area, list)
      const known = list.find(tap => tap.crossing === end.crossing)
      if (known === undefined) list.push({ node, crossing: end.crossing, incoming })
      else if (incoming) known.incoming = true
    }
  }
  for (const list of taps.values()) list.sort((a, b) => Number(b.incoming) - Number(a.incoming) || a.crossing - b.crossing)
  level(draft.network)
  settleFeatures(draft.network)
  return { network: draft.network, taps }
}

function diameterFor(fed: number): number {
  return fed > 60 ? 600 : fed > 25 ? 400 : fed > 8 ? 300 : 200
}

/** Shortest ways from the county town (area 0) over the roads. */
function feed(areas: number, roads: readonly { index: number, a: number, b: number, lengthM: number }[]): Feeding {
  const cost = new Float64Array(areas).fill(Infinity)
  const road = new Int32Array(areas).fill(-1), up = new Int32Array(areas).fill(-1)
  cost[0] = 0
  for (let changed = true; changed;) {
    changed = false
    for (const { index, a, b, lengthM } of roads) {
      for (const [from, to] of [[a, b], [b, a]] as const) {
        const through = (cost[from] ?? Infinity) + lengthM
        if (through < (cost[to] ?? Infinity)) { cost[to] = through; road[to] = index; up[to] = from; changed = true }
      }
    }
  }
  const fed = new Int32Array(areas).fill(1)
  for (const k of [...cost.keys()].sort((p, q) => (cost[q] ?? 0) - (cost[p] ?? 0))) { const parent = up[k] ?? -1; if (parent >= 0) fed[parent] = (fed[parent] ?? 0) + (fed[k] ?? 0) }
  return { road, up, fed }
}
