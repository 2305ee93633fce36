import WebSocket from 'ws'
import type { Socket } from '@/api/stream'

/** A real WebSocket of Node as the stream takes it: the events of a browser, made from those of `ws`. */
export function wsSocket(url: string): Socket {
  const inner = new WebSocket(url)
  const socket: Socket = {
    onopen: null, onmessage: null, onclose: null,
    send: (text) => { inner.send(text) },
    close: () => { inner.terminate() },
  }
  inner.on('open', () => socket.onopen?.(new Event('open')))
  inner.on('message', (data: Buffer, isBinary) => socket.onmessage?.(new MessageEvent('message', { data: isBinary ? data : data.toString('utf8') })))
  // An error is followed by the close, which is what counts.
  inner.on('error', () => {})
  inner.on('close', () => socket.onclose?.(new CloseEvent('close')))
  return socket
}
