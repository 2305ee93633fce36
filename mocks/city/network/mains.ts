import type { NodeFeature, PipeKind } from '@/api/contract/pipes'
import { hash } from '../../county/hash'
import type { AreaPlan } from './areaPlan'
import { detour, pruned } from './drains'
import { isWide, offsetOf } from './lateral'
import type { Draft, NetNode, PipeSpec } from './plan'
import { joinRuns } from './pressure'
import { type Route, type Ways, largestPart, routesOf, waysFrom } from './routes'
import { type Laying, type Run, layRuns } from './runs'
import { gasSpec, heatSpec, ownerOf, powerSpec, telecomSpec, waterSpec } from './specs'
import { type StreetLine, distance, unitFrom } from './streets'

type MainKind = 'JS' | 'RQ' | 'RL' | 'DL' | 'TX'
/** The mains of one system in an area. */
export interface Mains { byStreet: Map<number, NetNode[]>, junctions: Map<number, NetNode>, source: NetNode | null }

/** Inner diameters by the rank of the street, mm. */
const diameters = {
  JS: { town: [500, 300, 200, 150], village: [160, 110, 110, 90] },
  RQ: { town: [315, 250, 160, 110], village: [110, 110, 90, 63] },
  RL: { town: [400, 300, 200, 150], village: [200, 200, 150, 150] },
} as const
const pressureOfRank = [0.4, 0.4, 0.2, 0.1] as const

/** Lays one pressure or cable system; `entry` is the crossing where it comes in, by which it is fed. */
export function layMains(draft: Draft, plan: AreaPlan, kind: MainKind, entry: number, taps: readonly number[]): Mains {
  const empty: Mains = { byStreet: new Map(), junctions: new Map(), source: null }
  if (!plan.has[kind]) return empty
  const takes = takesOf(plan, kind)
  const part = largestPart(plan.streets, takes)
  if (part.length < 2) return empty
  const start = nearest(plan, part, entry)
  const ways = waysFrom(plan.streets, [start], takes, line => line.lengthM * (1 + 0.3 * line.rank) * detour(plan, line))
  const onward = streetsTo(plan, ways, taps)
  const routes = pruned(routesOf(plan.streets, ways, takes, restOf(plan, kind)), plan, ways, onward)
  const { runs, junctions } = layRuns(draft, plan.streets, routes, layingOf(plan, kind))
  joinRuns(draft, runs, run => specOf(plan, kind, run, onward))
  const byStreet = new Map(runs.map(run => [run.route.line.index, run.nodes] as const))
  markTooClose(draft, plan, kind, byStreet)
  return { byStreet, junctions, source: junctions.get(start) ?? null }
}

/** Streets on the way from the entry to the other ends of the trunk: what feeds the next village runs under them. */
function streetsTo(plan: AreaPlan, ways: Ways, taps: readonly number[]): Set<number> {
  const found = new Set<number>()
  for (const tap of taps) {
    for (let at = tap; (ways.step[at] ?? -1) >= 0;) {
      const step = ways.step[at] ?? -1
      found.add(step)
      const street = plan.area.streets.streets[step]
      if (street === undefined) break
      at = street.a === at ? street.b : street.a
    }
  }
  return found
}

/** The works outside the first crossing: waterworks, gate station, heating plant, substation, exchange. */
export function layStation(draft: Draft, plan: AreaPlan, kind: MainKind, mains: Mains, aside: number): void {
  const { source } = mains
  if (source === null) return
  const u = unitFrom(plan.streets.centre, [source.east, source.north])
  const { community, year, owner } = source
  const at: [number, number] = [source.east + u[0] * 45 - u[1] * aside, source.north + u[1] * 45 + u[0] * aside]
  const station = draft.node(kind, at, 'station', { community, year, owner })
  const spec = source.pipes[0]?.spec
  if (spec !== undefined) draft.pipe(station, source, spec, { street: -1, community, road: null })
}

function takesOf(plan: AreaPlan, kind: MainKind): (line: StreetLine) => boolean {
  if (kind === 'RL') return isWide
  return plan.urban || kind === 'JS' ? () => true : line => line.rank <= 2
}

/** Streets beside the tree: rings in the town, dead ends along the lanes of villages where somebody lives. */
function restOf(plan: AreaPlan, kind: MainKind): (line: StreetLine) => 'loop' | 'stub' | 'none' {
  if (plan.urban) return line => kind === 'JS' ? 'loop' : kind === 'RQ' ? (line.rank <= 1 ? 'loop' : 'stub') : kind === 'RL' ? 'stub' : 'loop'
  return line => line.rank <= 2 ? 'loop' : plan.served.has(line.index) ? 'stub' : 'none'
}

