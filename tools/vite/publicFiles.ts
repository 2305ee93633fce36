import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'

/** What the maker of tiles leaves while it works, or when it was killed. */
const halfMade = /^tiles\/[^/]+\.(?:new|old)-\d+(?:\/|$)/
const demoTiles = /^tiles\/demo(?:\/|$)/

/** True when a file below `public/` (forward slashes) belongs into a build: a live wall holds no tiles of the demo county. */
export function belongsInBuild(path: string, isDemo: boolean): boolean {
  return !halfMade.test(path) && (isDemo || !demoTiles.test(path))
}

async function filesBelow(folder: string, wanted: (path: string) => boolean, prefix = ''): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const nested = await Promise.all(entries.filter(entry => wanted(`${prefix}${entry.name}`)).map(async (entry) => {
    const path = `${prefix}${entry.name}`
    // A county may link its tiles from a larger disk.
    return entry.isDirectory() || (entry.isSymbolicLink() && await isFolder(join(folder, path))) ? filesBelow(folder, wanted, `${path}/`) : [path]
  }))
  return nested.flat()
}

const isFolder = (path: string) => readdir(path).then(() => true, () => false)

/** Tiles are replaced as a whole and never written into: a second name for the same bytes is as good as a copy. */
async function put(from: string, to: string, isTile: boolean): Promise<void> {
  if (isTile && await link(from, to).then(() => true, () => false)) return
  await copyFile(from, to)
}

/** Copies `public/` into a build, in the place of Vite's own copying, which takes everything: see {@link belongsInBuild}. */
export function publicFiles(isDemo: boolean): Plugin {
  let resolved: ResolvedConfig | undefined
  return {
    name: 'public-files',
    apply: 'build',
    config: () => ({ build: { copyPublicDir: false } }),
    configResolved(config) { resolved = config },
    async writeBundle({ dir }, bundle) {
      if (resolved === undefined || dir === undefined || resolved.publicDir === '') return
      const { publicDir } = resolved
      const paths = (await filesBelow(publicDir, path => belongsInBuild(path, isDemo))).filter(path => !(path in bundle))
      for (const folder of new Set(paths.map(path => dirname(join(dir, path))))) await mkdir(folder, { recursive: true })
      await Promise.all(paths.map(path => put(join(publicDir, path), join(dir, path), path.startsWith('tiles/demo/'))))
    },
  }
}
