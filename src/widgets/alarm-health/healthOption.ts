import { type ChartOption, chartBase, chartTooltip } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

/** Alarms of each window as bars, those above `over` in white; the dashed gold line is what a person can manage. */
export function healthOption(windows: readonly number[], times: readonly string[], limits: { manageable: number, over: number }, words: { alarms: string, manageable: string }, theme: ChartTheme): ChartOption {
  const last = windows.length - 1
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), trigger: 'axis' },
    grid: { left: 1.9 * theme.rem, right: 0.2 * theme.rem, top: 0.5 * theme.rem, bottom: 1.5 * theme.rem },
    xAxis: { type: 'category', data: [...times], axisTick: { show: false }, axisLine: { lineStyle: { color: theme.line } }, axisLabel: { ...label(theme, 0.875, theme.ink3), interval: (i: number) => i > 0 && i < last && (last - i) % 36 === 0 } },
    yAxis: { type: 'value', min: 0, max: ({ max }: { max: number }) => Math.max(limits.over, max), minInterval: 1, splitNumber: 2, splitLine: { lineStyle: { color: theme.line } }, axisLabel: digits(theme, 0.875, theme.ink3) },
    series: [
      { type: 'bar', name: words.alarms, barWidth: '72%', data: windows.map(n => ({ value: n, itemStyle: { color: n > limits.over ? theme.ink1 : theme.jade, opacity: n > limits.over ? 1 : 0.75 } })) },
      { type: 'line', name: words.manageable, symbol: 'none', silent: true, data: windows.map(() => limits.manageable), lineStyle: { color: theme.gold, type: 'dashed', width: 0.11 * theme.rem } },
    ],
  }
}
