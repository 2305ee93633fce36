import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import { markOf } from '@/domain/numberFormat'
import { type ChartOption, chartBase, chartTooltip, strengthOf } from './chartOption'
import { type ChartTheme, label } from './chartTheme'

/** `choice`: what its arc chooses, as the address writes it; `isBack`: another part is chosen. */
export interface RingPart { id?: FigureId, label: string, figure: Figure, choice?: string, isBack?: boolean }

/** Share of each part in the sum of the known parts, in words: `71.2%`, or the mark of why there is none. */
export function ringShares(parts: readonly RingPart[]): string[] {
  const total = parts.reduce((sum, p) => sum + (p.figure.value ?? 0), 0)
  return parts.map(({ figure }) => {
    if (figure.value !== null) return total > 0 ? `${(figure.value / total * 100).toFixed(1)}%` : '—'
    return markOf(figure)
  })
}

/** A ring with one word in its middle. A part without a value takes no room; its legend row says why. */
export function ringOption(parts: readonly RingPart[], title: string, colours: readonly string[], theme: ChartTheme): ChartOption {
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), formatter: '{b}  {c}  {d}%' },
    series: [{
      type: 'pie', radius: ['56%', '94%'], center: ['50%', '50%'], startAngle: 90, padAngle: 1, silent: false, minShowLabelAngle: 0,
      itemStyle: { borderWidth: 0 },
      emphasis: { scale: false },
      label: { show: true, position: 'center', formatter: title, ...label(theme, 0.9375, theme.ink1) },
      labelLine: { show: false },
      data: parts.flatMap((part, i) => part.figure.value === null ? [] : [{
        name: part.label, value: part.figure.value, itemStyle: { color: colours[i] ?? theme.ink3, ...(part.isBack === true && { opacity: strengthOf(false) }) }, ...(part.id && { figure: part.id }), ...(part.choice !== undefined && { choice: part.choice }),
      }]),
    }],
  }
}
