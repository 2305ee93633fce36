import { eventKinds } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import type { BarRow } from '@/ui/figureBars'

/** Today's events by kind, the most frequent first; those of IoT预警 are one row. A kind of which there is none today has no row; one that is not known has. */
export function eventKindRows(data: FiguresOf<'eventKinds'>, word: (id: string) => string): BarRow[] {
  const ids = [...eventKinds.map(kind => `events.kind.${kind}` as const), 'events.iot' as const]
  return ids.map(id => ({ id, label: word(id), figure: data[id] })).filter(({ figure }) => figure.value !== 0).sort((a, b) => (b.figure.value ?? Infinity) - (a.figure.value ?? Infinity))
}
