/**
 * Lays a copy of what a canvas shows at this moment over it, for a picture of the page; the canvas itself is marked to be left out.
 * Returns the way to take it away; null where no copy can be made.
 */
export function stillOver(canvas: HTMLCanvasElement): (() => void) | null {
  const still = document.createElement('canvas')
  still.className = 'map-still'
  still.width = canvas.width
  still.height = canvas.height
  const context = still.getContext('2d')
  if (!context) return null
  context.drawImage(canvas, 0, 0)
  canvas.dataset['notInPicture'] = ''
  canvas.after(still)
  return () => {
    delete canvas.dataset['notInPicture']
    still.remove()
    still.width = still.height = 0
  }
}
