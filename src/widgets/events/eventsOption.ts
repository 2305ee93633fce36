import { type EventOutcome, type EventSource, eventOutcomes, eventSources } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import { type ChartOption, chartBase, chartTooltip } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

export interface FlowWords { source: Readonly<Record<EventSource, string>>, outcome: Readonly<Record<EventOutcome, string>> }

/** Flow of today's events from source to status: shows where work sticks; what waits is white. */
export function eventsOption(data: FiguresOf<'events'>, words: FlowWords, theme: ChartTheme): ChartOption {
  const outcomeColour: Record<EventOutcome, string> = { handled: theme.jade, inProgress: theme.male, pending: theme.ink1 }
  const outcomeOpacity: Record<EventOutcome, number> = { handled: 0.32, inProgress: 0.36, pending: 0.7 }
  const value = (n: number | null) => n ?? 0
  const node = (side: 'left' | 'right', name: string, count: number | null, color: string, figure: string) => ({
    name, value: value(count), figure, depth: side === 'left' ? 0 : 1, itemStyle: { color, borderWidth: 0 },
    label: {
      position: side, distance: 0.5 * theme.rem, formatter: `{w|${name}} {n|${count === null ? '—' : count.toLocaleString('en')}}`,
      rich: { w: label(theme), n: digits(theme, 1.125) },
    },
  })
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), formatter: '{b}  {c}' },
    series: [{
      type: 'sankey', left: 7.4 * theme.rem, right: 6.4 * theme.rem, top: 0.4 * theme.rem, bottom: 0.4 * theme.rem,
      nodeWidth: 0.4 * theme.rem, nodeGap: 1.1 * theme.rem, layoutIterations: 0, draggable: false, emphasis: { focus: 'none' },
      nodeAlign: 'justify',
      data: [
        ...eventSources.map(s => node('left', words.source[s], data[`events.${s}`].value, theme.ink2, `events.${s}`)),
        ...eventOutcomes.map(o => node('right', words.outcome[o], data[`events.${o}`].value, outcomeColour[o], `events.${o}`)),
      ],
      links: eventSources.flatMap(s => eventOutcomes.map(o => ({
        source: words.source[s], target: words.outcome[o], value: value(data[`events.${s}.${o}`].value), figure: `events.${s}.${o}`,
        lineStyle: { color: outcomeColour[o], opacity: outcomeOpacity[o], curveness: 0.5 },
      }))).filter(link => link.value > 0),
    }],
  }
}
