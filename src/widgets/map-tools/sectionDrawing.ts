import type { PipeId } from '@/api/contract/ids'
import type { Crossing, Section } from '@/domain/section'
import { sectionDepthM } from '@/domain/section'
import { pipeKindSpecs } from '@/domain/pipes'
import { profileText } from '@/domain/pipeText'

/** Where the drawing stands in its box, and what it is written with; CSS px. */
export interface SectionBox { width: number, height: number, rootPx: number }

/** A pipe on the section: an ellipse or a box at its place, to scale in both directions. */
export interface DrawnPipe {
  id: PipeId
  hue: string
  shape: Crossing['shape']
  x: number
  y: number
  halfWidth: number
  halfHeight: number
  crossing: Crossing
}

/** The words of a pipe above the ground with the line that leads to it. */
export interface DrawnLabel { id: PipeId, text: string, x: number, y: number, anchorX: number, anchorY: number, hue: string }

export interface SectionDrawing {
  /** How much taller than wide things are drawn; 1 is true to scale. Never below 1. */
  factor: number
  ground: string
  earth: string
  pipes: readonly DrawnPipe[]
  along: readonly { id: PipeId, hue: string, path: string, thickness: number }[]
  labels: readonly DrawnLabel[]
  /** Lines of equal height and of distance, with their words. */
  levels: readonly { y: number, text: string }[]
  ways: readonly { x: number, text: string }[]
  /** Clear distances between neighbours where there is room to write them. */
  gaps: readonly { from: number, to: number, y: number, text: string }[]
  frame: { left: number, right: number, top: number, bottom: number }
}

/** Room round the drawing in rem: words above, heights at the left, ways and clear distances below. */
const roomRem = { top: 4.4, right: 1, bottom: 3.1, left: 3.1 } as const
const labelRows = 3
/** `bottom` is where the lowest row stands in the room above the ground. */
const labelRem = { height: 1.35, perLetter: 0.58, gap: 0.4, bottom: 3.6 } as const
/** A pipe is never drawn smaller than this, so that a cable can be seen and pointed at. */
const leastHalfPx = 3
const leastGapPx = 34

/** Round steps: 1, 2 or 5 times a power of ten, at most `most` of them over the range. */
function roundStep(range: number, most: number): number {
  const rough = range / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5, 10] as const).map(step => step * power).find(step => step >= rough) ?? power * 10
}

/** Heights that the drawing holds, m: the ground and the depth below it, and pipes whose survey does not agree with the relief. */
function extentOf(section: Section): { highest: number, lowest: number } {
  const ground = section.profile.map(({ groundM }) => groundM)
  const middles = [
    ...section.crossings.map(({ axisElevationM, heightM }) => ({ at: axisElevationM, half: heightM / 2 })),
    ...section.along.flatMap(({ fromElevationM, toElevationM, heightM }) => [fromElevationM, toElevationM].map(at => ({ at, half: heightM / 2 }))),
  ]
  return {
    highest: Math.max(...ground, ...middles.map(({ at, half }) => at + half)),
    lowest: Math.min(Math.min(...ground) - sectionDepthM(section), ...middles.map(({ at, half }) => at - half)),
  }
}

