/**
 * Draws the demo's camera footage: `npx tsx tools/footage/make.ts [--look DIR [--at 0.2,0.5]] [kind…]`. Without kinds it
 * draws all. With `--look` it writes quick single frames (the decisive moment, or those given) to DIR instead of the clips.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { footageKinds } from './kinds'

const root = fileURLToPath(new URL('../..', import.meta.url))
const target = join(root, 'mocks', 'footage')
const framesPerSecond = 12
const seconds = 8
const clipBytesMax = 295_000
const snapshotBytesMax = 58_000

/** The browser to draw in: CHROME_PATH, a Chromium on the PATH, or Playwright's own (undefined). */
function browserPath(): string | undefined {
  if (process.env['CHROME_PATH']) return process.env['CHROME_PATH']
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env['PATH'] ?? '').split(':')) {
      if (folder && existsSync(join(folder, name))) return join(folder, name)
    }
  }
  return undefined
}

/** The drawing code as one classic script. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false, logLevel: 'error', root,
    build: { write: false, minify: false, target: 'es2022', lib: { entry: join(root, 'tools/footage/page.ts'), formats: ['iife'], name: 'footagePage' } },
  })
  const first = Array.isArray(built) ? built[0] : built
  const chunk = first && 'output' in first ? first.output.find(o => o.type === 'chunk') : undefined
  if (!chunk || !('code' in chunk)) throw new Error('the drawing code did not build')
  return chunk.code
}

const picture = async (page: Page, t: number, step: number, width: number, height: number, type: 'image/png' | 'image/webp', quality: number): Promise<Buffer> =>
  Buffer.from(await page.evaluate(([a, b, c, d, e, f]) => window.footage.frame(a, b, c, d, e, f), [t, step, width, height, type, quality] as const), 'base64')

/** Encodes the frames, coarser until the clip fits. */
function encode(frames: string, file: string): void {
  for (let crf = 21; crf <= 40; crf++) {
    execFileSync('ffmpeg', [
      '-y', '-loglevel', 'error', '-framerate', String(framesPerSecond), '-i', join(frames, '%03d.png'),
      '-c:v', 'libx264', '-profile:v', 'main', '-preset', 'veryslow', '-tune', 'film', '-crf', String(crf), '-pix_fmt', 'yuv420p',
      '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-vf', 'scale=out_color_matrix=bt709',
      '-g', String(framesPerSecond * 4), '-threads', '1', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart', '-an', file,
    ])
    if (statSync(file).size <= clipBytesMax) { console.log(`  ${file.slice(root.length)} ${Math.round(statSync(file).size / 1000)} kB (crf ${crf})`); return }
  }
  throw new Error(`${file} does not fit`)
}

async function snapshot(page: Page, kind: string): Promise<void> {
  const t = await page.evaluate(() => window.footage.decisive())
  for (let quality = 0.86; quality > 0.3; quality -= 0.06) {
    const bytes = await picture(page, t, 5, 960, 540, 'image/webp', quality)
    if (bytes.length > snapshotBytesMax) continue
    writeFileSync(join(target, `${kind}.webp`), bytes)
    console.log(`  ${kind}.webp ${Math.round(bytes.length / 1000)} kB (quality ${quality.toFixed(2)})`)
    return
  }
  throw new Error(`${kind}.webp does not fit`)
}

async function draw(page: Page, kind: string): Promise<void> {
  const frames = mkdtempSync(join(tmpdir(), 'footage-')), count = framesPerSecond * seconds
  try {
    await page.evaluate(k => window.footage.open(k, 960, 540, 8), kind)
    await snapshot(page, kind)
    await page.evaluate(() => window.footage.shrink(640, 360))
    // The grain repeats every eighth frame: alive to the eye, cheap to encode.
    for (let i = 0; i < count; i++) writeFileSync(join(frames, `${String(i).padStart(3, '0')}.png`), await picture(page, i / count, i % 8, 640, 360, 'image/png', 1))
    encode(frames, join(target, `${kind}.mp4`))
  }
  finally { rmSync(frames, { recursive: true, force: true }) }
}

async function look(page: Page, kind: string, folder: string, moments: readonly number[]): Promise<void> {
  await page.evaluate(k => window.footage.open(k, 640, 360, 5), kind)
  const decisive = await page.evaluate(() => window.footage.decisive())
  console.log(`  ${kind} still part drawn`)
  for (const t of moments.length > 0 ? moments : [decisive]) writeFileSync(join(folder, `${kind}-${t.toFixed(2)}.png`), await picture(page, t, 3, 960, 540, 'image/png', 1))
}

const args = process.argv.slice(2)
const option = (name: string): string | undefined => { const i = args.indexOf(name); return i < 0 ? undefined : args.splice(i, 2)[1] }
const folder = option('--look'), moments = (option('--at') ?? '').split(',').filter(Boolean).map(Number)
const kinds = args.length > 0 ? footageKinds.filter(k => args.includes(k)) : footageKinds
const path = browserPath()
const browser = await chromium.launch({
  ...(path ? { executablePath: path } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  mkdirSync(folder ?? target, { recursive: true })
  const page = await browser.newPage()
  page.setDefaultTimeout(0)
  await page.addScriptTag({ content: await pageScript() })
  for (const kind of kinds) {
    const from = performance.now()
    if (folder) await look(page, kind, folder, moments)
    else await draw(page, kind)
    console.log(`${kind}: ${((performance.now() - from) / 1000).toFixed(0)} s`)
  }
}
finally { await browser.close() }
