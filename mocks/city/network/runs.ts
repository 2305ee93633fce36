import type { NodeFeature, PipeKind } from '@/api/contract/pipes'
import type { Flat } from '@/domain/plane'
import { junctionPoint, offsetLine } from './lateral'
import type { Draft, NetNode } from './plan'
import type { Route } from './routes'
import { type StreetLine, type Streets, distance } from './streets'

/** What stands between two junctions: features at given places (m from the start), and what fills the rest. */
export interface Run {
  nodes: NetNode[]
  route: Route
}

/** How a system lays its runs. */
export interface Laying {
  kind: PipeKind
  spacingM: number
  offset: (line: StreetLine) => number
  /** Feature of a junction, of a bend, of a point in between (`k` counts along the run) and of a dead end; null leaves it to {@link settleFeatures}. */
  junction: NodeFeature | null
  bend: NodeFeature | null
  between: (k: number, route: Route) => NodeFeature | null
  end: NodeFeature | null
  /** Features at given distances from the start of the run. */
  marks?: (route: Route, lengthM: number, joins: number) => readonly { atM: number, feature: NodeFeature }[]
  about: (line: StreetLine) => { community: number, year: number, owner: string }
}

/** A dead end stops this far short of the crossing. */
const stopM = 9

/** Lays a system along its routes: junctions first, then every run from junction to junction. `junctions` may be given by the source. */
export function layRuns(draft: Draft, streets: Streets, routes: readonly Route[], laying: Laying): { runs: Run[], junctions: Map<number, NetNode> } {
  const ends = new Map<number, Route[]>()
  for (const route of routes) for (const at of route.through ? [route.from, route.to] : [route.from]) { const list = ends.get(at); if (list === undefined) ends.set(at, [route]); else list.push(route) }
  const junctions = new Map<number, NetNode>()
  for (const [at, list] of [...ends].sort((a, b) => a[0] - b[0])) {
    const arms = list.map(({ line }) => ({ line, atStart: line.a === at, offsetM: laying.offset(line) }))
    const widest = [...list].sort((a, b) => a.line.rank - b.line.rank)[0]
    if (widest !== undefined) junctions.set(at, draft.node(laying.kind, junctionPoint(streets.crossings[at] ?? [0, 0], arms), laying.junction, laying.about(widest.line)))
  }
  const runs = routes.flatMap((route): Run[] => {
    const start = junctions.get(route.from)
    if (start === undefined) return []
    const line = lineOf(route, laying, start, route.through ? junctions.get(route.to) : undefined, streets)
    const finish = route.through ? junctions.get(route.to) : undefined
    const nodes = stations(draft, route, laying, line, start, finish, (ends.get(route.from) ?? []).length)
    return nodes.length < 2 ? [] : [{ nodes, route }]
  })
  return { runs, junctions }
}

function lineOf({ line, from }: Route, laying: Laying, start: NetNode, finish: NetNode | undefined, streets: Streets): Flat[] {
  const offsetM = laying.offset(line)
  const forward = line.a === from
  const away: Flat = finish === undefined ? junctionPoint(streets.crossings[forward ? line.b : line.a] ?? [0, 0], [{ line, atStart: !forward, offsetM }]) : [finish.east, finish.north]
  const here: Flat = [start.east, start.north]
  const points = forward ? offsetLine(line, offsetM, here, away) : offsetLine(line, offsetM, away, here).reverse()
  if (finish !== undefined) return points
  const last = points.at(-1), before = points.at(-2)
  if (last === undefined || before === undefined) return points
  const room = distance(before, last)
  if (room <= stopM + 3) return points.slice(0, -1)
  const t = (room - stopM) / room
  return [...points.slice(0, -1), [before[0] + (last[0] - before[0]) * t, before[1] + (last[1] - before[1]) * t]]
}

interface Station { at: Flat, feature: NodeFeature | null }

/** Nodes of a run: bends and marks where they are, the pieces between them cut evenly. */
function stations(draft: Draft, route: Route, laying: Laying, line: readonly Flat[], start: NetNode, finish: NetNode | undefined, joins: number): NetNode[] {
  const lengthM = line.reduce((sum, at, i) => sum + (i === 0 ? 0 : distance(line[i - 1] ?? at, at)), 0)
  const marks = laying.marks?.(route, lengthM, joins) ?? []
  const found: Station[] = []
  let walked = 0, filled = 0
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] ?? [0, 0], b = line[i] ?? [0, 0]
    const leg = distance(a, b)
    const at = (m: number): Flat => [a[0] + (b[0] - a[0]) * m / leg, a[1] + (b[1] - a[1]) * m / leg]
    const cuts = marks.filter(mark => mark.atM - walked > 2.5 && mark.atM - walked < leg - 2.5).map(mark => ({ m: mark.atM - walked, feature: mark.feature }))
    let from = 0
    for (const cut of [...cuts, { m: leg, feature: laying.bend }]) {
      const pieces = Math.max(1, Math.ceil((cut.m - from) / laying.spacingM - 0.02))
      for (let k = 1; k < pieces; k++) found.push({ at: at(from + (cut.m - from) * k / pieces), feature: laying.between(filled++, route) })
      if (cut.m < leg || i < line.length - 1) found.push({ at: at(cut.m), feature: cut.feature })
      from = cut.m
    }
    walked += leg
  }
  const about = laying.about(route.line)
  const nodes = [start, ...found.map(({ at, feature }) => draft.node(laying.kind, at, feature, about))]
  const last = line.at(-1)
  if (finish !== undefined) nodes.push(finish)
  else if (last !== undefined && line.length > 1) nodes.push(draft.node(laying.kind, last, laying.end, about))
  return nodes
}
