import type { BuildingUse } from '@/api/contract/city'
import { hash, mix } from '../county/hash'
import type { BuildingCounts } from './counts'
import type { Layout, Lot } from './lots'

/** What a building is for, more exactly than its use: it gives the name. */
export type Purpose = 'home' | 'mall' | 'clinic' | 'school' | 'elderlyCare' | 'shop' | 'office' | 'hall' | 'industry' | 'utility' | 'farm'
export interface PlannedBuilding { lot: Lot, purpose: Purpose }

export const useOf: Readonly<Record<Purpose, BuildingUse>> = {
  home: 'residential', mall: 'commercial', clinic: 'medical', school: 'school', elderlyCare: 'elderlyCare', shop: 'commercial', office: 'office', hall: 'public', industry: 'industrial', utility: 'utility', farm: 'farm',
}

/** Chooses a lot for every building of a community: dwellings in the order in which one walks past them, then the others. */
export function planBuildings(seed: number, community: number, layout: Layout, counts: BuildingCounts, urban: boolean): { homes: PlannedBuilding[], others: PlannedBuilding[] } {
  const lots = layout.lots.get(community) ?? []
  return urban ? planUrban(hash(seed, 0x91a, community), lots, counts) : planVillage(hash(seed, 0x91a, community), lots, layout, counts)
}

function planVillage(h: number, lots: readonly Lot[], layout: Layout, counts: BuildingCounts): { homes: PlannedBuilding[], others: PlannedBuilding[] } {
  const plots = lots.filter(lot => lot.kind === 'plot'), yards = lots.filter(lot => lot.kind === 'large')
  // Shops and the hall stand near the middle, on the main lane before the side lanes.
  const pull = (lot: Lot): number => away(lot) * (layout.streets[lot.street]?.class === 'secondary' ? 0.12 : 1)
  const central = nearest(plots, counts.publicHalls + counts.malls + counts.shops + counts.clinics + counts.elderlyCare, pull)
  const purposes: Purpose[] = [...times(counts.publicHalls, 'hall'), ...times(counts.malls, 'mall'), ...times(counts.clinics, 'clinic'), ...times(counts.shops, 'shop'), ...times(counts.elderlyCare, 'elderlyCare')]
  const taken = new Map<Lot, Purpose>(central.map((lot, k) => [lot, purposes[k] ?? 'shop']))
  for (const lot of byHash(plots.filter(plot => !taken.has(plot)), mix(h, 1)).slice(0, counts.utilities)) taken.set(lot, 'utility')
  const yardPurposes: Purpose[] = [...times(counts.schools, 'school'), ...times(counts.industrial, 'industry'), ...times(counts.farms, 'farm')]
  return {
    homes: plots.filter(lot => !taken.has(lot)).map(lot => ({ lot, purpose: 'home' })),
    others: [...[...taken].map(([lot, purpose]) => ({ lot, purpose })), ...[...yards].sort((a, b) => away(a) - away(b)).map((lot, k) => ({ lot, purpose: yardPurposes[k] ?? 'farm' as const }))],
  }
}

function planUrban(h: number, lots: readonly Lot[], counts: BuildingCounts): { homes: PlannedBuilding[], others: PlannedBuilding[] } {
  const special: Purpose[] = [...times(counts.schools, 'school'), ...times(counts.publicHalls, 'hall'), ...times(counts.offices, 'office'), ...times(counts.elderlyCare, 'elderlyCare'), ...times(counts.industrial, 'industry'), ...times(counts.utilities, 'utility')]
  const small: Purpose[] = [...times(counts.malls, 'mall'), ...times(counts.clinics, 'clinic'), ...times(counts.shops, 'shop')]
  const plots = thinned(enough(lots.filter(lot => lot.kind === 'plot'), counts.residential + special.length), counts.residential + special.length, mix(h, 2))
  const shops = byHash(enough(lots.filter(lot => lot.kind === 'shop'), small.length), mix(h, 3)).slice(0, small.length)
  const taken = new Map<Lot, Purpose>(byHash(plots, mix(h, 4)).slice(0, special.length).map((lot, k) => [lot, special[k] ?? 'office']))
  return {
    homes: plots.filter(lot => !taken.has(lot)).map(lot => ({ lot, purpose: 'home' })),
    others: [...[...taken].map(([lot, purpose]) => ({ lot, purpose })), ...shops.map((lot, k) => ({ lot, purpose: small[k] ?? 'shop' as const }))],
  }
}

/** Splits the widest lots in two until there are enough of them. */
function enough(lots: readonly Lot[], wanted: number): Lot[] {
  const list = [...lots]
  while (list.length < wanted) {
    let widest = 0
    for (const [k, lot] of list.entries()) if (width(lot) > width(list[widest])) widest = k
    const lot = list[widest]
    if (lot === undefined) throw new Error('a community without ground to build on')
    const middle = (lot.box.west + lot.box.east) / 2, gap = Math.min(2, width(lot) / 8)
    list.splice(widest, 1, { ...lot, box: { ...lot.box, east: middle - gap } }, { ...lot, box: { ...lot.box, west: middle + gap } })
  }
  return list
}

/** Leaves whole blocks free where there is much ground (parks, fields), then single lots. */
function thinned(lots: readonly Lot[], wanted: number, h: number): Lot[] {
  const blocks = new Map<number, Lot[]>()
  for (const lot of lots) blocks.set(lot.block, [...blocks.get(lot.block) ?? [], lot])
  let spare = lots.length - wanted
  const free = new Set<Lot>()
  for (const [block, inside] of [...blocks].sort((a, b) => mix(h, a[0]) - mix(h, b[0]))) {
    if (inside.length > spare * 0.7 || mix(h, block) % 3 === 0) continue
    for (const lot of inside) free.add(lot)
    spare -= inside.length
  }
  for (const lot of byHash(lots.filter(candidate => !free.has(candidate)), mix(h, 5)).slice(0, spare)) free.add(lot)
  return lots.filter(lot => !free.has(lot))
}

const width = (lot: Lot | undefined): number => lot === undefined ? 0 : lot.box.east - lot.box.west

function away({ box }: Lot): number {
  const u = (box.west + box.east) / 2, v = (box.south + box.north) / 2
  return u * u + v * v
}

function times(n: number, item: Purpose): Purpose[] {
  return new Array<Purpose>(n).fill(item)
}

function nearest(lots: readonly Lot[], n: number, measure: (lot: Lot) => number): Lot[] {
  return lots.map(lot => ({ lot, reach: measure(lot) })).sort((a, b) => a.reach - b.reach).slice(0, n).map(({ lot }) => lot)
}

function byHash(lots: readonly Lot[], h: number): Lot[] {
  return lots.map((lot, k) => ({ lot, order: mix(h, k) })).sort((a, b) => a.order - b.order).map(({ lot }) => lot)
}
