import type { ElevationGrid } from '@/domain/relief'
import { type GeoRect, type GroundLight, paintGround } from './groundPicture'
import { type Relief, createRelief } from '@/domain/relief'

export type PaintMessage =
  | { type: 'relief', grid: ElevationGrid, light: GroundLight }
  | { type: 'paint', id: number, rect: GeoRect, size: number }
export interface PaintAnswer { id: number, pixels: Uint8ClampedArray<ArrayBuffer> }

let ground: { relief: Relief, light: GroundLight } | null = null

self.onmessage = ({ data }: MessageEvent<PaintMessage>) => {
  if (data.type === 'relief') { ground = { relief: createRelief(data.grid), light: data.light }; return }
  if (!ground) return
  const pixels = paintGround(ground.relief, ground.light, data.rect, data.size)
  const answer: PaintAnswer = { id: data.id, pixels }
  self.postMessage(answer, { transfer: [pixels.buffer] })
}
