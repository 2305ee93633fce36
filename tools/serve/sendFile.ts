import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.glb': 'model/gltf-binary',
  '.gltf': 'model/gltf+json',
}

/** Media that players seek in: sent as they are, in ranges. */
const seekable = new Set(['.mp4', '.webm'])
const compressible = /^(?:text\/|application\/(?:json|geo\+json|xml|wasm)|image\/svg|model\/)/
const smallestWorthCompressingBytes = 1024

type Encoding = 'br' | 'gzip'
interface Compressed { mtimeMs: number, body: Buffer }
const compressedFiles = new Map<string, Compressed>()

/** Media type of a file by its extension; unknown ones are bytes. */
export function contentType(file: string): string {
  return contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream'
}

/** The best encoding that the client accepts and this server makes; undefined: as it is. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const offers = new Map((header ?? '').split(',').map((part) => {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map(each => each.trim()).find(each => each.startsWith('q='))
    return [name.trim(), quality === undefined ? 1 : Number(quality.slice(2))]
  }))
  return (['br', 'gzip'] as const).find(name => (offers.get(name) ?? 0) > 0)
}

/** The first byte range of a `Range` header against a file of `size` bytes: inclusive ends, `none` without one, `bad` when it cannot be met. */
export function byteRange(header: string | undefined, size: number): { start: number, end: number } | 'none' | 'bad' {
  if (header === undefined) return 'none'
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (match === null) return 'none'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'bad'
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'bad' : { start, end }
}

export interface SendOptions {
  headers?: OutgoingHttpHeaders
  /** Brotli quality 0–11; the bodies are kept, so each file is compressed once. */
  brotliQuality?: number
}

/** Answers a GET or HEAD with one file: its type, a validator, compression where it pays, ranges for media. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, file: string, options: SendOptions): Promise<void> {
  const info = await stat(file)
  const type = contentType(file)
  const encoding = compressible.test(type) && info.size >= smallestWorthCompressingBytes ? acceptedEncoding(request.headers['accept-encoding']) : undefined
  const etag = `"${info.size.toString(36)}-${Math.trunc(info.mtimeMs).toString(36)}${encoding === undefined ? '' : `-${encoding}`}"`
  const headers: OutgoingHttpHeaders = { ...options.headers, 'Content-Type': type, 'ETag': etag }
  if (compressible.test(type)) headers.Vary = 'Accept-Encoding'
  if (request.headers['if-none-match'] === etag) {
    begin(response, 304, headers).end()
    return
  }
  if (encoding !== undefined) {
    const body = await compressed(file, info.mtimeMs, encoding, options.brotliQuality ?? 5)
    begin(response, 200, { ...headers, 'Content-Encoding': encoding, 'Content-Length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
    return
  }
  await sendRaw(request, response, file, info.size, headers)
}

/** Sets each header by name: those given to `writeHead` alone cannot be read back by who reports on the answer. */
function begin(response: ServerResponse, status: number, headers: OutgoingHttpHeaders): ServerResponse {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
  return response.writeHead(status)
}

async function sendRaw(request: IncomingMessage, response: ServerResponse, file: string, size: number, headers: OutgoingHttpHeaders): Promise<void> {
  const ranged = seekable.has(extname(file).toLowerCase())
  const range = ranged ? byteRange(request.headers.range, size) : 'none'
  if (ranged) headers['Accept-Ranges'] = 'bytes'
  if (range === 'bad') {
    begin(response, 416, { ...headers, 'Content-Range': `bytes */${size}` }).end()
    return
  }
  const part = range === 'none' ? { start: 0, end: size - 1 } : range
  if (range !== 'none') headers['Content-Range'] = `bytes ${part.start}-${part.end}/${size}`
  begin(response, range === 'none' ? 200 : 206, { ...headers, 'Content-Length': Math.max(0, part.end - part.start + 1) })
  if (request.method === 'HEAD' || size === 0) {
    response.end()
    return
  }
  // A player that seeks away closes the connection in the middle: nothing to report.
  await pipeline(createReadStream(file, part), response).catch(() => response.destroy())
}

async function compressed(file: string, mtimeMs: number, encoding: Encoding, quality: number): Promise<Buffer> {
  const key = `${encoding}${quality}:${file}`
  const known = compressedFiles.get(key)
  if (known?.mtimeMs === mtimeMs) return known.body
  const raw = await readFile(file)
  const body = encoding === 'br'
    ? await promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } })
    : await promisify(gzip)(raw)
  compressedFiles.set(key, { mtimeMs, body })
  return body
}
