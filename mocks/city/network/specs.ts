import type { PipeKind, PipeMaterial, PipeProfile } from '@/api/contract/pipes'
import { regionAt } from '../../county/regions'
import type { PipeSpec } from './plan'

const rounds = new Map<string, PipeProfile>()
function round(diameterMm: number, wallMm: number): PipeProfile {
  const key = `${diameterMm}:${wallMm}`
  const known = rounds.get(key)
  if (known !== undefined) return known
  const made: PipeProfile = { shape: 'round', diameterMm, wallMm }
  rounds.set(key, made)
  return made
}
const box = (widthMm: number, heightMm: number, wallMm: number): PipeProfile => ({ shape: 'box', widthMm, heightMm, wallMm })

const none = { pressureMPa: null, voltageKv: null, ducts: null }

/** 权属单位 of a system; village works belong to the town. */
export function ownerOf(kind: PipeKind, community: number, urban: boolean, h: number): string {
  const town = regionAt(regionAt(community).parentIndex).name
  switch (kind) {
    case 'JS': return urban ? '县自来水公司' : `${town}供水站`
    case 'YS': return urban ? '县市政工程处' : `${town}人民政府`
    case 'WS': return urban ? '县排水管理处' : `${town}人民政府`
    case 'RQ': return '县燃气公司'
    case 'RL': return '县热力公司'
    case 'DL': return '县供电公司'
    case 'TX': return ['移动通信公司', '联合网络通信公司', '电信公司'][h % 3] ?? ''
  }
}

/** 给水: steel at first, then ductile iron, polyethylene where it is thin. `pressureMPa` is the rated pressure. */
export function waterSpec(diameterMm: number, year: number, owner: string): PipeSpec {
  const material: PipeMaterial = diameterMm <= 200 && year >= 2002 ? 'polyethylene' : year < 1994 || diameterMm < 100 ? 'steel' : 'ductileIron'
  const wallMm = material === 'polyethylene' ? Math.max(4, Math.round(diameterMm * 0.06)) : material === 'steel' ? 6 : Math.round(6 + diameterMm / 100)
  return { ...none, profile: round(diameterMm, wallMm), material, year, owner, pressureMPa: diameterMm >= 300 ? 1 : 0.6 }
}

/** 燃气: polyethylene from 2001 on, steel before. */
export function gasSpec(diameterMm: number, year: number, owner: string, pressureMPa: number): PipeSpec {
  const material: PipeMaterial = year >= 2001 && diameterMm <= 315 ? 'polyethylene' : 'steel'
  return { ...none, profile: round(diameterMm, material === 'steel' ? 6 : Math.max(3, Math.round(diameterMm / 11))), material, year, owner, pressureMPa }
}

/** 热力: pre-insulated steel; the wall holds the insulation. */
export function heatSpec(diameterMm: number, year: number, owner: string): PipeSpec {
  return { ...none, profile: round(diameterMm, 52), material: 'steel', year, owner, pressureMPa: 1.6 }
}

/** A bank of ducts: `across` × `down` with a pitch of `pitchMm`. */
function ductBank(across: number, down: number, pitchMm: number, year: number, owner: string, voltageKv: number | null, h: number): PipeSpec {
  const total = across * down
  return { ...none, profile: box(across * pitchMm + 50, down * pitchMm + 50, 0), material: 'ductBlock', year, owner, voltageKv, ducts: { total, used: Math.max(1, Math.min(total, Math.round(total * (0.35 + (h % 60) / 100)))) } }
}

/** 电力: duct banks by the rank of the street (0 trunk … 3 lane), direct-buried cable in villages and at the houses. */
export function powerSpec(rank: number, urban: boolean, year: number, owner: string, h: number): PipeSpec {
  if (!urban) return cableSpec(rank === 2 ? 10 : 0.4, year, owner)
  return rank <= 1 ? ductBank(4, 3, 190, year, owner, 10, h) : rank === 2 ? ductBank(4, 2, 190, year, owner, 10, h) : ductBank(2, 2, 190, year, owner, 10, h)
}
export function cableSpec(voltageKv: number, year: number, owner: string): PipeSpec {
  return { ...none, profile: round(voltageKv >= 10 ? 95 : 60, 0), material: 'cable', year, owner, voltageKv }
}

/** 通信: duct banks of 110 mm ducts. */
export function telecomSpec(rank: number, urban: boolean, year: number, owner: string, h: number): PipeSpec {
  if (!urban) return ductBank(2, 1, 120, year, owner, null, h)
  return rank <= 1 ? ductBank(4, 3, 120, year, owner, null, h) : rank === 2 ? ductBank(3, 2, 120, year, owner, null, h) : ductBank(2, 2, 120, year, owner, null, h)
}
export function telecomServiceSpec(year: number, owner: string, h: number): PipeSpec {
  return ductBank(1, 1, 100, year, owner, null, h)
}

/** A size of drain: what it takes (m of drain upstream, a service counting for some), its inner height, and its least fall in mm a metre. */
export interface DrainSize { upToM: number, heightMm: number, slope: number, boxWidthMm?: number }

/** 污水 and 雨水 by what drains to them; diameters never shrink downstream because what drains never does. */
export const sewerSizes: readonly DrainSize[] = [
  { upToM: 900, heightMm: 300, slope: 3 }, { upToM: 4_000, heightMm: 400, slope: 2.5 }, { upToM: 12_000, heightMm: 500, slope: 2 },
  { upToM: 40_000, heightMm: 600, slope: 1.6 }, { upToM: 120_000, heightMm: 800, slope: 1.3 }, { upToM: Infinity, heightMm: 1000, slope: 1 },
]
export const stormSizes: readonly DrainSize[] = [
  { upToM: 250, heightMm: 400, slope: 3 }, { upToM: 800, heightMm: 500, slope: 2.5 }, { upToM: 2_000, heightMm: 600, slope: 2 },
  { upToM: 5_000, heightMm: 800, slope: 1.5 }, { upToM: 9_000, heightMm: 1000, slope: 1.2 }, { upToM: Infinity, heightMm: 1200, slope: 1, boxWidthMm: 1500 },
]

const drains = new Map<string, PipeSpec>()
/** A drain of a size, the same object for the same answer. */
export function drainSpec(kind: PipeKind, size: DrainSize, year: number, owner: string): PipeSpec {
  const key = `${kind}:${size.heightMm}:${size.boxWidthMm ?? 0}:${year}:${owner}`
  const known = drains.get(key)
  if (known !== undefined) return known
  const made: PipeSpec = size.boxWidthMm !== undefined
    ? { ...none, profile: box(size.boxWidthMm, size.heightMm, 200), material: year < 1996 ? 'brick' : 'concrete', year, owner }
    : year >= 2006 && size.heightMm <= 600
      ? { ...none, profile: round(size.heightMm, Math.round(size.heightMm * 0.07)), material: 'hdpe', year, owner }
      : { ...none, profile: round(size.heightMm, Math.round(size.heightMm * 0.1)), material: 'concrete', year, owner }
  drains.set(key, made)
  return made
}
/** The pipe from a house or a gully to its manhole. */
export const branchSize: DrainSize = { upToM: 0, heightMm: 200, slope: 8 }
