import type { FiguresOf } from '@/api/contract/figures'
import { type ChartOption, chartBase } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

export const assistanceClasses = ['classA', 'classB', 'classC'] as const
export type AssistanceClass = (typeof assistanceClasses)[number]

/** Share of a class in all recipients, in percent; null where either is withheld. */
export function classShare(data: FiguresOf<'assistance'>, id: AssistanceClass): number | null {
  const part = data[`assistance.${id}`].value
  const all = data['assistance.people'].value
  return part === null || !all ? null : part / all * 100
}

/** Recipients by class A, B, C: bars in their order, number and share at the end. */
export function assistanceOption(data: FiguresOf<'assistance'>, word: (id: AssistanceClass) => string, text: (id: AssistanceClass) => string, theme: ChartTheme): ChartOption {
  const max = Math.max(1, ...assistanceClasses.map(c => data[`assistance.${c}`].value ?? 0))
  return {
    ...chartBase(theme),
    grid: { left: 4.2 * theme.rem, right: 7.4 * theme.rem, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max, show: false },
    yAxis: { type: 'category', inverse: true, data: assistanceClasses.map(word), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { interval: 0, ...label(theme, 1.0625, theme.ink1), fontWeight: 600, margin: 4.2 * theme.rem, align: 'left' } },
    series: [{
      type: 'bar', barMaxWidth: 1.3 * theme.rem, barCategoryGap: '45%',
      label: { show: true, position: 'right', formatter: '{b}', rich: { n: digits(theme, 1.1875), s: { ...digits(theme, 1.0625, theme.ink2), padding: [0, 0, 0, 0.6 * theme.rem] } } },
      data: assistanceClasses.map((c) => {
        const share = classShare(data, c)
        return {
          value: data[`assistance.${c}`].value ?? 0, figure: `assistance.${c}`, itemStyle: { color: theme.categories[0] ?? theme.jade, opacity: 0.85 },
          name: `{n|${text(c)}}${share === null ? '' : `{s|${share.toFixed(1)}%}`}`,
        }
      }),
    }],
  }
}
