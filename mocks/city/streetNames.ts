import type { RoadClass } from '@/api/contract/city'

export type LineClass = RoadClass

/** Between the kerbs, m. */
export const widthOf: Readonly<Record<LineClass, number>> = { trunk: 32, main: 24, secondary: 15, lane: 7 }

/** Lines near the middle are wide, then main and secondary ones alternate. `k` counts from the middle line. */
export function lineClass(k: number): LineClass {
  return k === 0 ? 'trunk' : k % 2 === 0 ? 'main' : 'secondary'
}

/** Names of the lines that run east and of those that run north, from the middle line on: invented after the town's hills and water (示意). */
export const alongNames: readonly string[] = ['府前街', '翠屏街', '文昌街', '锦绣街', '环秀街', '榆山街', '书院街', '黄河街', '会仙街', '学苑街', '云翠街', '五岭街', '康宁街', '工业街', '田园街', '龙山街', '青龙街', '东关街', '西关街', '北门街']
export const acrossNames: readonly string[] = ['玫瑰路', '锦水路', '函山路', '振兴路', '锦东路', '龙山路', '湖滨路', '文汇路', '阿胶路', '云锦路', '翠岭路', '新城路', '锦川路', '白云路', '站前路', '东环路', '西环路', '平安路', '玫城路', '锦源路']

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十']

/** The lane north of a street, the n-th from the west. */
export function laneName(street: string, n: number): string {
  return `${street}${ordinals[n % ordinals.length] ?? ''}巷`
}
