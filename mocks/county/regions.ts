import pinyin from '../data/pinyin.json' with { type: 'json' }
import source from '../data/regions.json' with { type: 'json' }
import { type RegionCode, regionCode } from '@/api/contract/ids'
import type { Region, RegionLevel } from '@/api/contract/regions'

/** A region of the demo county without its anchor, which comes from the plates. `index` is its place in {@link regionList}. */
export type CountyRegion = Omit<Region, 'anchor'> & { index: number, parentIndex: number, children: readonly number[] }

/** Pilot communities (试点社区) by official code: nine passed 基础型 at the end of 2022, two joined in 2023. */
const pilots: ReadonlyMap<string, { joined: number, passed: number | null }> = new Map<string, { joined: number, passed: number | null }>([
  ...['锦源', '锦东', '文昌', '翠屏', '锦绣', '龙山'].map(name => [`370124001:${name}社区`, { joined: 2022, passed: 2022 }] as const),
  ...['玫瑰苑', '玫瑰湖', '滨湖'].map(name => [`370124002:${name}社区`, { joined: 2022, passed: 2022 }] as const),
  ['370124001:锦川社区', { joined: 2023, passed: null }],
  ['370124107:新安里社区', { joined: 2023, passed: null }],
])

/** 新安里 is a pilot that the list of codes does not know: a fixed local id that never leaves as a code. */
const xinanli = { code: 'local-370124107-xinanli', officialName: '新安里社区居民委员会', kind: '居委会' }

/** 翠屏社区居民委员会 → 翠屏社区, 安城村民委员会 → 安城村, 孔村村民委员会 → 孔村. */
export function shortName(officialName: string): string {
  if (officialName.endsWith('居民委员会')) return officialName.slice(0, -'居民委员会'.length)
  const stem = officialName.replace(/村民委员会$/, '')
  return stem.endsWith('村') ? stem : `${stem}村`
}

/** Every region, county first, then each town followed by its communities: parents before children. */
export const regionList: readonly CountyRegion[] = build()

const paths: readonly (readonly number[])[] = regionList.map((region) => {
  const path: number[] = []
  for (let at = region.index; at >= 0; at = regionList[at]?.parentIndex ?? -1) path.push(at)
  return path
})

const byCode = new Map<string, CountyRegion>(regionList.map(region => [region.code, region]))

/** The region with that code, or undefined. */
export function findRegion(code: string): CountyRegion | undefined {
  return byCode.get(code)
}

/** The region at that place of the list. Throws outside the list. */
export function regionAt(index: number): CountyRegion {
  const region = regionList[index]
  if (region === undefined) throw new Error(`no region at ${index}`)
  return region
}

/** Indices of all towns and of all communities, in the order of the list. */
export const townIndices: readonly number[] = regionList.filter(region => region.level === 'town').map(region => region.index)
export const communityIndices: readonly number[] = regionList.filter(region => region.level === 'community').map(region => region.index)

/** True when `index` is `root` or lies below it. */
export function isWithin(index: number, root: number): boolean {
  for (let at = index; at >= 0; at = regionAt(at).parentIndex) if (at === root) return true
  return false
}

/** Codes from the county down to the region. */
export function pathOf(index: number): RegionCode[] {
  const path: RegionCode[] = []
  for (let at = index; at >= 0; at = regionAt(at).parentIndex) path.unshift(regionAt(at).code)
  return path
}

/** Indices from a region up to the county, the region itself first. */
export function pathIndices(index: number): readonly number[] {
  return paths[index] ?? []
}

/** Indices of the communities in a region; a community itself gives itself. */
export function communitiesOf(index: number): readonly number[] {
  const region = regionAt(index)
  return region.level === 'community' ? [index] : region.children.flatMap(communitiesOf)
}

function build(): CountyRegion[] {
  const names: Readonly<Record<string, string>> = pinyin
  const list: CountyRegion[] = []
  const push = (code: string, level: RegionLevel, parentIndex: number, name: string, officialName: string, committee: Region['committee']): number => {
    const index = list.length
    const parent = list[parentIndex]
    const pilot = pilots.get(`${parent?.code ?? ''}:${name}`) ?? null
    const spelled = names[code]
    if (spelled === undefined) throw new Error(`no pinyin for ${code}: run the pinyin tool`)
    list.push({
      code: regionCode.parse(code), official: !code.startsWith('local-'), level, parent: parent?.code ?? null,
      name, officialName, pinyin: spelled, committee, pilot, index, parentIndex, children: [],
    })
    if (parent !== undefined) list[parentIndex] = { ...parent, children: [...parent.children, index] }
    return index
  }
  const county = push(source.county.code, 'county', -1, source.county.name, source.county.name, null)
  for (const town of source.towns) {
    const at = push(town.code, 'town', county, town.name, town.name, null)
    const communities = xinanli.code.includes(`-${town.code}-`) ? [...town.communities, xinanli] : town.communities
    for (const community of communities) {
      push(community.code, 'community', at, shortName(community.officialName), community.officialName, community.kind === '居委会' ? 'urban' : 'village')
    }
  }
  return list
}
