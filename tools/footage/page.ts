import { annotate, develop } from './render/develop'
import { bake, type Plate } from './render/bake'
import { Lens } from './render/lens'
import { expose } from './render/moving'
import { shrink } from './render/shrink'
import type { Scene } from './scene'
import { scenes } from './scenes'

/** What `make.ts` calls in the page. */
export interface FootagePage {
  /** Draws the still part of a kind's scene at a picture size. */
  open(kind: string, width: number, height: number, samples: number): void
  /** Goes on at a smaller picture size with the same still part. */
  shrink(width: number, height: number): void
  /** One frame as base64 of the wanted type, drawn at its output size. */
  frame(t: number, step: number, width: number, height: number, type: 'image/png' | 'image/webp', quality: number): string
  decisive(): number
}

declare global { interface Window { footage: FootagePage } }

function context(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) throw new Error('no 2d canvas')
  return ctx
}

let open: { scene: Scene, plate: Plate, light: Float32Array, raw: CanvasRenderingContext2D, glow: CanvasRenderingContext2D } | null = null
let last = { key: '' }

window.footage = {
  open(kind, width, height, samples) {
    const scene = scenes.get(kind)
    if (!scene) throw new Error(`unknown kind ${kind}`)
    const plate = bake(scene.world(), new Lens(scene.pose, width, height), samples, 370124)
    open = { scene, plate, light: new Float32Array(width * height * 3), raw: context(width, height), glow: context(width, height) }
    last = { key: '' }
  },
  shrink(width, height) {
    if (!open) throw new Error('open a kind first')
    const plate = shrink(open.plate, width, height)
    open = { scene: open.scene, plate, light: new Float32Array(width * height * 3), raw: context(width, height), glow: context(width, height) }
    last = { key: '' }
  },
  frame(t, step, width, height, type, quality) {
    if (!open) throw new Error('open a kind first')
    const { scene, plate, light, raw, glow } = open
    if (last.key !== `${t} ${step}`) {
      expose(plate, scene.moment(t), light)
      scene.veil?.(t, light, plate)
      develop(light, scene.look, raw, glow, step)
      last = { key: `${t} ${step}` }
    }
    const out = context(width, height)
    out.imageSmoothingQuality = 'high'
    out.filter = `blur(${(width / 1800).toFixed(2)}px)`
    out.drawImage(raw.canvas, 0, 0, width, height)
    out.filter = 'none'
    annotate(out, plate.lens, scene.marks(t), scene.caption)
    return out.canvas.toDataURL(type, quality).split(',')[1] ?? ''
  },
  decisive() {
    return open?.scene.decisive ?? 0
  },
}
