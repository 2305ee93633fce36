import { type RegionCode, regionCode } from '@/api/contract/ids'
import type { Region, RegionTree } from '@/api/contract/regions'

/** A region code from its text. */
export const code = (text: string): RegionCode => regionCode.parse(text)

/** The small county of the tests: two towns, three communities, one of them without an official code. */
export const at = {
  county: code('370124'),
  yushan: code('370124001'),
  ancheng: code('370124107'),
  cuiping: code('370124001013'),
  longshan: code('370124001010'),
  xinanli: code('local-370124107-xinanli'),
} as const

/** A region; level and parent follow from its code unless they are given. */
export function region(of: RegionCode, name: string, over: Partial<Region> = {}): Region {
  const level = of.length === 6 ? 'county' : of.length === 9 ? 'town' : 'community'
  const parent = level === 'county' ? null : level === 'town' ? code(of.slice(0, 6)) : code(of.startsWith('local-') ? of.slice(6, 15) : of.slice(0, 9))
  return {
    code: of, official: !of.startsWith('local-'), level, parent, name, officialName: name, pinyin: 'pinyin',
    committee: level === 'community' ? 'urban' : null, pilot: null, anchor: [116.45, 36.28], ...over,
  }
}

/** The tree of the small county, or of a part of it. */
export function regionTree(root: RegionCode = at.county, names: Partial<Record<keyof typeof at, string>> = {}): RegionTree {
  const all = [
    region(at.county, names.county ?? '平阴县'),
    region(at.yushan, names.yushan ?? '榆山街道'),
    region(at.ancheng, names.ancheng ?? '安城镇'),
    region(at.longshan, names.longshan ?? '龙山社区', { pilot: { joined: 2022, passed: 2022 } }),
    region(at.cuiping, names.cuiping ?? '翠屏社区'),
    region(at.xinanli, names.xinanli ?? '新安里社区'),
  ]
  const inside = (r: Region): boolean => r.code === root || (r.parent !== null && all.some(p => p.code === r.parent && inside(p)))
  return { root, regions: all.filter(inside) }
}
