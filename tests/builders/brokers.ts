import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, type Socket as TcpSocket, connect, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Aedes } from 'aedes'
import { WebSocketServer, createWebSocketStream } from 'ws'

/** A broker that a test has started. */
export interface Broker {
  url: string
  /** The newest MQTT that it speaks: 5, or 4 for 3.1.1. */
  protocolVersion: 4 | 5
  /** Breaks every connection without a farewell. */
  breakAll: () => void
  stop: () => Promise<void>
}

/** Aedes, over WebSocket on a free port. It speaks MQTT 3.1.1 and refuses 5. */
export async function startAedes(): Promise<Broker> {
  const broker = await Aedes.createBroker()
  const server = createServer()
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'mqtt' })
  sockets.on('connection', (socket, request) => {
    const stream = createWebSocketStream(socket)
    // A connection that breaks is what some tests are about.
    stream.on('error', () => {})
    broker.handle(stream, request)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  const breakAll = () => { for (const socket of sockets.clients) socket.terminate() }
  return {
    url: `ws://127.0.0.1:${port}/mqtt`, protocolVersion: 4, breakAll,
    async stop() {
      breakAll()
      await new Promise<void>((resolve) => { broker.close(() => { resolve() }) })
      await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
    },
  }
}

/** True where Mosquitto is installed. */
export function hasMosquitto(): boolean {
  return spawnSync('mosquitto', ['-h']).error === undefined
}

/** Mosquitto, over TCP on a free port: MQTT 5. Behind a relay, so that its connections can be broken. */
export async function startMosquitto(): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'))
  const port = await freePort()
  const config = join(folder, 'mosquitto.conf')
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence false\n`)
  const child = spawn('mosquitto', ['-c', config], { stdio: 'ignore' })
  await untilListening(port, child)
  const ends = new Set<TcpSocket>()
  const relay = createTcpServer((inner) => {
    const outer = connect(port, '127.0.0.1')
    for (const [one, other] of [[inner, outer], [outer, inner]] as const) {
      ends.add(one)
      one.pipe(other)
      one.on('error', () => { other.destroy() }).on('close', () => { ends.delete(one); other.destroy() })
    }
  })
  await new Promise<void>((resolve) => { relay.listen(0, '127.0.0.1', resolve) })
  const breakAll = () => { for (const end of ends) end.destroy() }
  return {
    url: `mqtt://127.0.0.1:${(relay.address() as AddressInfo).port}`, protocolVersion: 5, breakAll,
    async stop() {
      breakAll()
      await new Promise<void>((resolve) => { relay.close(() => { resolve() }) })
      const gone = new Promise((resolve) => { child.once('exit', resolve) })
      child.kill()
      await gone
      rmSync(folder, { recursive: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
  return port
}

/** Knocks until the door opens; rejects where the process has gone. */
function untilListening(port: number, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const knock = () => {
      if (child.exitCode !== null) { reject(new Error(`mosquitto ended with ${child.exitCode}`)); return }
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => { socket.destroy(); resolve() })
      socket.once('error', () => { setImmediate(knock) })
    }
    knock()
  })
}
