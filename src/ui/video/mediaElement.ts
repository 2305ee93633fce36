import type { AdapterHost } from './videoAdapter'
import type { VideoFault } from './videoState'

/** Begins to play without sound, which browsers allow without a gesture; tells where this one does not. */
export function playSilently(element: HTMLVideoElement, { tell }: Pick<AdapterHost, 'tell'>): void {
  element.muted = true
  element.playsInline = true
  element.play().catch((error: unknown) => {
    // An interrupted start is how every stop and change of source ends; what is wrong with the source comes as its own event.
    if (error instanceof DOMException && error.name === 'NotAllowedError') tell({ kind: 'blocked' })
  })
}

/** Takes everything out of the element, so that the browser lets go of decoder, connection and buffers. */
export function emptyElement(element: HTMLVideoElement): void {
  element.pause()
  element.srcObject = null
  element.removeAttribute('src')
  element.load()
}

/** Follows the element's own error; returns the way to stop. */
export function onElementError(element: HTMLVideoElement, run: (error: MediaError | null) => void): () => void {
  const listen = () => { run(element.error) }
  element.addEventListener('error', listen)
  return () => { element.removeEventListener('error', listen) }
}

/** The fault behind an error of an element that a library feeds. */
export function faultOfMediaError(error: MediaError | null): VideoFault {
  if (error?.code === 2) return { kind: 'network' }
  return { kind: 'decode' }
}
