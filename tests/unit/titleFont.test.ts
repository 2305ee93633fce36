import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { parseRuntimeConfig } from '@/config/runtimeConfig'

const file = fileURLToPath(new URL('../../src/ui/fonts/title-900.woff2', import.meta.url))
const { county } = parseRuntimeConfig(readFileSync(fileURLToPath(new URL('../../public/config.json', import.meta.url)), 'utf8'))

/** Characters a TrueType or OpenType font has, from its format 4 character map. */
function charactersOf(font: Buffer): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) !== 'cmap') continue
    const cmap = font.readUInt32BE(record + 8)
    for (let t = 0; t < font.readUInt16BE(cmap + 2); t++) {
      const at = cmap + font.readUInt32BE(cmap + 4 + t * 8 + 4)
      if (font.readUInt16BE(at) !== 4) continue
      const segments = font.readUInt16BE(at + 6) / 2
      for (let s = 0; s < segments; s++) {
        const end = font.readUInt16BE(at + 14 + s * 2), start = font.readUInt16BE(at + 16 + segments * 2 + s * 2)
        for (let c = start; c <= end && c !== 0xFFFF; c++) found.add(c)
      }
    }
  }
  return found
}

describe('the title face', () => {
  it('holds every character of the configured title and the water names on the map', async () => {
    const wanted = [...new Set(`${county.title}黄河东平湖`)]
    const known = charactersOf(await subsetFont(readFileSync(file), wanted.join(''), { targetFormat: 'sfnt' }))
    expect(wanted.filter(c => !known.has(c.codePointAt(0) ?? 0))).toEqual([])
  })

  it('is a few kilobytes', () => {
    expect(statSync(file).size).toBeLessThan(12_000)
  })
})
