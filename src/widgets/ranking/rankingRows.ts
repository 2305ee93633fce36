import type { Breakdown, Figure } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'

export interface RankingRow { region: RegionCode, figure: Figure, /** Length of the bar, 0 to 1. */ length: number }

/** Where the whole region's own value lies on the bars, 0 to 1; null where it is no mean of the rows (a sum) or not known. */
export function meanAt({ total, rows }: Breakdown, isRatio: boolean): number | null {
  const max = Math.max(0, ...rows.map(r => r.figure.value ?? 0))
  return !isRatio || total.value === null || max === 0 || total.value > max ? null : total.value / max
}

/** Regions below by a figure, the highest first (or the lowest, where low is what asks for attention); unknown ones last. */
export function rankingRows(breakdown: Breakdown, lowFirst: boolean): RankingRow[] {
  const max = Math.max(0, ...breakdown.rows.map(r => r.figure.value ?? 0))
  const sign = lowFirst ? 1 : -1
  const rank = (figure: Figure) => figure.value === null ? Infinity : sign * figure.value
  return [...breakdown.rows].sort((a, b) => rank(a.figure) - rank(b.figure) || (a.region < b.region ? -1 : 1))
    .map(({ region, figure }) => ({ region, figure, length: figure.value === null || max === 0 ? 0 : figure.value / max }))
}
