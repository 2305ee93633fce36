import { type DeviceGroup, deviceGroups } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import { type Filters, encodeFilters, isChosen, noFilters } from '@/domain/facets'
import { type ChartOption, chartBase, strengthOf } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

export interface OnlineRow { group: DeviceGroup, percent: number | null }

/** Online share of each group that has devices, in percent; the weakest last, so that it stands out at the bottom. */
export function onlineRows(data: FiguresOf<'devices'>): OnlineRow[] {
  return deviceGroups.flatMap((group) => {
    const { state, value: total } = data[`devices.${group}.total`]
    const online = data[`devices.${group}.online`].value
    // A group that is never told of a community has no row there.
    if (total === 0 || state === 'notApplicable') return []
    return [{ group, percent: total === null || online === null ? null : online / total * 100 }]
  }).sort((a, b) => (b.percent ?? Infinity) - (a.percent ?? Infinity))
}

/** Lower end of the scale: a round ten below the weakest group and the target, at most 90. */
export function scaleFrom(rows: readonly OnlineRow[], target: number): number {
  return Math.max(0, Math.min(90, Math.floor(Math.min(target, ...rows.map(r => r.percent ?? 100)) / 10) * 10))
}

/** Deviation of each group's online share from the target: bars would have to be cut off, which lies. Below target is hollow; groups that are not chosen step back. */
export function devicesOption(rows: readonly OnlineRow[], target: number, words: { name: (group: DeviceGroup) => string, low: string }, theme: ChartTheme, filters: Filters = noFilters): ChartOption {
  const strength = ({ group }: OnlineRow) => strengthOf(isChosen(filters, { device: group }))
  const mark = ({ group }: OnlineRow) => ({ figure: `devices.${group}.online`, choice: encodeFilters({ device: group }) })
  const from = scaleFrom(rows, target)
  const good = (row: OnlineRow) => row.percent === null || row.percent >= target
  const right = 4.9 * theme.rem
  return {
    ...chartBase(theme),
    tooltip: { show: false },
    grid: { left: 5.2 * theme.rem, right, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: from, max: 100, show: false },
    yAxis: [{
      type: 'category', inverse: true, data: rows.map(r => words.name(r.group)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { interval: 0, ...label(theme), margin: 5.2 * theme.rem, align: 'left' },
    }, {
      type: 'category', inverse: true, position: 'right', axisLine: { show: false }, axisTick: { show: false },
      data: rows.map(r => r.percent === null ? '—' : `${good(r) ? '' : `{w|${words.low} }`}${r.percent.toFixed(1)}{u| %}`),
      axisLabel: { interval: 0, ...digits(theme, 1.1875), margin: right, align: 'right', rich: { w: label(theme, 0.875, theme.ink1), u: label(theme, 0.875) } },
    }],
    series: [
      { type: 'bar', silent: true, barWidth: 0.1 * theme.rem, barGap: '-100%', itemStyle: { color: theme.line }, data: rows.map(() => 100) },
      {
        type: 'bar', stack: 'deviation', barWidth: 0.32 * theme.rem, barGap: '-100%', silent: true, itemStyle: { color: 'transparent' },
        data: rows.map(r => r.percent === null ? from : Math.min(target, r.percent)),
      },
      {
        type: 'bar', stack: 'deviation', barWidth: 0.32 * theme.rem,
        data: rows.map(r => ({ value: r.percent === null ? 0 : Math.abs(r.percent - target), ...mark(r), itemStyle: { color: good(r) ? theme.jade : theme.ink1, opacity: 0.8 * strength(r) } })),
      },
      {
        type: 'scatter', symbolSize: 0.84 * theme.rem, z: 4,
        data: rows.map((r, i) => ({ value: [r.percent ?? from, i], ...mark(r), symbol: r.percent === null ? 'none' : 'circle', itemStyle: { opacity: strength(r), color: good(r) ? theme.jade : theme.ground, borderColor: good(r) ? theme.jade : theme.ink1, borderWidth: 0.16 * theme.rem } })),
      },
      // The target, one tick per row.
      { type: 'scatter', silent: true, symbol: 'rect', symbolSize: [0.14 * theme.rem, 1.04 * theme.rem], z: 5, itemStyle: { color: theme.gold }, data: rows.map((_, i) => [target, i]) },
      // The whole row can be chosen, not only its thin mark; on the other axis, where it pushes no bar aside.
      { type: 'bar', yAxisIndex: 1, barWidth: '90%', z: 6, itemStyle: { color: 'transparent' }, emphasis: { itemStyle: { color: theme.line, opacity: 0.35 } }, data: rows.map(r => ({ value: 100, ...mark(r) })) },
    ],
  }
}
