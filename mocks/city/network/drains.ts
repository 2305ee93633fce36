import type { PipeKind } from '@/api/contract/pipes'
import type { Flat } from '@/domain/plane'
import type { AreaPlan } from './areaPlan'
import { type Grading, grade } from './gravity'
import { fitsStorm, isWide, offsetOf } from './lateral'
import type { Draft, NetNode } from './plan'
import { type Route, type Ways, largestPart, routesOf, waysFrom } from './routes'
import { layRuns } from './runs'
import { branchSize, drainSpec, ownerOf, sewerSizes, stormSizes } from './specs'
import { type StreetLine, distance, unitFrom } from './streets'

/** The drains of an area before they are graded: branches may still be hung to their manholes. */
export interface Drains { outlets: NetNode[], byStreet: Map<number, NetNode[]>, finish: () => void }

const noDrains: Drains = { outlets: [], byStreet: new Map(), finish: () => {} }

/** 污水 to one plant, 雨水 to its outfalls: gravity trees along the streets. */
export function layDrains(draft: Draft, plan: AreaPlan, kind: 'WS' | 'YS'): Drains {
  if (!plan.has[kind]) return noDrains
  const { streets } = plan
  const takes = kind === 'WS'
    ? (_line: StreetLine): boolean => true
    : (line: StreetLine): boolean => line.rank <= 2 && fitsStorm(line) && (plan.urban || !isWide(line))
  const part = largestPart(streets, takes)
  if (part.length < 2) return noDrains
  const outlets = outletsOf(plan, part, kind === 'YS' && plan.town ? 9 : 1)
  const ways = waysFrom(streets, outlets, takes, (line, at, other) => line.lengthM * (1 + 0.12 * line.rank) * Math.min(1.5, detour(plan, line)) + 60 * Math.max(0, (streets.groundMm[at] ?? 0) - (streets.groundMm[other] ?? 0)) / 1000)
  const rest = (line: StreetLine): 'stub' | 'none' => plan.urban || plan.served.has(line.index) ? 'stub' : 'none'
  const routes = pruned(routesOf(streets, ways, takes, rest), plan, ways)
  const about = (line: StreetLine) => ({ community: line.community, year: plan.year(kind, line), owner: ownerOf(kind, line.community, plan.urban, 0) })
  const { runs, junctions } = layRuns(draft, streets, routes, {
    kind, spacingM: plan.urban ? 50 : 60, offset: line => offsetOf(kind, line), junction: 'manhole', bend: 'manhole', between: () => 'manhole', end: 'manhole', about,
  })
  const byStreet = new Map<number, NetNode[]>()
  for (const { nodes, route: { line } } of runs) {
    const { community, year, owner } = about(line)
    const spec = drainSpec(kind, branchSize, year, owner)
    byStreet.set(line.index, nodes)
    for (let i = 1; i < nodes.length; i++) {
      const near = nodes[i - 1], far = nodes[i]
      if (near !== undefined && far !== undefined) draft.pipe(far, near, spec, { street: line.index, community, road: line.name })
    }
  }
  const ends = outlets.flatMap((at): NetNode[] => {
    const junction = junctions.get(at)
    return junction === undefined ? [] : [outletBeyond(draft, plan, kind, at, junction)]
  })
  const grading: Grading = { kind, sizes: kind === 'WS' ? sewerSizes : stormSizes, coverMm: kind === 'WS' ? 1_500 : 950, headCoverMm: kind === 'WS' ? 1_720 : 1_150, year: pipe => pipe.spec.year }
  return { outlets: ends, byStreet, finish: () => { for (const end of ends) grade(end, grading) } }
}

/** Crossings by which the area drains: low, at its edge, and far from each other. */
function outletsOf({ streets }: AreaPlan, part: readonly number[], most: number): number[] {
  const at = (k: number): Flat => streets.crossings[k] ?? [0, 0]
  const score = (k: number): number => (streets.groundMm[k] ?? 0) / 1000 - 0.004 * distance(at(k), streets.centre)
  const chosen: number[] = []
  for (const k of [...part].sort((a, b) => score(a) - score(b) || a - b)) {
    if (chosen.length >= most) break
    if ((streets.arms[k] ?? []).length <= 3 && chosen.every(other => distance(at(other), at(k)) > 650)) chosen.push(k)
  }
  return chosen.length > 0 ? chosen : part.slice(0, 1)
}

/** The works or the outfall, a little outside the last crossing. */
function outletBeyond(draft: Draft, plan: AreaPlan, kind: PipeKind, at: number, junction: NetNode): NetNode {
  const u = unitFrom(plan.streets.centre, plan.streets.crossings[at] ?? plan.streets.centre)
  const { community, year, owner } = junction
  const end = draft.node(kind, [junction.east + u[0] * 42, junction.north + u[1] * 42], kind === 'WS' ? 'station' : 'outfall', { community, year, owner })
  draft.pipe(junction, end, drainSpec(kind, branchSize, year, owner), { street: -1, community, road: null })
  return end
}

/** In villages the mains keep to the lanes where people live and to the main streets. */
export function detour(plan: AreaPlan, line: StreetLine): number {
  return plan.urban || line.rank <= 2 || plan.served.has(line.index) ? 1 : 4
}

/** Without the twigs that serve nobody. */
export function pruned(routes: readonly Route[], plan: AreaPlan, ways: Ways, needed: ReadonlySet<number> = new Set()): Route[] {
  const ends = new Map<number, number>()
  const count = (at: number, by: number): void => { ends.set(at, (ends.get(at) ?? 0) + by) }
  for (const { from, to, through } of routes) { count(from, 1); if (through) count(to, 1) }
  let kept = [...routes]
  for (let changed = true; changed;) {
    changed = false
    kept = kept.filter(({ line, from, to, through }) => {
      if (!through || plan.served.has(line.index) || needed.has(line.index) || plan.urban || ends.get(to) !== 1 || ways.step[to] !== line.index) return true
      count(from, -1)
      count(to, -1)
      changed = true
      return false
    })
  }
  return kept
}
