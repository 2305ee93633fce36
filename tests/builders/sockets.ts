import type { Socket } from '@/api/stream'

/** A socket whose server is the test. */
export interface FakeSocket extends Socket {
  readonly sent: unknown[]
  readonly closed: () => boolean
  /** The connection is made. */
  open(): void
  /** The server says something; what is not text is sent as JSON. */
  say(message: unknown): void
  /** The connection breaks. */
  drop(): void
}

/** Makes sockets and keeps them, the newest last. */
export function fakeSockets() {
  const made: FakeSocket[] = []
  function openSocket(): Socket {
    let closed = false
    const sent: unknown[] = []
    const socket: FakeSocket = {
      sent, closed: () => closed, onopen: null, onmessage: null, onclose: null,
      send(text) { sent.push(JSON.parse(text)) },
      close() { closed = true },
      open() { socket.onopen?.(new Event('open')) },
      say(message) { socket.onmessage?.(new MessageEvent('message', { data: typeof message === 'string' ? message : JSON.stringify(message) })) },
      drop() { closed = true; socket.onclose?.(new Event('close') as CloseEvent) },
    }
    made.push(socket)
    return socket
  }
  return {
    made, openSocket,
    /** The newest socket. */
    last(): FakeSocket {
      const socket = made[made.length - 1]
      if (!socket) throw new Error('no socket was opened')
      return socket
    },
    /** Sockets that are still connected. */
    alive: () => made.filter(s => !s.closed()).length,
  }
}
