import { type GeoRect, type GroundLight, paintGround } from './groundPicture'
import type { PaintAnswer, PaintMessage } from './groundWorker'
import type { Relief } from '@/domain/relief'

/** Paints squares of ground beside the main thread, so that the page stays awake while the picture sharpens. */
export interface GroundPainter {
  paint: (rect: GeoRect, size: number) => Promise<Uint8ClampedArray<ArrayBuffer>>
  dispose: () => void
}

/** A painter with a worker of its own; where the worker cannot start, it paints on the main thread instead. */
export function createGroundPainter(relief: Relief, light: GroundLight): GroundPainter {
  const waiting = new Map<number, { rect: GeoRect, size: number, resolve: (pixels: Uint8ClampedArray<ArrayBuffer>) => void }>()
  let next = 0
  let worker: Worker | null = new Worker(new URL('./groundWorker.ts', import.meta.url), { type: 'module' })
  const send = (message: PaintMessage) => { worker?.postMessage(message) }
  worker.onmessage = ({ data }: MessageEvent<PaintAnswer>) => {
    waiting.get(data.id)?.resolve(data.pixels)
    waiting.delete(data.id)
  }
  worker.onerror = () => {
    worker?.terminate()
    worker = null
    for (const { rect, size, resolve } of waiting.values()) resolve(paintGround(relief, light, rect, size))
    waiting.clear()
  }
  send({ type: 'relief', grid: relief.grid, light })
  return {
    paint(rect, size) {
      if (!worker) return Promise.resolve(paintGround(relief, light, rect, size))
      const id = next++
      return new Promise((resolve) => {
        waiting.set(id, { rect, size, resolve })
        send({ type: 'paint', id, rect, size })
      })
    },
    dispose() {
      worker?.terminate()
      worker = null
      waiting.clear()
    },
  }
}
