import type { FigureId } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import { type Filters, type HomeUse, encodeFilters, homeUses, isChosen, noFilters } from '@/domain/facets'
import { type ChartOption, chartBase, chartTooltip, strengthOf } from '@/ui/chartOption'
import { type ChartTheme } from '@/ui/chartTheme'

/** One bar of 100 %: 自住, 租赁, 空置 (hatched: nobody there); uses that are not chosen step back. */
export function housingOption(data: FiguresOf<'housing'>, words: Readonly<Record<HomeUse, string>>, theme: ChartTheme, filters: Filters = noFilters): ChartOption {
  const colour: Record<HomeUse, string> = { selfOccupied: theme.useSelf, rented: theme.useRent, vacant: theme.useVacant }
  const total = homeUses.reduce((sum, use) => sum + (data[`housing.${use}`].value ?? 0), 0)
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), formatter: '{a}  {b}%' },
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: Math.max(1, total), show: false },
    yAxis: { type: 'category', data: [''], show: false },
    series: homeUses.map((use) => {
      const id: FigureId = `housing.${use}`
      const { value } = data[id]
      return {
        type: 'bar' as const, name: words[use], stack: 'use', barWidth: '100%',
        itemStyle: {
          color: colour[use], borderColor: theme.ground, borderWidth: use === 'vacant' ? 0 : 1,
          ...(use === 'vacant' && { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [0.12 * theme.rem, 0.3 * theme.rem], rotation: -Math.PI / 4, color: 'rgba(5,13,19,.7)' } }),
        },
        data: [{ value: value ?? 0, name: value === null || total === 0 ? '—' : (value / total * 100).toFixed(1), figure: id, choice: encodeFilters({ use }), ...(isChosen(filters, { use }) === false && { itemStyle: { opacity: strengthOf(false) } }) }],
      }
    }),
  }
}