/** How the section is drawn into a box: a pure function, so that it can be tested without a page. */
export function drawSection(section: Section, { width, height, rootPx }: SectionBox): SectionDrawing {
  const frame = { left: roomRem.left * rootPx, right: width - roomRem.right * rootPx, top: roomRem.top * rootPx, bottom: height - roomRem.bottom * rootPx }
  const { highest, lowest } = extentOf(section)
  const wideScale = (frame.right - frame.left) / section.lengthM
  const tallScale = Math.max(1, frame.bottom - frame.top) / Math.max(0.1, highest - lowest)
  // Narrower than the box allows is fine, flatter than true is not.
  const scaleX = Math.min(wideScale, tallScale), scaleY = tallScale
  const startX = frame.left + ((frame.right - frame.left) - section.lengthM * scaleX) / 2
  const x = (chainageM: number) => startX + chainageM * scaleX
  const y = (elevationM: number) => frame.top + (highest - elevationM) * scaleY
  const path = (points: readonly (readonly [number, number])[]) => points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('')
  const surface = section.profile.map(({ chainageM, groundM }) => [x(chainageM), y(groundM)] as const)
  const pipes = section.crossings.map((crossing): DrawnPipe => ({
    id: crossing.pipe.id, hue: pipeKindSpecs[crossing.pipe.kind].hue, shape: crossing.shape, x: x(crossing.chainageM), y: y(crossing.axisElevationM),
    halfWidth: Math.max(leastHalfPx, crossing.widthM / 2 * scaleX), halfHeight: Math.max(leastHalfPx, crossing.heightM / 2 * scaleY), crossing,
  }))
  const left = x(0), right = x(section.lengthM)
  return {
    factor: scaleY / scaleX, frame: { ...frame, left, right },
    ground: path(surface), earth: `${path(surface)}L${right.toFixed(1)} ${frame.bottom.toFixed(1)}L${left.toFixed(1)} ${frame.bottom.toFixed(1)}Z`,
    pipes, labels: labelsOf(pipes, { left: frame.left, right: frame.right }, rootPx),
    along: section.along.map(({ pipe, fromM, toM, fromElevationM, toElevationM, heightM }) => ({
      id: pipe.id, hue: pipeKindSpecs[pipe.kind].hue, path: path([[x(fromM), y(fromElevationM)], [x(toM), y(toElevationM)]]), thickness: Math.max(2 * leastHalfPx, heightM * scaleY),
    })),
    levels: ticks(lowest, highest, roundStep(highest - lowest, 5)).map(level => ({ y: y(level), text: textOf(level) })),
    ways: ticks(0, section.lengthM, roundStep(section.lengthM, (right - left) / (4 * rootPx))).map(way => ({ x: x(way), text: textOf(way) })),
    gaps: section.gaps.flatMap(({ left: a, right: b, horizontalM }) => {
      const from = pipes[a], to = pipes[b]
      if (!from || !to) return []
      const span = { from: from.x + from.halfWidth, to: to.x - to.halfWidth }
      return span.to - span.from < leastGapPx * rootPx / 16 ? [] : [{ ...span, y: frame.bottom + 1.65 * rootPx, text: horizontalM.toFixed(2) }]
    }),
  }
}

const textOf = (value: number) => String(Math.round(value * 100) / 100)

function ticks(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9)
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_, i) => (first + i) * step)
}

interface Word { id: PipeId, text: string, wide: number, at: number, pipe: DrawnPipe }

/** Words above the ground in rows; neighbours stand in different rows and are moved aside until none covers another. */
function labelsOf(pipes: readonly DrawnPipe[], { left, right }: { left: number, right: number }, rootPx: number): DrawnLabel[] {
  const words = pipes.map((pipe): Word => {
    const { coverM } = pipe.crossing
    const text = `${profileText(pipe.crossing.pipe.profile)} ${coverM < 0 ? '+' : '−'}${Math.abs(coverM).toFixed(2)}`
    return { id: pipe.id, text, wide: (text.length * labelRem.perLetter + labelRem.gap) * rootPx, at: pipe.x, pipe }
  })
  const kept = words.length <= labelRows ? words : fitting(words, labelRows * (right - left))
  return Array.from({ length: labelRows }, (_, row) => spread(kept.filter((_word, i) => i % labelRows === row), left, right).map(({ id, text, at, pipe }): DrawnLabel => ({
    id, text, x: at, y: (labelRem.bottom - row * labelRem.height) * rootPx, anchorX: pipe.x, anchorY: pipe.y - pipe.halfHeight, hue: pipe.hue,
  }))).flat()
}

/** The largest pipes keep their words where there is no room for all, in their order. */
function fitting(words: readonly Word[], room: number): Word[] {
  const bySize = [...words].sort((a, b) => b.pipe.crossing.heightM - a.pipe.crossing.heightM || a.at - b.at)
  // Rows are never filled to the last letter: a tenth is left for what does not divide.
  let left = room * 0.9
  const kept = new Set(bySize.filter(({ wide }) => (left -= wide) >= 0))
  return words.filter(word => kept.has(word))
}

/** Moves words of one row apart, each as near to its pipe as its neighbours let it. */
function spread(words: readonly Word[], left: number, right: number): Word[] {
  const placed = words.map(word => ({ ...word }))
  for (const [i, word] of placed.entries()) {
    const before = placed[i - 1]
    word.at = Math.max(word.at, before ? before.at + (before.wide + word.wide) / 2 : left + word.wide / 2)
  }
  for (const [i, word] of [...placed.entries()].reverse()) {
    const after = placed[i + 1]
    word.at = Math.min(word.at, after ? after.at - (after.wide + word.wide) / 2 : right - word.wide / 2)
  }
  return placed.filter(({ at, wide }) => at - wide / 2 >= left - 1)
}
