import { createReadStream } from 'node:fs'
import { cp, mkdir, readdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, normalize, resolve, sep } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'

/** Same-origin folder that the engine loads its workers and tables from. */
export const cesiumBaseUrl = '/cesium/'

/**
 * What the engine asks for at run time on this wall. Left out on purpose: star and moon textures (no sky), the Ion and Bing
 * logos (no online service), earth orientation tables (the scene's clock stands at a date before them), KTX2 (its worker needs `new Function`, which the Content-Security-Policy refuses), Google Earth
 * and ZIP readers, Gaussian splats.
 */
const wanted: readonly RegExp[] = [
  /^Workers\/(?!.*(?:KTX2|GoogleEarth|I3S|[Ss]plat)).*\.js$/,
  /^Assets\/approximateTerrainHeights\.json$/,
  /^ThirdParty\/draco_decoder\.wasm$/,
]

const contentTypes: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json', wasm: 'application/wasm' }

/** True when a path below the engine's build folder is one that the wall needs (forward slashes, no leading slash). */
export function isWantedCesiumFile(path: string): boolean {
  return !path.includes('..') && wanted.some(pattern => pattern.test(path))
}

async function filesBelow(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const nested = await Promise.all(entries.map(async entry => entry.isDirectory() ? filesBelow(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]))
  return nested.flat()
}

/**
 * Serves the 3D engine's workers and tables under {@link cesiumBaseUrl}. In development a middleware that ends in a 404 (else
 * the single-page fallback would answer with a page and status 200); in a build the files are copied beside the bundle.
 */
export function cesiumAssets(): Plugin {
  const source = join(dirname(createRequire(import.meta.url).resolve('cesium/package.json')), 'Build', 'Cesium')
  let resolved: ResolvedConfig | undefined
  return {
    name: 'cesium-assets',
    config: () => ({ define: { CESIUM_BASE_URL: JSON.stringify(cesiumBaseUrl) } }),
    configResolved(config) { resolved = config },
    configureServer(server) {
      server.middlewares.use(cesiumBaseUrl, (request, response) => {
        const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/').replace(/^\/+/, '')
        const file = normalize(join(source, path))
        const refuse = () => { response.statusCode = 404; response.end() }
        if (!isWantedCesiumFile(path) || !file.startsWith(source + sep)) return refuse()
        stat(file).then(() => {
          response.setHeader('Content-Type', contentTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
          createReadStream(file).pipe(response)
        }, refuse)
      })
    },
    async closeBundle() {
      if (resolved?.command !== 'build') return
      const target = join(resolve(resolved.root, resolved.build.outDir), cesiumBaseUrl)
      for (const path of (await filesBelow(source)).filter(isWantedCesiumFile)) {
        await mkdir(dirname(join(target, path)), { recursive: true })
        await cp(join(source, path), join(target, path))
      }
    },
  }
}
