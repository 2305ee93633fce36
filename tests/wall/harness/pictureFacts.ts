import type { Page } from '@playwright/test'

/** A part of a picture, px. */
export interface Part { x: number, y: number, width: number, height: number }

/** Size of a picture as a browser decodes it, and of each part how many colours it has and its brightest channel. Rejects where the bytes are no picture. */
export async function pictureFacts(page: Page, bytes: Buffer, parts: readonly Part[]): Promise<{ width: number, height: number, parts: { colours: number, brightest: number }[] }> {
  return page.evaluate(async ([base64, wanted]) => {
    const raw = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([raw], { type: 'image/png' }))
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(picture, 0, 0)
    return {
      width: picture.width, height: picture.height, parts: wanted.map(({ x, y, width, height }) => {
        const { data } = context.getImageData(x, y, width, height)
        const seen = new Set<number>()
        let brightest = 0
        for (let i = 0; i < data.length; i += 4) {
          const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3)
          seen.add((r << 16) | (g << 8) | b)
          brightest = Math.max(brightest, r, g, b)
        }
        return { colours: seen.size, brightest }
      }),
    }
  }, [bytes.toString('base64'), parts] as const)
}
