import type { Figure } from '@/api/contract/figures'
import { type ChartOption, chartBase, chartTooltip } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

/** By how much the last point differs from the one `back` before it; null where either is not known. */
export function changeOver(points: readonly Figure[], back: number): number | null {
  const now = points.at(-1)?.value ?? null
  const then = points.at(-1 - back)?.value ?? null
  return now === null || then === null || points.length <= back ? null : now - then
}

/** Ends of an axis of two steps of 1, 2 or 5 times a power of ten that holds all values: three lines, and no more. */
export function twoSteps(values: readonly number[]): { min: number, max: number, interval: number } {
  const low = Math.min(...values), high = Math.max(...values)
  for (let power = 1; ; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) {
      const min = Math.floor(low / step) * step
      if (min + 2 * step >= high) return { min, max: min + 2 * step, interval: step }
    }
  }
}

/** A count month by month: a line over its own range, the last month in white with its number. What is withheld leaves a gap. */
export function trendOption(points: readonly Figure[], months: readonly string[], name: string, text: (figure: Figure) => string, theme: ChartTheme): ChartOption {
  const last = points.length - 1
  const known = points.flatMap(point => point.value === null ? [] : [point.value])
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), trigger: 'axis' },
    grid: { left: 3 * theme.rem, right: 3 * theme.rem, top: 0.7 * theme.rem, bottom: 1.6 * theme.rem },
    xAxis: { type: 'category', boundaryGap: false, data: [...months], axisTick: { show: false }, axisLine: { lineStyle: { color: theme.line } }, axisLabel: { ...label(theme, 0.875, theme.ink3), interval: (i: number) => (last - i) % 3 === 0 } },
    yAxis: { type: 'value', ...(known.length > 0 && twoSteps(known)), splitLine: { lineStyle: { color: theme.line } }, axisLabel: digits(theme, 0.875, theme.ink3) },
    series: [{
      type: 'line', name, symbol: 'circle', symbolSize: 0.45 * theme.rem, connectNulls: false, lineStyle: { color: theme.jade, width: 0.14 * theme.rem }, itemStyle: { color: theme.jade },
      data: points.map((point, i) => ({
        value: point.value ?? '-', name: months[i] ?? '', figure: 'assistance.people',
        ...(i === last && { symbolSize: 0.7 * theme.rem, itemStyle: { color: theme.ink1 }, label: { show: true, position: 'right' as const, formatter: text(point), ...digits(theme, 1.0625) } }),
      })),
    }],
  }
}