function nearest(plan: AreaPlan, part: readonly number[], to: number): number {
  const at = plan.streets.crossings[to] ?? plan.streets.centre
  let best = part[0] ?? 0, least = Infinity
  for (const k of part) {
    const d = distance(plan.streets.crossings[k] ?? [0, 0], at)
    if (d < least) { least = d; best = k }
  }
  return best
}

function specOf(plan: AreaPlan, kind: MainKind, { route: { line } }: Run, onward: ReadonlySet<number>): PipeSpec {
  const year = plan.year(kind, line), owner = ownerAt(plan, kind, line)
  const h = hash(plan.hash, line.index, kind.charCodeAt(0))
  const sizes = kind === 'DL' || kind === 'TX' ? null : diameters[kind][plan.urban ? 'town' : 'village']
  const diameterMm = Math.max(sizes?.[line.rank] ?? 100, onward.has(line.index) ? 250 : 0)
  switch (kind) {
    case 'JS': return waterSpec(diameterMm, year, owner)
    case 'RQ': return gasSpec(diameterMm, year, owner, plan.urban ? pressureOfRank[line.rank] ?? 0.2 : 0.2)
    case 'RL': return heatSpec(diameterMm, year, owner)
    case 'DL': return powerSpec(line.rank, plan.urban, year, owner, h)
    case 'TX': return telecomSpec(line.rank, plan.urban, year, owner, h)
  }
}

const ownerAt = (plan: AreaPlan, kind: MainKind, line: StreetLine): string => ownerOf(kind, line.community, plan.urban, kind === 'TX' ? plan.hash % 3 : 0)

function layingOf(plan: AreaPlan, kind: MainKind): Laying {
  const wells: Partial<Record<PipeKind, NodeFeature>> = { DL: 'manhole', TX: 'telecomWell' }
  const well = plan.urban ? wells[kind] ?? null : kind === 'TX' ? 'handhole' : null
  return {
    kind, spacingM: plan.urban ? 52 : 60,
    offset: line => kind === 'RQ' && isTooClose(plan, line) ? offsetOf('WS', line) - 0.95 : offsetOf(kind, line),
    junction: well, bend: well, end: well,
    between: k => kind === 'TX' ? (plan.urban && k % 2 === 0 ? 'telecomWell' : 'handhole') : kind === 'DL' ? (plan.urban || k % 2 === 0 ? 'manhole' : null) : null,
    marks: (route, lengthM, joins) => marksOf(plan, kind, route, lengthM, joins),
    about: line => ({ community: line.community, year: plan.year(kind, line), owner: ownerAt(plan, kind, line) }),
  }
}

/** Valves where a run leaves its junction, hydrants along urban mains, regulators before the lanes of estates, ring main units. */
function marksOf(plan: AreaPlan, kind: MainKind, { line, through }: Route, lengthM: number, joins: number): { atM: number, feature: NodeFeature }[] {
  const h = hash(plan.hash, 0x3a2, line.index)
  const marks: { atM: number, feature: NodeFeature }[] = []
  const valve = joins >= 3 && (plan.urban ? kind === 'JS' || kind === 'RL' || h % 3 === 0 : kind === 'JS' ? h % (line.rank <= 2 ? 2 : 6) === 0 : h % 4 === 0)
  if (kind === 'JS' || kind === 'RQ' || kind === 'RL') {
    if (kind === 'RQ' && plan.urban && line.rank === 3) marks.push({ atM: 9, feature: 'regulator' })
    else if (valve && lengthM > 24) marks.push({ atM: kind === 'JS' ? 7 : 10, feature: 'valve' })
  }
  if (kind === 'JS' && plan.urban && lengthM > 30) {
    const hydrants = Math.ceil(lengthM / 105)
    for (let k = 0; k < hydrants; k++) marks.push({ atM: lengthM * (k + 0.5) / hydrants, feature: 'hydrant' })
  }
  if (kind === 'DL' && plan.urban && lengthM > 60 && h % 5 === 0) marks.push({ atM: 14, feature: 'switchCabinet' })
  return through || lengthM > 30 ? marks : []
}

/** Streets of the town where the gas main was laid too near to the sewer: 25 or so. */
function isTooClose(plan: AreaPlan, line: StreetLine): boolean {
  return plan.town && line.rank === 2 && hash(plan.hash, 0xc1ea, line.index) % 22 === 0
}

function markTooClose(draft: Draft, plan: AreaPlan, kind: MainKind, byStreet: ReadonlyMap<number, readonly NetNode[]>): void {
  if (kind !== 'RQ') return
  for (const line of plan.streets.lines) {
    const nodes = byStreet.get(line.index)
    if (nodes === undefined || !isTooClose(plan, line)) continue
    const middle = nodes[nodes.length >> 1]
    const pipe = middle?.pipes.find(candidate => candidate.street === line.index)
    if (pipe !== undefined) draft.network.tooClose.push(pipe)
  }
}
