import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Figure, FiguresOf } from '@/api/contract/figures'
import type { DoneRow } from '@/ui/figureBars'

export type PropertyLine = 'fees' | 'repairs' | 'complaints'
const lines: readonly (readonly [PropertyLine, keyof FiguresOf<'property'>, keyof FiguresOf<'property'>, keyof FiguresOf<'property'>])[] = [
  ['fees', 'property.feePaid', 'property.feeDue', 'property.feeUnpaid'],
  ['repairs', 'property.repairsDone', 'property.repairs', 'property.repairsOpen'],
  ['complaints', 'property.complaintsClosed', 'property.complaints', 'property.complaintsOpen'],
]

/** 物业费, 报修, 投诉: what is done of each, and what is left. */
export function propertyRows(data: FiguresOf<'property'>, word: (line: PropertyLine) => string, left: (line: PropertyLine, open: Figure) => string): (DoneRow & { left: string })[] {
  const of = (id: FigureId & keyof FiguresOf<'property'>) => ({ id, figure: data[id] })
  return lines.map(([line, done, total, open]) => ({ label: word(line), done: of(done), total: of(total), open: of(open), left: left(line, data[open]) }))
}

/** True where there is no estate with a property company: then nothing here applies. */
export function hasNoEstate(data: FiguresOf<'property'>): boolean {
  return data['property.estates'].value === 0
}
