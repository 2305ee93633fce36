import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { projectRoot } from './run.mjs'

/** All that decides what the demo's tiles hold. */
const makers = ['mocks/city', 'mocks/county', 'mocks/data', 'src/domain', 'src/api/contract', 'tools/tiles', 'public/county', 'public/config.json', 'package-lock.json']

/**
 * Hash of the maker's and the demo's sources, the options, and further files, which are read as streams.
 * @param {readonly string[]} files
 * @param {string} options
 * @returns {Promise<string>}
 */
export async function hashOf(files, options) {
  const hash = createHash('sha256')
  for (const path of makers) addTo(hash, path)
  hash.update(options)
  for (const file of files) await pipeline(createReadStream(file), hash, { end: false })
  return hash.digest('hex')
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
