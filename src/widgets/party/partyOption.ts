import { type AgeBand, partyAgeBands } from '@/api/contract/figureCatalogue'
import type { Figure, FiguresOf } from '@/api/contract/figures'
import { markOf } from '@/domain/numberFormat'
import { type ChartOption, chartBase } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

/** Residents in five stages of life: a ring holds no more. */
export const lifeStages = [
  { key: '0-19', bands: ['0-9', '10-19'] }, { key: '20-39', bands: ['20-29', '30-39'] }, { key: '40-59', bands: ['40-49', '50-59'] },
  { key: '60-79', bands: ['60-69', '70-79'] }, { key: '80+', bands: ['80+'] },
] as const satisfies readonly { key: string, bands: readonly AgeBand[] }[]

/** Sum of both sexes over some bands. Where one part is suppressed or unknown the sum is so too: never a guess. */
export function stageFigure(data: FiguresOf<'party'>, bands: readonly AgeBand[]): Figure {
  const parts = bands.flatMap(band => [data[`population.male.${band}`], data[`population.female.${band}`]])
  const { unit, asOf, period, source } = data['population.resident']
  let sum = 0
  let state: 'exact' | 'partial' = 'exact'
  for (const part of parts) {
    if (part.value === null) return part.state === 'suppressed' ? { state: 'suppressed', value: null, below5: false, unit, asOf, period, source } : { state: 'unknown', value: null, unit, asOf, period, source }
    if (part.state === 'partial') state = 'partial'
    sum += part.value
  }
  return { state, value: sum, unit, asOf, period, source }
}

/** Party members by age band: ordered bars, number and share at the end. `words[i]` belongs to `partyAgeBands[i]`. */
export function partyOption(data: FiguresOf<'party'>, words: readonly string[], theme: ChartTheme): ChartOption {
  const total = data['party.members'].value
  const figures = partyAgeBands.map(band => data[`party.age.${band}`])
  const max = Math.max(1, ...figures.map(f => f.value ?? 0))
  return {
    ...chartBase(theme),
    grid: { left: 6.6 * theme.rem, right: 6.8 * theme.rem, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max, show: false },
    yAxis: { type: 'category', inverse: true, data: [...words], axisLine: { show: false }, axisTick: { show: false }, axisLabel: { interval: 0, ...label(theme), margin: 6.6 * theme.rem, align: 'left' } },
    series: [{
      type: 'bar', barMaxWidth: 1.3 * theme.rem, barCategoryGap: '42%', itemStyle: { color: theme.categories[0] ?? theme.jade },
      label: {
        show: true, position: 'right', formatter: '{b}',
        rich: { n: digits(theme, 1.0625), s: { ...digits(theme, 1.0625, theme.ink2), padding: [0, 0, 0, 0.5 * theme.rem] } },
      },
      data: figures.map((figure, i) => ({
        value: figure.value ?? 0, figure: `party.age.${partyAgeBands[i] ?? ''}`, itemStyle: { opacity: i === 0 ? 1 : 0.7 },
        name: figure.value === null ? `{n|${markOf(figure)}}` : `{n|${figure.value.toLocaleString('en')}}${total ? `{s|${(figure.value / total * 100).toFixed(1)}%}` : ''}`,
      })),
    }],
  }
}
