import { mix, pick } from '../county/hash'
import type { Purpose } from './buildingPlan'
import type { DrawnStreet, Layout, Lot } from './lots'

const estateFirst = ['翠景', '锦绣', '玫瑰', '明珠', '御景', '龙泉', '阳光', '金水', '书香', '和谐', '滨河', '福安', '盛世', '锦华', '馨园', '东方', '凤凰', '润泽', '永安', '文苑']
const estateLast = ['花园', '小区', '家园', '嘉园', '新村', '华府', '公寓', '名郡', '雅居', '苑']

/** Estates of an urban community by block between streets: each with a name of its own inside the community. */
export function estateNames(h: number, blocks: readonly number[]): Map<number, string> {
  const names = new Map<number, string>()
  const used = new Set<string>()
  for (const block of blocks) {
    let name = ''
    for (let k = 0; name === '' || used.has(name); k++) name = `${pick(mix(mix(h, block), k), estateFirst)}${pick(mix(mix(h, block), 100 + k), estateLast)}`
    used.add(name)
    names.set(block, name)
  }
  return names
}

/** Blocks on both sides of a lane are one estate. */
export function estateOf(lot: Lot): number {
  return Math.floor(lot.block / 1000) * 1000 + (lot.block % 1000 >> 1)
}

const words: Readonly<Record<Exclude<Purpose, 'home'>, { urban: readonly string[], village: readonly string[] }>> = {
  mall: { urban: ['超市', '便民超市', '生鲜超市', '购物中心'], village: ['便民超市', '农家店'] },
  clinic: { urban: ['社区卫生服务站', '诊所', '口腔诊所'], village: ['卫生室'] },
  school: { urban: ['小学', '实验学校', '幼儿园'], village: ['小学', '幼儿园'] },
  elderlyCare: { urban: ['日间照料中心', '颐养中心'], village: ['幸福院'] },
  shop: { urban: ['沿街商铺', '餐馆', '药店', '理发店', '五金店', '玫瑰花店'], village: ['农资店', '小卖部', '理发店'] },
  office: { urban: ['写字楼', '供电所', '税务所', '银行网点'], village: ['办公楼'] },
  hall: { urban: ['党群服务中心', '综合服务楼'], village: ['党群服务中心'] },
  industry: { urban: ['加工车间', '物流仓库'], village: ['玫瑰加工厂', '阿胶作坊', '石材厂', '粮仓'] },
  utility: { urban: ['加压泵房', '换热站', '配电室'], village: ['供水泵房', '配电室'] },
  farm: { urban: ['温室'], village: ['养殖棚', '玫瑰温室', '农机棚', '蔬菜大棚'] },
}

/** Name of a building that is no dwelling; `n` tells those of one kind apart. */
export function placeName(purpose: Exclude<Purpose, 'home'>, urban: boolean, stem: string, h: number, n: number): string {
  const word = pick(h, words[purpose][urban ? 'urban' : 'village'])
  return `${stem}${word}${n === 0 || purpose === 'hall' ? '' : ` ${n + 1} 号`}`
}

/** House numbers along a town street: odd on one side, even on the other, counted from its southern or western end. */
export function townNumber(layout: Layout, lot: Lot): { street: string, number: number } {
  const street: DrawnStreet | undefined = layout.streets[lot.street]
  const a = layout.crossings[street?.a ?? 0] ?? [0, 0], b = layout.crossings[street?.b ?? 0] ?? [0, 0]
  const u = (lot.box.west + lot.box.east) / 2, v = (lot.box.south + lot.box.north) / 2
  const eastward = Math.abs(b[0] - a[0]) > Math.abs(b[1] - a[1])
  const start = layout.starts.get(street?.name ?? '') ?? 0
  const along = (eastward ? u : v) - start, beyond = eastward ? v > a[1] : u > a[0]
  return { street: street?.name ?? '', number: 2 * Math.max(0, Math.floor(along / 20)) + (beyond ? 1 : 2) }
}
