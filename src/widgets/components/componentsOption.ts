import { componentClasses } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import { type ChartOption, chartBase } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

/** Components of the city by class (GB/T 30428.2), the largest first; number at the end of the bar. */
export function componentsOption(data: FiguresOf<'components'>, word: (id: (typeof componentClasses)[number]) => string, text: (value: number) => string, theme: ChartTheme): ChartOption {
  const rows = componentClasses.map(c => ({ name: word(c), figure: `components.${c}`, value: data[`components.${c}`].value })).sort((a, b) => (b.value ?? -1) - (a.value ?? -1))
  return {
    ...chartBase(theme),
    grid: { left: 5 * theme.rem, right: 4.2 * theme.rem, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: Math.max(1, ...rows.map(r => r.value ?? 0)), show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map(r => r.name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { interval: 0, ...label(theme), margin: 5 * theme.rem, align: 'left' } },
    series: [{
      type: 'bar', barMaxWidth: 1.3 * theme.rem, barCategoryGap: '45%', itemStyle: { color: theme.categories[0] ?? theme.jade, opacity: 0.85 },
      label: { show: true, position: 'right', formatter: '{b}', ...digits(theme) },
      data: rows.map(r => ({ value: r.value ?? 0, name: r.value === null ? '—' : text(r.value), figure: r.figure })),
    }],
  }
}
