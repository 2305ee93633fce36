import type { Reading } from '@/api/contract/alarms'
import { type ChartOption, chartBase } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

export interface TrendWords { limit: string, time: (at: number) => string }

/** The last readings against the limit of the rule: the breach is filled, the limit is a dashed red line with its value. */
export function trendOption(reading: Reading, red: string, words: TrendWords, theme: ChartTheme): ChartOption {
  const points = reading.trend.map(p => [Date.parse(p.at), p.value] as const)
  const values = [...points.map(p => p[1]), reading.limit, reading.value]
  const top = Math.max(...values)
  const bottom = Math.min(0, ...values)
  const last = points[points.length - 1]
  const breach = points.map(([at, v]) => [at, reading.side === 'above' ? Math.max(v, reading.limit) : Math.min(v, reading.limit)])
  return {
    ...chartBase(theme),
    tooltip: { show: false },
    grid: { left: 2.6 * theme.rem, right: 1 * theme.rem, top: 0.6 * theme.rem, bottom: 1.6 * theme.rem },
    xAxis: {
      type: 'category', data: points.map(p => words.time(p[0])), boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { ...digits(theme, 0.875, theme.ink2), interval: (i: number) => i === 0 || i === points.length - 1, alignMinLabel: 'left', alignMaxLabel: 'right' },
    },
    yAxis: { type: 'value', min: bottom, max: top + (top - bottom) * 0.12, splitNumber: 3, splitLine: { lineStyle: { color: theme.line } }, axisLabel: { ...digits(theme, 0.875, theme.ink2), showMaxLabel: false } },
    series: [
      {
        type: 'line', symbol: 'none', data: breach.map(p => p[1] ?? 0), lineStyle: { width: 0 }, silent: true, z: 1,
        areaStyle: { color: red, opacity: 0.34, origin: reading.limit },
        markLine: {
          silent: true, symbol: 'none', lineStyle: { color: red, type: 'dashed', width: 0.1 * theme.rem }, data: [{ yAxis: reading.limit }],
          label: { position: 'insideStartTop', formatter: words.limit, ...label(theme, 0.875, '#ff9d9e') },
        },
      },
      { type: 'line', symbol: 'none', data: points.map(p => p[1]), lineStyle: { color: theme.ink1, width: 0.12 * theme.rem }, z: 3 },
      ...(last ? [{ type: 'scatter' as const, z: 4, symbolSize: 0.6 * theme.rem, data: [[points.length - 1, last[1]]], itemStyle: { color: theme.ink1, borderColor: red, borderWidth: 0.14 * theme.rem } }] : []),
    ],
  }
}
