import { hash } from '../../county/hash'
import type { AreaPlan } from './areaPlan'
import { layDrains } from './drains'
import { layGullies } from './gullies'
import { type Mains, layMains, layStation } from './mains'
import { type Draft, type NetNode, type Network, createDraft, settleFeatures } from './plan'
import { level, pressureKinds } from './pressure'
import { layServices } from './services'
import { waterSpec } from './specs'
import type { Tap } from './trunk'

/** Every pipe under one area; `taps` are the ends of the county's water trunks beside it. The county town has the waterworks. */
export function layArea(seed: number, plan: AreaPlan, taps: readonly Tap[]): Network {
  const draft = createDraft(plan.block, plan.area.plane)
  const fed = taps.find(tap => tap.incoming)
  const entry = fed?.crossing ?? highest(plan)
  const mains = new Map(pressureKinds.map((kind, k): [typeof kind, Mains] => {
    const laid = layMains(draft, plan, kind, entry, kind === 'JS' ? taps.map(tap => tap.crossing) : [])
    if (hasStation(plan, kind, fed !== undefined)) layStation(draft, plan, kind, laid, (k - 2) * 9)
    return [kind, laid]
  }))
  const sewers = layDrains(draft, plan, 'WS'), storm = layDrains(draft, plan, 'YS')
  layGullies(draft, plan, storm)
  if (plan.urban) {
    const streets = { WS: sewers.byStreet, JS: mains.get('JS')?.byStreet, RQ: mains.get('RQ')?.byStreet, RL: mains.get('RL')?.byStreet, DL: mains.get('DL')?.byStreet, TX: mains.get('TX')?.byStreet }
    layServices(draft, plan, seed, Object.fromEntries(Object.entries(streets).filter(([, nodes]) => nodes !== undefined)))
  }
  sewers.finish()
  storm.finish()
  settleValves(draft.network)
  for (const tap of taps) joinTap(draft, plan, tap, mains.get('JS')?.junctions ?? new Map<number, NetNode>())
  level(draft.network)
  settleFeatures(draft.network)
  return draft.network
}

/** Waterworks stand where no trunk comes in; villages get power and telecom from the overhead lines. */
function hasStation(plan: AreaPlan, kind: (typeof pressureKinds)[number], fed: boolean): boolean {
  return kind === 'JS' ? !fed : plan.urban || kind === 'RQ'
}

/** The piece between the county's trunk and the area's own main beside it. */
function joinTap(draft: Draft, plan: AreaPlan, { node, crossing, incoming }: Tap, junctions: ReadonlyMap<number, NetNode>): void {
  const [east, north] = plan.area.plane.toFlat(node.point)
  const away = (at: NetNode): number => Math.sqrt((at.east - east) ** 2 + (at.north - north) ** 2)
  const main = junctions.get(crossing) ?? [...junctions.values()].sort((a, b) => away(a) - away(b))[0]
  if (main === undefined) return
  const { community, year, owner } = main
  const pipe = incoming ? draft.pipe(node, main, waterSpec(200, year, owner), { street: -1, community, road: null }) : draft.pipe(main, node, waterSpec(200, year, owner), { street: -1, community, road: null })
  pipe.lengthM = Math.round(away(main) * 1000) / 1000
}

/** One valve in forty is stuck, one in three hundred is closed. */
function settleValves({ nodes }: Network): void {
  for (const node of nodes) {
    if (node.feature !== 'valve') continue
    const h = hash(0x7a1e, node.block, node.number, node.kind.charCodeAt(0))
    node.valve = h % 40 === 0 ? 'stuck' : h % 307 === 1 ? 'closed' : 'open'
  }
}

/** The highest crossing at the edge: waterworks stand above what they feed. */
function highest({ streets }: AreaPlan): number {
  let best = 0, most = -Infinity
  for (const [k, mm] of streets.groundMm.entries()) {
    const [east, north] = streets.crossings[k] ?? streets.centre
    const de = east - streets.centre[0], dn = north - streets.centre[1]
    const score = mm / 1000 + Math.sqrt(de * de + dn * dn) * 0.01
    if (score > most && (streets.arms[k] ?? []).length > 0) { most = score; best = k }
  }
  return best
}
