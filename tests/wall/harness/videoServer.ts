import { readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, resolve } from 'node:path'

const fixtures = resolve(import.meta.dirname, '../../fixtures/video')
const types: Readonly<Record<string, string>> = { '.m3u8': 'application/vnd.apple.mpegurl', '.m2ts': 'video/mp2t', '.m4s': 'video/mp4', '.mp4': 'video/mp4', '.flv': 'video/x-flv' }

/** How a camera behaves whose path begins with `/video/NAME.`: streams for ever, goes silent or ends after some seconds, never answers, is not there. */
export type CameraMood = 'streams' | 'silent' | 'ends' | 'hangs' | 'missing' | 'broken'

export interface VideoServer {
  url: string
  /** From now on the camera of that name behaves like this; a stream that runs follows at once. */
  mood: (camera: string, mood: CameraMood) => void
  /** Answers that are still open below `/video/`. */
  open: () => number
  stop: () => Promise<void>
}

/**
 * Serves cameras below `/video/`, made from the fixtures, and passes everything else on to the wall's own server, so that both are of
 * one origin: `/video/files/…` the fixtures as they are · `/video/CAMERA.flv` an endless live answer · `/video/CAMERA.m3u8` a live
 * playlist that slides.
 */
export async function startVideoServer(wallUrl: string): Promise<VideoServer> {
  const moods = new Map<string, CameraMood>()
  const open = new Set<ServerResponse>()
  const started = performance.now()
  const moodOf = (camera: string): CameraMood => moods.get(camera) ?? 'streams'

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://wall')
    if (!pathname.startsWith('/video/')) { pass(wallUrl, request, response); return }
    open.add(response)
    response.on('close', () => { open.delete(response) })
    if (pathname.startsWith('/video/files/')) { sendFixture(pathname.slice('/video/files/'.length), request, response); return }
    const [, camera = '', kind = ''] = /^\/video\/([\w-]+)\.(\w+)$/.exec(pathname) ?? []
    const mood = moodOf(camera)
    if (mood === 'hangs') return
    if (mood === 'missing' || camera === '') { response.writeHead(404).end(); return }
    if (kind === 'flv') streamFlv(response, () => moodOf(camera))
    else if (kind === 'm3u8') response.writeHead(200, { 'Content-Type': types['.m3u8'], 'Cache-Control': 'no-store' }).end(mood === 'broken' ? '#EXTM3U\n#EXT-X-VERSI' : slidingPlaylist((performance.now() - started) / 1000))
    else response.writeHead(404).end()
  })
  await new Promise<void>((ready, fail) => { server.once('error', fail).listen(0, '127.0.0.1', () => { ready() }) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: (camera, mood) => { moods.set(camera, mood) },
    open: () => open.size,
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((done) => { server.close(() => { done() }) })
    },
  }
}

/** The wall's own answer, with its headers. */
function pass(wallUrl: string, request: IncomingMessage, response: ServerResponse): void {
  const { host: _host, ...headers } = request.headers
  const onward = httpRequest(new URL(request.url ?? '/', wallUrl), { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => { response.destroy() })
  request.pipe(onward)
}

function sendFixture(name: string, request: IncomingMessage, response: ServerResponse): void {
  let body: Buffer
  try { body = readFileSync(join(fixtures, normalize(name))) }
  catch { response.writeHead(404).end(); return }
  const type = types[extname(name)] ?? 'application/octet-stream'
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  if (range === null) { response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length, 'Accept-Ranges': 'bytes' }).end(request.method === 'HEAD' ? undefined : body); return }
  const from = Number(range[1]), to = range[2] === '' ? body.length - 1 : Math.min(Number(range[2]), body.length - 1)
  response.writeHead(206, { 'Content-Type': type, 'Content-Range': `bytes ${from}-${to}/${body.length}`, 'Content-Length': to - from + 1 }).end(body.subarray(from, to + 1))
}

/** Seconds of one of the two segments, and how many a live playlist shows. */
const segmentSeconds = 2
const shownSegments = 4

/** A live playlist after so many seconds: the two segments again and again, each a discontinuity after the other. */
function slidingPlaylist(seconds: number): string {
  const newest = Math.floor(seconds / segmentSeconds) + shownSegments
  const first = newest - shownSegments
  const entries = Array.from({ length: shownSegments }, (_, k) => `#EXT-X-DISCONTINUITY\n#EXTINF:${segmentSeconds}.0,\nfiles/ts/${(first + k) % 2}.m2ts?n=${first + k}`)
  return ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${segmentSeconds}`, `#EXT-X-MEDIA-SEQUENCE:${first}`, `#EXT-X-DISCONTINUITY-SEQUENCE:${first}`, ...entries, ''].join('\n')
}

interface FlvTag { bytes: Buffer, timeMs: number, kind: number, header: boolean }

const flv = readFileSync(join(fixtures, 'clip.flv'))
/** The file's own header and the size of the tag before the first, which is none. */
const flvHeader = flv.subarray(0, 13)
const flvTags = tagsOf(flv)
const frameMs = 1000 / 12

/** The tags of an FLV file (Adobe, FLV 10.1, annex E), each with the size that follows it. */
function tagsOf(bytes: Buffer): FlvTag[] {
  const tags: FlvTag[] = []
  for (let at = 13; at + 15 <= bytes.length;) {
    const size = bytes.readUIntBE(at + 1, 3), kind = bytes.readUInt8(at)
    const timeMs = bytes.readUIntBE(at + 4, 3) + bytes.readUInt8(at + 7) * 0x1000000
    // A video tag that sets up the decoder (AVCPacketType 0) or ends the sequence (2) carries no frame.
    tags.push({ bytes: bytes.subarray(at, at + 15 + size), timeMs, kind, header: kind !== 9 || bytes.readUInt8(at + 12) !== 1 })
    at += 15 + size
  }
  return tags
}

/** Sends the header, a second of frames at once, and the rest in real time, over and over with growing time stamps. */
function streamFlv(response: ServerResponse, mood: () => CameraMood): void {
  response.writeHead(200, { 'Content-Type': types['.flv'] })
  if (mood() === 'broken') { response.end('this is no video'); return }
  response.write(flvHeader)
  for (const tag of flvTags.filter(each => each.kind === 9 && each.header && each.timeMs === 0).slice(0, 1)) response.write(tag.bytes)
  const frames = flvTags.filter(tag => !tag.header)
  const started = performance.now()
  let sent = 0
  const send = () => {
    if (mood() === 'ends') { clearInterval(timer); response.end(); return }
    if (mood() !== 'streams') return
    for (; sent * frameMs < performance.now() - started + 1000; sent++) {
      const frame = frames[sent % frames.length]
      if (frame === undefined) return
      const bytes = Buffer.from(frame.bytes), timeMs = Math.round(frame.timeMs + Math.floor(sent / frames.length) * frames.length * frameMs)
      bytes.writeUIntBE(timeMs & 0xFFFFFF, 4, 3)
      bytes.writeUInt8(timeMs >>> 24, 7)
      response.write(bytes)
    }
  }
  const timer = setInterval(send, 100)
  response.on('close', () => { clearInterval(timer) })
  send()
}
