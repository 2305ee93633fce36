import { domToCanvas } from 'modern-screenshot'
import { usedFonts } from './usedFonts'

/** Elements with this mark, and all in them, are not in a picture: the open menu, the canvas under its still copy. */
const leftOut = '[data-not-in-picture]'
/** What says where a single pipe or well lies and how deep stays out of pictures, as it stays out of tables: names of pipes, the ruler, cards, sections, finds of a pit. */
const survey = '[data-survey], .map-ruler, .map-label[data-kind="pipe"]'

/** Whether a node, and all in it, stays out of a picture. */
export const isLeftOut = (node: Node): boolean => node instanceof Element && node.matches(`${leftOut}, ${survey}`)
/** Whether something of the survey of the underground is on the page that a picture of it will not have. */
export const hasSurvey = (element: Element): boolean => [...element.querySelectorAll<HTMLElement>(survey)].some(one => !one.hidden)

/** An element as it is seen, on a canvas of its size in CSS px. Rejects where the browser cannot draw it. */
export async function pictureOf(element: HTMLElement): Promise<HTMLCanvasElement> {
  const cssText = await usedFonts(element.ownerDocument)
  return domToCanvas(element, { font: { cssText }, backgroundColor: getComputedStyle(element.ownerDocument.body).backgroundColor, filter: node => !isLeftOut(node) })
}

/** Lines of a caption: what is seen, where, when, from which sources. The first is set bolder. */
export type Caption = readonly string[]

/** A picture with its caption in a band below it, in the type and the colours of the wall; the picture itself is not covered. */
export function withCaption(picture: HTMLCanvasElement, caption: Caption, page: Document): HTMLCanvasElement {
  const style = getComputedStyle(page.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const rem = Number.parseFloat(style.fontSize)
  const line = 1.6 * rem, edge = 1.25 * rem
  const canvas = page.createElement('canvas')
  canvas.width = picture.width
  canvas.height = Math.ceil(picture.height + caption.length * line + rem)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas to draw on')
  context.fillStyle = token('--bg-0')
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0)
  context.fillStyle = token('--gold-dim')
  context.fillRect(0, picture.height, canvas.width, Math.max(1, rem / 16))
  context.textBaseline = 'middle'
  for (const [i, text] of caption.entries()) {
    context.font = `${i === 0 ? 650 : 400} ${rem}px ${token('--f-ui')}`
    context.fillStyle = token(i === 0 ? '--ink-1' : '--ink-2')
    context.fillText(text, edge, picture.height + rem / 2 + (i + 0.5) * line, canvas.width - 2 * edge)
  }
  return canvas
}

/** A part of a picture, made smaller where it is wider than `widest` px. */
export function cut(picture: HTMLCanvasElement, { x, y, width, height }: { x: number, y: number, width: number, height: number }, widest: number): HTMLCanvasElement {
  const scale = Math.min(1, widest / width)
  const canvas = picture.ownerDocument.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A canvas as PNG. Rejects where it is too large for the browser. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('the picture is too large for this browser'))
    }, 'image/png')
  })
}
