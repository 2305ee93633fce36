import { type EventOutcome, type EventSource, eventOutcomes, eventSources } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import { type Filters, type StepChoice, encodeFilters, isChosen, meetsStep, noFilters } from '@/domain/facets'
import { type ChartOption, chartBase, chartTooltip, strengthOf } from '@/ui/chartOption'
import { type ChartTheme, digits, label } from '@/ui/chartTheme'

export interface FlowWords { source: Readonly<Record<EventSource, string>>, outcome: Readonly<Record<EventOutcome, string>> }

/** The steps that an outcome sums up, as they are chosen. */
export const stepOfOutcome: Readonly<Record<EventOutcome, StepChoice>> = { handled: 'closed', inProgress: 'inProgress', pending: 'pending' }

/** Up to so many the flow keeps its own height: one event is no wall of colour. */
const fewEvents = 5

/** Flow of today's events from source to status: shows where work sticks; what waits is white. What is not chosen steps back. */
export function eventsOption(data: FiguresOf<'events'>, words: FlowWords, theme: ChartTheme, filters: Filters = noFilters): ChartOption {
  const ofSource = (source: EventSource) => isChosen(filters, { source })
  const ofOutcome = (outcome: EventOutcome) => meetsStep(filters, stepOfOutcome[outcome])
  const outcomeColour: Record<EventOutcome, string> = { handled: theme.jade, inProgress: theme.male, pending: theme.ink1 }
  const outcomeOpacity: Record<EventOutcome, number> = { handled: 0.32, inProgress: 0.36, pending: 0.7 }
  const value = (n: number | null) => n ?? 0
  const few = value(data['events.total'].value) <= fewEvents
  const node = (side: 'left' | 'right', name: string, count: number | null, color: string, figure: string, choice: Filters, chosen: boolean | null) => ({
    name, value: value(count), figure, choice: encodeFilters(choice), depth: side === 'left' ? 0 : 1, itemStyle: { color, borderWidth: 0, opacity: strengthOf(chosen) },
    label: {
      opacity: chosen === false ? 0.62 : 1,
      position: side, distance: 0.5 * theme.rem, formatter: `{w|${name}} {n|${count === null ? '—' : count.toLocaleString('en')}}`,
      rich: { w: label(theme), n: digits(theme, 1.125) },
    },
  })
  return {
    ...chartBase(theme),
    tooltip: { ...chartTooltip(theme), formatter: '{b}  {c}' },
    series: [{
      type: 'sankey', left: 7.4 * theme.rem, right: 7.3 * theme.rem, ...few ? { top: 'middle', height: (4.6 + 0.5 * value(data['events.total'].value)) * theme.rem } : { top: 0.4 * theme.rem, bottom: 0.4 * theme.rem },
      nodeWidth: 0.4 * theme.rem, nodeGap: (few ? 2.1 : 1.1) * theme.rem, layoutIterations: 0, draggable: false, emphasis: { focus: 'none' },
      nodeAlign: 'justify',
      data: [
        ...eventSources.map(s => node('left', words.source[s], data[`events.${s}`].value, theme.ink2, `events.${s}`, { source: s }, ofSource(s))),
        ...eventOutcomes.map(o => node('right', words.outcome[o], data[`events.${o}`].value, outcomeColour[o], `events.${o}`, { step: stepOfOutcome[o] }, ofOutcome(o))),
      ],
      links: eventSources.flatMap(s => eventOutcomes.map(o => ({
        source: words.source[s], target: words.outcome[o], value: value(data[`events.${s}.${o}`].value), figure: `events.${s}.${o}`, choice: encodeFilters({ source: s, step: stepOfOutcome[o] }),
        lineStyle: { color: outcomeColour[o], opacity: outcomeOpacity[o] * strengthOf(ofSource(s) === false || ofOutcome(o) === false ? false : null), curveness: 0.5 },
      }))).filter(link => link.value > 0),
    }],
  }
}
