import type { FiguresOf } from '@/api/contract/figures'
import type { DoneRow } from '@/ui/figureBars'

/** 议定事项: carried out, of all that was agreed on this year. */
export function matterRow(data: FiguresOf<'participation'>, label: string): DoneRow {
  const of = (id: 'participation.matters' | 'participation.mattersDone' | 'participation.mattersOpen') => ({ id, figure: data[id] })
  return { label, done: of('participation.mattersDone'), total: of('participation.matters'), open: of('participation.mattersOpen') }
}
