import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { MeshoptEncoder } from 'meshoptimizer/encoder'
import { type TileLayer, tileLayers } from '@/domain/tileSchema'
import { type Source, fillStore } from './input/fillStore'
import type { Bounds } from './input/rings'
import type { Ground } from './meshes/buildings'
import { aboveGroundM } from './meshes/pipes'
import { type LayerResult, writeLayer } from './output/writeLayer'
import { type ProblemReport, reasons } from './problems'

export interface MakeOptions {
  /** Folder that comes to be, or is replaced when the new one is whole. */
  out: string
  sources: Partial<Record<TileLayer, () => Source>>
  bounds: Bounds
  groundHeight: Ground
  /** Stands in the tiles: whose data it is. */
  note: string
  /** Names the input, options and maker: equal means that nothing has to be done. */
  hash: string
  /** Features of a layer at most. */
  cap?: number
  /** Features of a tile at most; a property table in software GL bears 8,192. */
  capacity?: number
  say?: (line: string) => void
  force?: boolean
}

export interface LayerSummary extends LayerResult { rows: number, rejected: number }
export interface Made { skipped: boolean, layers: Partial<Record<TileLayer, LayerSummary>> }

/** Nodes come first: pipes must find theirs. */
const order: readonly TileLayer[] = ['nodes', 'pipes', 'buildings', 'roads']

/** True when the folder holds the tiles of this hash. */
export async function isUpToDate(out: string, hash: string): Promise<boolean> {
  try {
    const summary: unknown = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'))
    return typeof summary === 'object' && summary !== null && 'hash' in summary && summary.hash === hash
  }
  catch {
    return false
  }
}

/** True while a process of this number runs on this machine. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Clears away what a killed run left beside `out`: its half-made folder, and the old tiles where the new ones are in place. */
async function tidy(out: string): Promise<void> {
  const folder = dirname(out)
  for (const name of await readdir(folder)) {
    const [, kind, pid] = /\.(new|old)-(\d+)$/.exec(name) ?? []
    if (kind === undefined || name !== `${basename(out)}.${kind}-${pid ?? ''}` || runs(Number(pid))) continue
    if (kind === 'old' && !existsSync(out)) await rename(join(folder, name), out)
    else await rm(join(folder, name), { recursive: true, force: true })
  }
}

/** Throws where `out` is a folder of something else: it would be replaced. */
async function refuseForeign(out: string): Promise<void> {
  if (!existsSync(out) || existsSync(join(out, 'summary.json'))) return
  if ((await readdir(out)).length > 0) throw new Error(`${out} holds something else than tiles made here; name another folder`)
}

/** Makes the tiles of all given layers beside `out` and moves them in place; whatever fails leaves the old ones. */
export async function makeTiles(options: MakeOptions): Promise<Made> {
  const { out, hash, say = () => undefined } = options
  await mkdir(dirname(out), { recursive: true })
  await tidy(out)
  if (options.force !== true && await isUpToDate(out, hash)) {
    say(`tiles  ${out} is up to date`)
    return { skipped: true, layers: {} }
  }
  const fresh = `${out}.new-${process.pid}`, old = `${out}.old-${process.pid}`
  await refuseForeign(out)
  await rm(fresh, { recursive: true, force: true })
  try {
    const layers = await writeAll(fresh, options)
    await writeFile(join(fresh, 'summary.json'), `${JSON.stringify({ hash, note: options.note, layers }, null, 2)}\n`)
    if (existsSync(out)) await rename(out, old)
    await rename(fresh, out)
    return { skipped: false, layers }
  }
  finally {
    if (!existsSync(out) && existsSync(old)) await rename(old, out)
    await rm(fresh, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
}

async function writeAll(folder: string, { sources, bounds, groundHeight, note, cap = 2_000_000, capacity = 3_000, say = () => undefined }: MakeOptions): Promise<Made['layers']> {
  await MeshoptEncoder.ready
  const layers: Made['layers'] = {}
  const reports: Partial<Record<TileLayer, ProblemReport>> = {}
  let nodeIds: ReadonlySet<string> | undefined
  for (const layer of order) {
    const source = sources[layer]
    if (source === undefined) continue
    const started = performance.now()
    const { store, problems, ids, rows } = await fillStore(layer, source(), { bounds, groundHeight, cap, ...nodeIds !== undefined && { nodeIds }, onProgress: read => say(`tiles  ${layer}: ${read} rows read`) })
    if (layer === 'nodes') nodeIds = ids
    if (layer === 'pipes') {
      for (let i = 0; i < store.count; i++) {
        const over = aboveGroundM(store, i, groundHeight)
        if (over > 0) problems.add({ row: i + 1, id: store.text('id', i), reason: 'aboveGround', detail: `${over.toFixed(2)} m` })
      }
    }
    const result = await writeLayer(store, join(folder, layer), { ground: groundHeight, note, capacity })
    layers[layer] = { ...result, rows, rejected: problems.rejected }
    reports[layer] = problems.report()
    say(`tiles  ${layer}: ${result.features} features, ${result.tiles} tiles, ${result.bytes} bytes, ${result.gzipBytes} gzipped (${(result.gzipBytes / Math.max(1, result.features)).toFixed(1)} each), within ${(result.roundingM * 1000).toFixed(1)} mm, ${problems.rejected} rows rejected, ${((performance.now() - started) / 1000).toFixed(1)} s`)
    for (const line of summaryOf(problems.report())) say(`tiles    ${line}`)
  }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(reports, null, 2)}\n`)
  return Object.fromEntries(tileLayers.flatMap(layer => layers[layer] === undefined ? [] : [[layer, layers[layer]]]))
}

function summaryOf({ counts, first, ignoredProperties }: ProblemReport): string[] {
  const lines = Object.entries(counts).map(([reason, count]) => {
    const examples = first.filter(each => each.reason === reason).slice(0, 3).map(({ row, id, detail }) => `row ${row} ${id} ${detail}`.trim())
    return `${count} × ${reasons[reason as keyof typeof reasons]}: ${examples.join('; ')}${count > 3 ? '; …' : ''}`
  })
  const ignored = Object.keys(ignoredProperties)
  return ignored.length === 0 ? lines : [...lines, `properties not used: ${ignored.slice(0, 20).join(', ')}`]
}
