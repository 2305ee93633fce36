import type { PointKind } from '@/api/contract/city'
import { palette } from '../engine/palette'

/** What is drawn as a picture: the points of the city, and the places of a service of the 15-minute circle. */
export type MarkKind = PointKind | 'service'

/** Side of a picture in pixels: drawn once, twice as large as shown, so that it is crisp on a fine screen. */
export const pictureSide = 48

const hues: Readonly<Record<MarkKind, string>> = { camera: '#bfe3f2', device: palette.jade, component: '#d8c48f', entrance: '#b9a8f7', service: palette.reachEdge }
const pictures = new Map<string, HTMLCanvasElement>()

/**
 * The picture of a mark: a dark disc with a ring and a glyph, told apart by shape before colour; what is offline or broken
 * has a hollow white ring and a cross-bar. A `letter` stands in for the glyph, the bar beside it.
 */
export function markPicture(kind: MarkKind, isGood: boolean, letter = ''): HTMLCanvasElement {
  const key = `${kind}|${isGood}|${letter}`
  const known = pictures.get(key)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = pictureSide
  const context = canvas.getContext('2d')
  if (context) draw(context, kind, isGood, letter)
  pictures.set(key, canvas)
  return canvas
}

function draw(context: CanvasRenderingContext2D, kind: MarkKind, isGood: boolean, letter: string): void {
  const middle = pictureSide / 2, hue = isGood ? hues[kind] : '#f2f7f9'
  context.beginPath()
  context.arc(middle, middle, kind === 'component' ? 12 : 19, 0, 7)
  context.fillStyle = 'rgb(5 17 24 / 92%)'
  context.fill()
  context.lineWidth = isGood ? 3 : 4
  context.strokeStyle = hue
  context.stroke()
  context.fillStyle = context.strokeStyle = hue
  context.lineWidth = 3
  if (letter === '') glyphs[kind](context, middle)
  else {
    context.font = '700 22px "Noto Sans SC Variable", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(letter, middle, middle + 1)
  }
  if (isGood) return
  const [from, to] = letter === '' ? [middle - 12, middle + 12] : [middle + 8, middle + 20]
  context.beginPath()
  context.moveTo(from, to)
  context.lineTo(to, from)
  context.stroke()
}

const glyphs: Readonly<Record<MarkKind, (context: CanvasRenderingContext2D, m: number) => void>> = {
  camera(context, m) {
    context.fillRect(m - 11, m - 6, 15, 12)
    context.beginPath()
    context.moveTo(m + 5, m - 1)
    context.lineTo(m + 12, m - 6)
    context.lineTo(m + 12, m + 6)
    context.closePath()
    context.fill()
  },
  device(context, m) {
    context.beginPath()
    context.arc(m, m, 3.5, 0, 7)
    context.fill()
    for (const radius of [8, 12]) {
      for (const side of [0, Math.PI]) {
        context.beginPath()
        context.arc(m, m, radius, side - 0.75, side + 0.75)
        context.stroke()
      }
    }
  },
  service(context, m) {
    context.beginPath()
    context.moveTo(m - 11, m)
    context.lineTo(m, m - 10)
    context.lineTo(m + 11, m)
    context.closePath()
    context.fill()
    context.fillRect(m - 7, m, 14, 9)
  },
  component(context, m) {
    context.fillRect(m - 4, m - 4, 8, 8)
  },
  entrance(context, m) {
    context.strokeRect(m - 7, m - 10, 14, 20)
    context.beginPath()
    context.arc(m + 3, m + 1, 2, 0, 7)
    context.fill()
  },
}
