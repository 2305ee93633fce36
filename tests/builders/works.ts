import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { type Pit, digPit } from '@/domain/pit'
import type { Flat } from '@/domain/plane'
import type { GroundHeight } from '@/domain/groundProfile'
import { type Section, cutSection } from '@/domain/section'
import { lonLatOf, sheet } from './pipes'

/** Corners of a square of the sheet whose south-western one is its origin, counter-clockwise, m. */
export const squareOf = (sideM: number): Flat[] => [[0, 0], [sideM, 0], [sideM, sideM], [0, sideM]]

/** A pit in level ground at 40 m, 10 m square and 3 m deep unless said otherwise. Throws where the outline is none. */
export function pitOf({ corners = squareOf(10), depthM = 3, pipes = [], nodes = [] }: { corners?: readonly Flat[], depthM?: number, pipes?: readonly Pipe[], nodes?: readonly PipeNode[] } = {}): Pit {
  const dug = digPit(corners.map(([east, north]) => lonLatOf(east, north)), depthM, pipes, nodes, sheet, () => 40)
  if ('refusal' in dug) throw new Error(`no pit: ${dug.refusal}`)
  return dug
}

/** A section along a line of the sheet, 100 m eastward in level ground at 40 m unless said otherwise. Throws where the line has no length. */
export function sectionOf(pipes: readonly Pipe[], line: readonly Flat[] = [[0, 0], [100, 0]], groundHeight: GroundHeight = () => 40): Section {
  const cut = cutSection(line.map(([east, north]) => lonLatOf(east, north)), pipes, sheet, groundHeight)
  if (!cut) throw new Error('no section')
  return cut
}
