import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from './run.mjs'

const maker = 'tools/tiles/main.ts'
/** Decide, beside the maker's modules, what tiles hold: the geography of the demo, and the packages that compress and cut. */
const data = ['public/county', 'package-lock.json']
const endings = ['', '.ts', '.mjs', '.json', '/index.ts']

/**
 * What `npm run tiles` makes without options, under one hash: that of the maker, of the demo county and of what both import.
 * @returns {Promise<string>}
 */
export function demoTilesHash() {
  /** @type {{ map: { geography: string }, demo?: { seed: number } }} */
  const { map, demo } = JSON.parse(readFileSync(join(projectRoot, 'public/config.json'), 'utf8'))
  return hashOf([], JSON.stringify({ geography: map.geography, seed: demo?.seed ?? 0 }))
}

/**
 * Hash of the maker's and the demo's sources, the options, and further files, which are read as streams. It hangs neither on
 * where the project lies nor on the times of its files.
 * @param {readonly string[]} files
 * @param {string} options
 * @returns {Promise<string>}
 */
export async function hashOf(files, options) {
  const hash = createHash('sha256')
  for (const path of [...modulesOf(maker), ...data]) addTo(hash, path)
  hash.update(`${options}\0`)
  for (const file of files) {
    hash.update(`${statSync(file).size}\0`)
    for await (const chunk of createReadStream(file)) hash.update(chunk)
  }
  return hash.digest('hex')
}

/**
 * The project's files that a module imports, and those that these import, itself among them; sorted.
 * @param {string} entry below the project's folder
 * @returns {string[]}
 */
export function modulesOf(entry) {
  const found = new Set([entry])
  for (const path of found) {
    if (path.endsWith('.json')) continue
    for (const [, name = ''] of readFileSync(join(projectRoot, path), 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)) {
      const base = name.startsWith('@/') ? `src/${name.slice(2)}` : name.startsWith('.') ? join(dirname(path), name).replaceAll('\\', '/') : undefined
      if (base === undefined) continue
      const file = endings.map(ending => base + ending).find(candidate => existsSync(join(projectRoot, candidate)) && statSync(join(projectRoot, candidate)).isFile())
      if (file !== undefined) found.add(file)
    }
  }
  return [...found].sort()
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path below the project's folder
 */
function addTo(hash, path) {
  const full = join(projectRoot, path)
  if (!existsSync(full)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`)
    return
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
}
