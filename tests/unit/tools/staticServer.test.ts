import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../tools/serve/csp.ts'
import { acceptedEncoding, byteRange } from '../../../tools/serve/sendFile.ts'
import { type SentAnswer, type StaticServer, startStaticServer } from '../../../tools/serve/staticServer.ts'

const page = '<!doctype html><title>wall</title>'
const script = 'export const text = "x"\n'.repeat(200)
const film = Buffer.from(Array.from({ length: 256 }, (_, index) => index))

interface Answer { status: number, headers: IncomingMessage['headers'], body: Buffer }

let folder: string
let server: StaticServer

/** A bare request: `fetch` would tidy the path and unpack the body. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', url = server.url): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((done, fail) => {
    const call = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }))
    })
    call.on('error', fail)
    call.end()
  })
}

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wall-'))
  put('wall/index.html', page)
  put('wall/config.json', '{"built":true}')
  put('wall/assets/index-AbCd1234.js', script)
  put('wall/cesium/Workers/worker.js', script)
  put('wall/footage/gate.mp4', film)
  put('wall/.build-inputs', 'hash')
  put('own.json', '{"own":true}')
  put('secret.txt', 'secret')
  server = await startStaticServer({ root: join(folder, 'wall'), port: 0, config: join(folder, 'own.json') })
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

describe('the static server', () => {
  it.each(['/', '/index.html', '/assets/index-AbCd1234.js', '/cesium/Workers/worker.js', '/gone.js', '/config.json'])('sends the policy with %s', async (path) => {
    const { headers } = await ask(path)
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it('sends the policy that the README gives to a county\'s proxy', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`add_header Content-Security-Policy "${contentSecurityPolicy}" always;`)
  })

  it('answers a navigation to an address of the wall with the page', async () => {
    const { status, body } = await ask('/town/370124001/overview?map=off', { accept: 'text/html,*/*' })
    expect([status, body.toString()]).toEqual([200, page])
  })

  it.each([
    ['a missing chunk that a script asks for', '/assets/index-gone.js', '*/*'],
    ['a missing chunk that is opened as a page', '/assets/index-gone.js', 'text/html'],
    ['a missing answer of an API', '/api/time', 'application/json'],
    ['a file with a leading dot', '/.build-inputs', '*/*'],
  ])('answers %s with 404, not with the page', async (_what, path, accept) => {
    const { status, body } = await ask(path, { accept })
    expect(status).toBe(404)
    expect(body.toString()).not.toContain('doctype')
  })

  it.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%5csecret.txt', '/assets/%00', '/%zz'])('gives nothing outside its folder for %s', async (path) => {
    const { status, body } = await ask(path, { accept: '*/*' })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body.toString()).not.toContain('secret')
  })

  it('answers a probe of the root with the page, whatever it accepts', async () => {
    expect((await ask('/', {}, 'HEAD')).status).toBe(200)
    expect((await ask('/nowhere')).status).toBe(404)
  })

  it('lets hashed assets be kept for ever and the page and configuration for no moment', async () => {
    expect((await ask('/assets/index-AbCd1234.js')).headers['cache-control']).toContain('immutable')
    expect((await ask('/', { accept: 'text/html' })).headers['cache-control']).toBe('no-cache')
    expect((await ask('/config.json')).headers['cache-control']).toBe('no-cache')
  })

  it('serves the configuration it was given in place of the built one', async () => {
    expect((await ask('/config.json')).body.toString()).toBe('{"own":true}')
  })

  it('compresses text with brotli or gzip, as the client accepts', async () => {
    const brotli = await ask('/assets/index-AbCd1234.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script)
    const zipped = await ask('/assets/index-AbCd1234.js', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(zipped.body).toString()).toBe(script)
    expect((await ask('/assets/index-AbCd1234.js')).body.toString()).toBe(script)
  })

  it('answers 304 to a client that has the file', async () => {
    const { etag } = (await ask('/assets/index-AbCd1234.js')).headers
    expect((await ask('/assets/index-AbCd1234.js', { 'if-none-match': String(etag) })).status).toBe(304)
  })

  it('sends the part of a film that a player asks for', async () => {
    const { status, headers, body } = await ask('/footage/gate.mp4', { range: 'bytes=10-19' })
    expect([status, headers['content-range'], headers['content-type']]).toEqual([206, 'bytes 10-19/256', 'video/mp4'])
    expect([...body]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect((await ask('/footage/gate.mp4', { range: 'bytes=256-' })).status).toBe(416)
  })

  it('tells a measurement what was sent', async () => {
    const sent: SentAnswer[] = []
    const measured = await startStaticServer({ root: join(folder, 'wall'), port: 0, onSent: answer => sent.push(answer) })
    const { body } = await ask('/assets/index-AbCd1234.js', { 'accept-encoding': 'br' }, 'GET', measured.url)
    await measured.stop()
    expect(sent).toMatchObject([{ path: '/assets/index-AbCd1234.js', type: 'text/javascript', bytes: body.length }])
  })

  it('refuses what is not a reading', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405)
  })

  it('sends no body with the answer to HEAD', async () => {
    const { status, headers, body } = await ask('/assets/index-AbCd1234.js', {}, 'HEAD')
    expect([status, headers['content-length'], body.length]).toEqual([200, String(script.length), 0])
  })
})

describe('a range header', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=50-500', { start: 50, end: 99 }],
    ['bytes=100-', 'bad'],
    ['bytes=9-3', 'bad'],
    ['bytes=-', 'bad'],
    ['items=1-2', 'none'],
  ])('%s of a file of 100 bytes', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected)
  })
})

describe('an accept-encoding header', () => {
  it.each([
    ['gzip, br', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
  ])('%s', (header, expected) => {
    expect(acceptedEncoding(header)).toBe(expected)
  })
})
