import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { type InlineConfig, type Rolldown, build } from 'vite'
import { cesiumAssets } from '../vite/cesiumAssets.ts'

const project = resolve(import.meta.dirname, '../..')

export interface BuiltPage {
  /** Folder to serve. */
  root: string
  /** Served paths of the script that only the demo needs (mocks and msw); a live wall never loads them. */
  demoPaths: ReadonlySet<string>
  /** Served as `/config.json`. */
  config?: string
}

/** Builds the demo wall afresh for a measurement. */
export async function buildWall(): Promise<BuiltPage> {
  const outDir = '.cache/bench/wall'
  const files = await built({ root: project, configFile: join(project, 'vite.config.ts'), mode: 'demo', build: { outDir, emptyOutDir: true } })
  // Without the first scripted alarm, whose pop-up a slow machine would count and a fast one not.
  const config = join(project, '.cache/bench/config.json')
  const { demo, ...rest } = JSON.parse(readFileSync(join(project, 'public/config.json'), 'utf8')) as { demo: object }
  writeFileSync(config, JSON.stringify({ ...rest, demo: { ...demo, openingAlarmAfterSeconds: null } }))
  return { root: join(project, outDir), config, demoPaths: new Set(demoFiles(files).map(name => `/${name}`)) }
}

/** Builds the live wall afresh for a measurement against the county's process. */
export async function buildLiveWall(): Promise<BuiltPage> {
  const outDir = '.cache/bench/live'
  await built({ root: project, configFile: join(project, 'vite.config.ts'), mode: 'production', build: { outDir, emptyOutDir: true } })
  return { root: join(project, outDir), demoPaths: new Set() }
}

/** Builds one of the floor pages below `floors/`. */
export async function buildFloor(name: 'charts' | 'engine' | 'tiles' | 'naive'): Promise<BuiltPage> {
  const outDir = `../../../../.cache/bench/${name}`
  await built({
    root: join(import.meta.dirname, 'floors', name),
    configFile: false,
    publicDir: false,
    plugins: [vue(), cesiumAssets()],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
    build: { outDir, emptyOutDir: true },
  })
  return { root: join(project, '.cache/bench', name), demoPaths: new Set() }
}

type Built = Rolldown.OutputChunk | Rolldown.OutputAsset
type Chunk = Pick<Rolldown.OutputChunk, 'type' | 'fileName' | 'imports' | 'dynamicImports' | 'isEntry' | 'moduleIds' | 'code'>

async function built(config: InlineConfig): Promise<Built[]> {
  const result = await build({ ...config, logLevel: 'error', build: { reportCompressedSize: false, ...config.build } })
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : []
  return outputs.flatMap(each => each.output)
}

/** Scripts that the page reaches only through the dynamic import of `mocks/`: chunks, and workers that only those start. */
export function demoFiles(files: readonly (Chunk | Pick<Rolldown.OutputAsset, 'type' | 'fileName'>)[]): string[] {
  const chunks = files.filter(file => file.type === 'chunk')
  const byName = new Map(chunks.map(chunk => [chunk.fileName, chunk]))
  const isDoorToDemo = (name: string) => byName.get(name)?.moduleIds.some(id => /[\\/]mocks[\\/]/.test(id)) ?? false
  const reached = new Set<string>()
  const visit = (name: string) => {
    const chunk = byName.get(name)
    if (chunk === undefined || reached.has(name)) return
    reached.add(name)
    for (const next of chunk.imports) visit(next)
    for (const next of chunk.dynamicImports) if (!isDoorToDemo(next)) visit(next)
  }
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk.fileName)
  const ofDemo = chunks.filter(chunk => !reached.has(chunk.fileName))
  // A worker is built apart and is an asset of this build; it belongs to whoever names it.
  const names = (chunk: Chunk, fileName: string) => chunk.code.includes(fileName.slice(fileName.lastIndexOf('/') + 1))
  const workers = files.filter(file => file.type === 'asset' && file.fileName.endsWith('.js') && ofDemo.some(chunk => names(chunk, file.fileName)))
  return [...ofDemo, ...workers].map(file => file.fileName)
}
