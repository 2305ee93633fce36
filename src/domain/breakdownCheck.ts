import { figureSpec } from '@/api/contract/figureCatalogue'
import type { Breakdown } from '@/api/contract/figures'

/** Does the breakdown add up: `agrees`, `differs` by so much, `hidden` (a term is suppressed or unknown), or it is no sum. */
export type BreakdownCheck =
  | { kind: 'agrees', sum: number }
  | { kind: 'differs', sum: number, by: number }
  | { kind: 'hidden' }
  | { kind: 'notASum' }

/** Compares the sum of the rows with the total; decimals are compared at the figure's own precision. A region to which the figure does not apply adds nothing. */
export function checkBreakdown(breakdown: Breakdown): BreakdownCheck {
  const spec = figureSpec(breakdown.figure)
  if (spec.kind !== 'additive') return { kind: 'notASum' }
  const { total } = breakdown
  if (total.state !== 'exact' || breakdown.rows.some(r => r.figure.state !== 'exact' && r.figure.state !== 'notApplicable')) return { kind: 'hidden' }
  const scale = 10 ** spec.decimals
  const sum = breakdown.rows.reduce((s, r) => s + Math.round((r.figure.value ?? 0) * scale), 0)
  const by = sum - Math.round(total.value * scale)
  return by === 0 ? { kind: 'agrees', sum: sum / scale } : { kind: 'differs', sum: sum / scale, by: by / scale }
}
