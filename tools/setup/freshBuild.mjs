import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureTiles, hashOfTiles } from './demoTiles.mjs'
import { elapsed, node, projectRoot, say } from './run.mjs'

/** All that decides what a build holds. */
const inputs = ['src', 'mocks', 'public', 'tools/vite', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
/** Lies in the output folder, which a build empties: it cannot outlive what it speaks of. */
const stampName = '.build-inputs'

/**
 * Builds the demo wall, its tiles first, unless `dist-demo/` was made from exactly these inputs. Throws when the build fails.
 * @returns {Promise<string>} the folder
 */
export async function ensureDemoBuild() {
  await ensureTiles()
  const folder = join(projectRoot, 'dist-demo')
  const stamp = join(folder, stampName)
  const now = inputsHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    say('build  dist-demo/ is up to date')
    return folder
  }
  const started = performance.now()
  say('build  demo wall → dist-demo/ …')
  await build('demo', 'dist-demo')
  writeFileSync(stamp, now)
  say(`build  done in ${elapsed(started)}`)
  return folder
}

/**
 * Builds the live wall or the demo wall as a person would, whatever environment the caller runs in. Throws when it fails.
 * @param {'production' | 'demo'} mode
 * @param {string} outDir below the project's folder
 */
export async function build(mode, outDir) {
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js')
  // Test runners set NODE_ENV to "test", which would build development code.
  const status = await node([vite, 'build', '--mode', mode, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], { env: { NODE_ENV: 'production' } })
  if (status !== 0) throw new Error(`the ${mode === 'demo' ? 'demo' : 'live'} build failed`)
}

/** Hash of the names and contents of all inputs. */
function inputsHash() {
  const hash = createHash('sha256')
  for (const input of inputs) addTo(hash, input)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path below the project's folder
 */
function addTo(hash, path) {
  const full = join(projectRoot, path)
  if (!existsSync(full)) return
  if (path.startsWith('public/tiles/')) {
    hash.update(`${path}\0${tilesStamp(full)}\0`)
    return
  }
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`)
    return
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
}

/**
 * Stands for tiles, of which there may be gigabytes: the hash under which they were made, or names, sizes and times.
 * @param {string} path
 * @returns {string}
 */
function tilesStamp(path) {
  const made = hashOfTiles(path)
  if (made !== undefined) return made
  const { size, mtimeMs } = statSync(path)
  return statSync(path).isDirectory() ? readdirSync(path).sort().map(name => `${name}\0${tilesStamp(join(path, name))}`).join('\0') : `${size} ${mtimeMs}`
}
