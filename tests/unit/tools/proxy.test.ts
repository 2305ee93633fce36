import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { type StaticServer, startStaticServer } from '../../../tools/serve/staticServer.ts'

let folder: string
let wall: StaticServer
const backEnd = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => { parts.push(part) })
  request.on('end', () => { response.writeHead(request.method === 'POST' ? 201 : 404, { 'x-of': 'backend' }).end(`${request.method} ${request.url} ${Buffer.concat(parts).toString()}`) })
})
const echo = new WebSocketServer({ noServer: true })
backEnd.on('upgrade', (request, socket, head) => {
  if (request.url !== '/stream/alarms?x=1') { socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'); return }
  echo.handleUpgrade(request, socket, head, (client) => { client.on('message', (data: Buffer) => { client.send(`echo ${data.toString()}`) }) })
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wall-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>wall</title>')
  await new Promise<void>((resolve) => { backEnd.listen(0, '127.0.0.1', resolve) })
  const url = `http://127.0.0.1:${(backEnd.address() as AddressInfo).port}`
  wall = await startStaticServer({ root: folder, port: 0, backends: { '/api/': url, '/stream/': url, '/gone/': 'http://127.0.0.1:9' } })
})
afterAll(async () => {
  await wall.stop()
  for (const client of echo.clients) client.terminate()
  backEnd.closeAllConnections()
  await new Promise((resolve) => { backEnd.close(resolve) })
  rmSync(folder, { recursive: true })
})

const socketTo = (path: string) => new WebSocket(`${wall.url.replace('http', 'ws')}${path}`)

describe('a wall with a back end behind the same origin', () => {
  it('hands requests on with path, method and body, and answers back with their status', async () => {
    const posted = await fetch(`${wall.url}/api/commands?a=1`, { method: 'POST', body: '{"x":1}' })
    expect([posted.status, posted.headers.get('x-of'), await posted.text()]).toEqual([201, 'backend', 'POST /api/commands?a=1 {"x":1}'])
    expect((await fetch(`${wall.url}/api/nothing`)).status).toBe(404)
  })

  it('keeps what is its own', async () => {
    const own = await fetch(`${wall.url}/`)
    expect(await own.text()).toContain('wall')
    expect((await fetch(`${wall.url}/apisomething.js`)).headers.get('x-of')).toBeNull()
  })

  it('says 502 where the back end is not there', async () => {
    expect((await fetch(`${wall.url}/gone/x`)).status).toBe(502)
  })

  it('hands WebSockets on, and closes one end when the other goes', async () => {
    const socket = socketTo('/stream/alarms?x=1')
    const said = new Promise<string>((resolve) => { socket.once('message', (data: Buffer) => { resolve(data.toString()) }) })
    socket.once('open', () => { socket.send('hello') })
    expect(await said).toBe('echo hello')
    const closed = new Promise((resolve) => { socket.once('close', resolve) })
    for (const client of echo.clients) client.terminate()
    await closed
  })

  it.each([['a path that has no socket', '/stream/other'], ['a path of the wall itself', '/assets'], ['a back end that is gone', '/gone/stream']])('refuses a WebSocket to %s', async (_, path) => {
    const socket = socketTo(path)
    await new Promise((resolve) => { socket.once('error', resolve) })
    expect(socket.readyState).not.toBe(WebSocket.OPEN)
  })
})
