import type { ChartOption } from '@/ui/chartOption'

/** One drawn thing of a series, as far as a test asks. */
export interface Mark { name?: string, value?: unknown, figure?: string, symbol?: string, color?: unknown, opacity?: unknown }

type Fields = Readonly<Record<string, unknown>>
const fields = (of: unknown): Fields => typeof of === 'object' && of !== null ? Object.fromEntries(Object.entries(of)) : {}
const list = (of: unknown): readonly unknown[] => Array.isArray(of) ? of as readonly unknown[] : of === undefined ? [] : [of]

/** The series of an option. */
export const seriesOf = (option: ChartOption): readonly Fields[] => list(option.series).map(fields)

/** The drawn things of one series; a bare number is a value. */
export function marksOf(option: ChartOption, index: number, key = 'data'): readonly Mark[] {
  return list(seriesOf(option)[index]?.[key]).map((item) => {
    if (typeof item !== 'object') return { value: item }
    const { name, value, figure, symbol, itemStyle } = fields(item)
    const { color, opacity } = fields(itemStyle)
    return Object.fromEntries(Object.entries({ name, value, figure, symbol, color, opacity }).filter(([, v]) => v !== undefined))
  })
}

/** The names of a category axis. */
export const categoriesOf = (axis: ChartOption['xAxis'] | ChartOption['yAxis'], index = 0): readonly unknown[] => list(fields(list(axis)[index])['data'])

/** Every value that stands under a key anywhere in an option. */
export function everywhere(option: unknown, key: string): readonly unknown[] {
  return Object.entries(fields(option)).flatMap(([k, v]) => [...(k === key ? [v] : []), ...everywhere(v, key)])
}
