import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { alarmKinds } from '@/api/contract/alarms'
import { footageKinds } from '../../tools/footage/kinds'

const folder = fileURLToPath(new URL('../../mocks/footage', import.meta.url))

interface Box { type: string, at: number, end: number }

/** The boxes of an MP4 (ISO 14496-12) between two offsets. */
function boxes(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = []
  for (let at = from; at + 8 <= to;) {
    const size = bytes.readUInt32BE(at)
    if (size < 8) throw new Error(`box of ${size} bytes at ${at}`)
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), at: at + 8, end: at + size })
    at += size
  }
  return found
}

/** The box down a path of types; full boxes on the way hold their children at once or after `skip` bytes. */
function inside(bytes: Buffer, path: readonly string[], skip: Readonly<Record<string, number>> = {}): Box {
  let from = 0, to = bytes.length, box: Box | undefined
  for (const type of path) {
    box = boxes(bytes, from, to).find(b => b.type === type)
    if (!box) throw new Error(`no ${type}`)
    from = box.at + (skip[type] ?? 0)
    to = box.end
  }
  if (!box) throw new Error('an empty path')
  return box
}

describe.each(footageKinds)('the footage of %s', (kind) => {
  const clip = readFileSync(join(folder, `${kind}.mp4`)), picture = readFileSync(join(folder, `${kind}.webp`))

  it('is small: a clip of at most 300 kB and a snapshot of at most 60 kB', () => {
    expect(clip.length).toBeLessThanOrEqual(300_000)
    expect(clip.length).toBeGreaterThan(20_000)
    expect(picture.length).toBeLessThanOrEqual(60_000)
    expect(picture.length).toBeGreaterThan(5_000)
  })

  it('starts to play before it has loaded: moov stands before mdat', () => {
    const order = boxes(clip, 0, clip.length).map(b => b.type)
    expect(order[0]).toBe('ftyp')
    expect(order.indexOf('moov')).toBeGreaterThan(0)
    expect(order.indexOf('moov')).toBeLessThan(order.indexOf('mdat'))
  })

  it('is H.264 baseline or main, 640 × 360, without sound', () => {
    expect(boxes(clip, inside(clip, ['moov']).at, inside(clip, ['moov']).end).filter(b => b.type === 'trak')).toHaveLength(1)
    const stsd = inside(clip, ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd'])
    const entry = boxes(clip, stsd.at + 8, stsd.end)[0]
    expect(entry?.type).toBe('avc1')
    if (!entry) return
    expect([clip.readUInt16BE(entry.at + 24), clip.readUInt16BE(entry.at + 26)]).toEqual([640, 360])
    const avcC = boxes(clip, entry.at + 78, entry.end).find(b => b.type === 'avcC')
    expect([66, 77]).toContain(avcC ? clip.readUInt8(avcC.at + 1) : 0)
  })

  it('lasts about eight seconds', () => {
    const mvhd = inside(clip, ['moov', 'mvhd']).at
    expect(clip.readUInt32BE(mvhd + 16) / clip.readUInt32BE(mvhd + 12)).toBeCloseTo(8, 1)
  })

  it('has a WebP snapshot of 960 × 540', () => {
    expect(picture.toString('latin1', 0, 4) + picture.toString('latin1', 8, 12)).toBe('RIFFWEBP')
    const start = picture.toString('latin1', 12, 16)
    const size = start === 'VP8X' ? [picture.readUIntLE(24, 3) + 1, picture.readUIntLE(27, 3) + 1] : [picture.readUInt16LE(26) & 0x3FFF, picture.readUInt16LE(28) & 0x3FFF]
    expect(size).toEqual([960, 540])
  })
})

describe('the footage folder', () => {
  it('holds nothing but the kinds and a README, 5 MB at most', () => {
    const files = readdirSync(folder), expected = [...footageKinds.flatMap(kind => [`${kind}.mp4`, `${kind}.webp`]), 'README.md']
    expect(files.sort()).toEqual(expected.sort())
    expect(files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThanOrEqual(5_000_000)
  })

  it('names its kinds as the contract names alarms, but for the generic street', () => {
    expect(footageKinds.filter(kind => kind !== 'generic' && !alarmKinds.some(known => known === kind))).toEqual([])
  })
})
