import type { Series } from '@/api/contract/figures'
import { type ChartOption, chartBase, chartTooltip } from './chartOption'
import { type ChartTheme, digits, label } from './chartTheme'

/** Counts of the last 24 hours: bars, the running hour in white, the usual value of the hour as a dashed gold line. */
export function dayTrendOption(series: Series, hours: readonly string[], words: { today: string, usual: string }, theme: ChartTheme): ChartOption {
  const last = series.values.length - 1
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), trigger: 'axis' },
    grid: { left: 1.9 * theme.rem, right: 0.2 * theme.rem, top: 0.5 * theme.rem, bottom: 1.5 * theme.rem },
    xAxis: { type: 'category', data: [...hours], axisTick: { show: false }, axisLine: { lineStyle: { color: theme.line } }, axisLabel: { ...label(theme, 0.875, theme.ink3), interval: (i: number) => i === last || (last - i) % 6 === 0 } },
    yAxis: { type: 'value', min: 0, minInterval: 1, splitNumber: 2, splitLine: { lineStyle: { color: theme.line } }, axisLabel: digits(theme, 0.875, theme.ink3) },
    series: [
      { type: 'bar', name: words.today, barWidth: '68%', data: series.values.map((v, i) => ({ value: v ?? '-', itemStyle: { color: i === last ? theme.ink1 : theme.jade, opacity: i === last ? 1 : 0.75 } })) },
      ...(series.usual ? [{ type: 'line' as const, name: words.usual, symbol: 'none', data: series.usual, lineStyle: { color: theme.gold, type: 'dashed' as const, width: 0.11 * theme.rem } }] : []),
    ],
  }
}
