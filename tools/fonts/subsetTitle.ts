/**
 * Cuts the title face: Noto Serif SC 900 with the glyphs of the county's title and little more, a few kB instead of 1.4 MB.
 * `npx tsx tools/fonts/subsetTitle.ts [path to config.json]`; run it after changing `county.title` to one with other glyphs.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import * as z from 'zod/mini'

/** Water names lettered on the map in this face, and figures. */
const alwaysKept = '黄河东平湖0123456789'
const root = fileURLToPath(new URL('../..', import.meta.url))
const source = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/package.json'))
const target = join(root, 'src', 'ui', 'fonts')

const config = z.object({ county: z.object({ title: z.string() }) }).parse(JSON.parse(readFileSync(process.argv[2] ?? join(root, 'public', 'config.json'), 'utf8')))
const glyphs = Array.from(new Set(config.county.title + alwaysKept)).sort().join('')

const font = await subsetFont(readFileSync(join(source, 'files', 'noto-serif-sc-chinese-simplified-900-normal.woff2')), glyphs, { targetFormat: 'woff2' })
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'title-900.woff2'), font)
copyFileSync(join(source, 'LICENSE'), join(target, 'OFL.txt'))
console.log(`src/ui/fonts/title-900.woff2: ${(font.length / 1000).toFixed(1)} kB for ${glyphs.length} glyphs: ${glyphs}`)
