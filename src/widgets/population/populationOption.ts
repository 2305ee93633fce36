import { type AgeBand, type Sex, ageBands } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import { markOf } from '@/domain/numberFormat'
import { type ChartOption, chartBase, chartTooltip } from '@/ui/chartOption'
import { type ChartTheme, digits } from '@/ui/chartTheme'

export interface PyramidWords { male: string, female: string }

/** Bands of people aged 60 and over: the decision a leader makes with this chart. */
const olderBands: readonly AgeBand[] = ['60-69', '70-79', '80+']

/** Share of a sex in an age band, in percent of the residents; null where it is not known or suppressed. */
export function bandShare(data: FiguresOf<'population'>, sex: Sex, band: AgeBand): number | null {
  const value = data[`population.${sex}.${band}`].value
  const total = data['population.resident'].value
  return value === null || total === null || total === 0 ? null : value / total * 100
}

/** Text of a bar's label: one decimal, or the mark of why there is none. */
export function bandText(data: FiguresOf<'population'>, sex: Sex, band: AgeBand): string {
  const share = bandShare(data, sex, band)
  if (share !== null) return share.toFixed(1)
  const figure = data[`population.${sex}.${band}`]
  return figure.value === null ? markOf(figure) : '—'
}

/** Age pyramid of the residents: men to the left, women to the right, 60 and over at full strength above a gold line. */
export function populationOption(data: FiguresOf<'population'>, words: PyramidWords, theme: ChartTheme): ChartOption {
  const shares = ageBands.flatMap(b => [bandShare(data, 'male', b), bandShare(data, 'female', b)])
  const max = Math.max(1, ...shares.map(s => s ?? 0)) * 1.3
  const side = (sex: Sex, index: number) => ({
    type: 'bar' as const, xAxisIndex: index, yAxisIndex: index, barWidth: '74%', name: words[sex],
    label: { show: true, position: index === 0 ? 'left' as const : 'right' as const, distance: 0.35 * theme.rem, formatter: '{b}', ...digits(theme, 0.9375) },
    data: ageBands.map((band) => {
      const older = olderBands.includes(band)
      return {
        value: bandShare(data, sex, band) ?? 0, name: bandText(data, sex, band), figure: `population.${sex}.${band}`,
        itemStyle: { color: theme[sex], opacity: older ? 1 : 0.62 },
      }
    }),
  })
  const valueAxis = (index: number, inverse: boolean) => ({ type: 'value' as const, gridIndex: index, inverse, min: 0, max, show: false })
  const bandAxis = (index: number) => ({
    type: 'category' as const, gridIndex: index, data: [...ageBands],
    axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false },
    splitLine: { show: true, showMinLine: false, showMaxLine: false, interval: (i: number) => ageBands[i] === '60-69', lineStyle: { color: theme.gold, opacity: 0.8, type: 'dashed' as const, width: 0.08 * theme.rem } },
  })
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), formatter: '{a}  {b}%' },
    grid: [{ left: 0, right: '58%', top: 0, bottom: 0 }, { left: '58%', right: 0, top: 0, bottom: 0 }, { left: '42%', right: '42%', top: 0, bottom: 0 }],
    xAxis: [valueAxis(0, true), valueAxis(1, false), valueAxis(2, false)],
    yAxis: [bandAxis(0), bandAxis(1), bandAxis(2)],
    series: [
      side('male', 0), side('female', 1),
      // Names of the bands: invisible bars, because an axis label cannot be centred in a gap of unknown width.
      {
        type: 'bar', xAxisIndex: 2, yAxisIndex: 2, barWidth: '74%', silent: true, itemStyle: { color: 'transparent' },
        label: { show: true, position: 'inside', formatter: '{b}', ...digits(theme, 0.9375) },
        data: ageBands.map(band => ({ value: max, name: band.replace('-', '–'), label: { color: olderBands.includes(band) ? theme.ink1 : theme.ink2 } })),
      },
    ],
  }
}
