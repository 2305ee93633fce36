import type { Look, Mark } from '../scene'
import type { Lens } from './lens'
import { clamp, hash } from './vector'

const colours = { jade: '#3CCFBD', red: '#FF4D4F' }
const captionFont = '"Noto Sans CJK SC", "Noto Sans SC", sans-serif'

/** Linear light to a screen value 0 to 255 with soft shoulder (Hable's curve). */
function tone(x: number): number {
  const f = (v: number): number => (v * (0.22 * v + 0.03) + 0.002) / (v * (0.22 * v + 0.3) + 0.06) - 0.0333
  return 255 * clamp(f(x * 2.3) / f(7)) ** (1 / 1.96)
}
const toneTable = Uint8ClampedArray.from({ length: 4097 }, (_, i) => tone((i / 512) ** 2 / 8))
const toned = (x: number): number => toneTable[Math.min(4096, Math.round(Math.sqrt(Math.max(0, x) * 8) * 512))] ?? 0

/** Puts the light of a frame on the canvas: tone curve, white balance, bloom, vignette, grain. `step` picks the grain. */
export function develop(frame: Float32Array, look: Look, ctx: CanvasRenderingContext2D, glow: CanvasRenderingContext2D, step: number): void {
  const { width, height } = ctx.canvas, image = ctx.createImageData(width, height), data = image.data
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const i = p * 3, r0 = (frame[i] ?? 0) * look.tint[0], g0 = (frame[i + 1] ?? 0) * look.tint[1], b0 = (frame[i + 2] ?? 0) * look.tint[2]
      const l = 0.25 * r0 + 0.62 * g0 + 0.13 * b0, s = look.saturation
      const u = x / width - 0.5, v = (y / height - 0.5) * 0.72
      const k = look.exposure * (1 - 1.25 * (u * u + v * v))
      const n = look.grain * ((hash(x >> 1, y >> 1, step) - 0.5) * 9 + (hash(x, y, step + 91) - 0.5) * 9)
      const a = p * 4
      data[a] = 5 + 0.965 * toned((l + (r0 - l) * s) * k) + n
      data[a + 1] = 6 + 0.965 * toned((l + (g0 - l) * s) * k) + n
      data[a + 2] = 8 + 0.965 * toned((l + (b0 - l) * s) * k) + n
      data[a + 3] = 255
    }
  }
  ctx.putImageData(image, 0, 0)
  glow.canvas.width = width
  glow.filter = `brightness(0.8) contrast(2.6) blur(${Math.round(width / 80)}px)`
  glow.drawImage(ctx.canvas, 0, 0)
  ctx.globalCompositeOperation = 'screen'
  ctx.globalAlpha = 0.2
  ctx.drawImage(glow.canvas, 0, 0)
  ctx.globalAlpha = 1
  ctx.globalCompositeOperation = 'source-over'
}

/** Draws the analysis marks and the burnt-in words on a picture of any size; `lens` is the one the frame was made with. */
export function annotate(ctx: CanvasRenderingContext2D, lens: Lens, marks: readonly Mark[], caption: string): void {
  const { width, height } = ctx.canvas, k = width / lens.width, unit = height / 360
  ctx.lineCap = 'butt'
  for (const mark of marks) {
    const places = mark.shape === 'brackets' ? corners(mark.low, mark.high) : mark.places
    const points = places.map(p => lens.find(p)).filter(p => p !== null).map(p => ({ x: p.x * k, y: p.y * k }))
    if (points.length === 0) continue
    ctx.strokeStyle = ctx.fillStyle = colours[mark.colour]
    ctx.shadowColor = 'rgba(0,0,0,.55)'
    ctx.shadowBlur = 2 * unit
    if (mark.shape === 'track') {
      points.forEach((p, i) => {
        ctx.globalAlpha = 0.35 + 0.65 * (i + 1) / points.length
        ctx.beginPath()
        ctx.arc(p.x, p.y, 1.7 * unit, 0, 7)
        ctx.fill()
      })
    }
    else if (mark.shape === 'fence') {
      ctx.lineWidth = 1.2 * unit
      ctx.globalAlpha = 0.75
      ctx.setLineDash([6 * unit, 4 * unit])
      ctx.beginPath()
      points.forEach((p, i) => i === 0 ? ctx.moveTo(p.x, p.y) : ctx.lineTo(p.x, p.y))
      ctx.stroke()
      ctx.setLineDash([])
    }
    else {
      const pad = 5 * unit, xs = points.map(p => p.x), ys = points.map(p => p.y)
      const x0 = Math.max(4 * unit, Math.min(...xs) - pad), x1 = Math.min(width - 4 * unit, Math.max(...xs) + pad)
      const y0 = Math.max(4 * unit, Math.min(...ys) - pad), y1 = Math.min(height - 4 * unit, Math.max(...ys) + pad)
      if (x1 - x0 < 8 * unit || y1 - y0 < 8 * unit) continue
      const arm = Math.min(16 * unit, (x1 - x0) / 3, (y1 - y0) / 3)
      ctx.lineWidth = 1.7 * unit
      ctx.beginPath()
      for (const [x, y, sx, sy] of [[x0, y0, 1, 1], [x1, y0, -1, 1], [x1, y1, -1, -1], [x0, y1, 1, -1]] as const) {
        ctx.moveTo(x + sx * arm, y)
        ctx.lineTo(x, y)
        ctx.lineTo(x, y + sy * arm)
      }
      ctx.stroke()
    }
    ctx.globalAlpha = 1
    ctx.shadowBlur = 0
  }
  words(ctx, caption, 'left', '#F2F7F9', unit)
  words(ctx, '模拟画面', 'right', '#E6D2A2', unit)
}

function words(ctx: CanvasRenderingContext2D, text: string, side: 'left' | 'right', colour: string, unit: number): void {
  const { width } = ctx.canvas, edge = 11 * unit
  ctx.font = `500 ${15 * unit}px ${captionFont}`
  ctx.textAlign = side
  ctx.textBaseline = 'top'
  const long = ctx.measureText(text).width, x = side === 'left' ? edge : width - edge
  ctx.fillStyle = 'rgba(5,13,19,.62)'
  ctx.fillRect(side === 'left' ? x - 6 * unit : x - long - 6 * unit, 8 * unit, long + 12 * unit, 23 * unit)
  ctx.fillStyle = colour
  ctx.fillText(text, x, 12 * unit)
}

type Corner = readonly [number, number, number]
const corners = (a: Corner, b: Corner): Corner[] => [a[0], b[0]].flatMap(x => [a[1], b[1]].flatMap(y => [a[2], b[2]].map((z): Corner => [x, y, z])))
