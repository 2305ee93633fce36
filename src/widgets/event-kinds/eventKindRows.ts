import { type EventKind, eventKinds } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import type { Filters } from '@/domain/facets'
import type { BarRow } from '@/ui/figureBars'

/** Today's events by kind, the most frequent first; those of IoT预警 are one row. A kind of which there is none today has no row; one that is not known has. Each chooses its events. */
export function eventKindRows(data: FiguresOf<'eventKinds'>, word: (id: string) => string): BarRow[] {
  const row = (id: `events.kind.${EventKind}` | 'events.iot', choice: Filters): BarRow => ({ id, label: word(id), figure: data[id], choice })
  return [...eventKinds.map(kind => row(`events.kind.${kind}`, { eventKind: kind })), row('events.iot', { source: 'iot' })].filter(({ figure }) => figure.value !== 0).sort((a, b) => (b.figure.value ?? Infinity) - (a.figure.value ?? Infinity))
}
