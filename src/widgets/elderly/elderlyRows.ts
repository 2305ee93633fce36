import { type ElderlyService, elderlyServices } from '@/api/contract/figureCatalogue'
import type { FiguresOf } from '@/api/contract/figures'
import type { BarRow } from '@/ui/figureBars'

/** The seven services (七助) in the order in which they are named, as bars. */
export function serviceRows(data: FiguresOf<'elderly'>, word: (service: ElderlyService) => string): BarRow[] {
  return elderlyServices.map(service => ({ id: `elderly.service.${service}`, label: word(service), figure: data[`elderly.service.${service}`] }))
}

/** What is said of the calls for help: none, all in time, so many late; null where it is not known. */
export function sosState(data: FiguresOf<'elderly'>): { calls: number, late: number } | null {
  const calls = data['elderly.sosCalls'].value
  const late = data['elderly.sosLate'].value
  return calls === null || late === null ? null : { calls, late }
}
