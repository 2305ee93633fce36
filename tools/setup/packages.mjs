import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { elapsed, projectRoot, run, say } from './run.mjs'

const oldestNode = [20, 19]

/**
 * Ends the process with a clear line when Node is older than the project's tools need.
 * @param {string} version of `process.versions.node`
 * @returns {boolean}
 */
export function nodeIsNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

/**
 * Makes the installed packages those of the lock file, by `npm ci`, unless they already are. Throws when that fails.
 */
export async function ensurePackages() {
  if (!nodeIsNewEnough(process.versions.node)) {
    throw new Error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`)
  }
  const wanted = readJson(join(projectRoot, 'package-lock.json'))
  const installed = readJson(join(projectRoot, 'node_modules', '.package-lock.json'))
  if (wanted !== undefined && installed !== undefined && sameInstall(wanted, installed)) return
  const started = performance.now()
  say('setup  installing packages by package-lock.json (npm ci) …')
  const status = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) throw new Error('npm ci failed; the lines above say why. A package registry must be reachable the first time.')
  say(`setup  packages installed in ${elapsed(started)}`)
}

/**
 * True when npm's record of what it installed holds every package of the lock file that is not optional, and no other
 * version of any. npm writes the record last, so an interrupted install has none.
 * @param {LockFile} wanted
 * @param {LockFile} installed
 */
export function sameInstall(wanted, installed) {
  const have = installed.packages ?? {}
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true
    const found = have[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version && found.integrity === entry.integrity
  }) && Object.keys(have).every(path => wanted.packages?.[path] !== undefined)
}

/**
 * @param {string} file
 * @returns {LockFile | undefined}
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  }
  catch {
    return undefined
  }
}

/**
 * @typedef {object} LockFile
 * @property {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} [packages]
 */
