import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { elapsed, node, projectRoot, say } from './run.mjs'
import { demoTilesHash } from './tilesHash.mjs'

/** Where the demo's tiles lie, below the project's folder. They are made, never kept in git. */
export const demoTilesFolder = 'public/tiles/demo'

/** Many short-lived objects while the county is made: a roomy nursery halves the time of the garbage collector. */
const nodeOptions = ['--max-semi-space-size=64']

/**
 * Makes the demo's tiles unless those that are there were made from exactly these sources. Throws when that fails.
 */
export async function ensureTiles() {
  if (hashOfTiles(join(projectRoot, demoTilesFolder)) === await demoTilesHash()) {
    say(`tiles  ${demoTilesFolder}/ is up to date`)
    return
  }
  const started = performance.now()
  say(`tiles  demo county → ${demoTilesFolder}/ …`)
  const status = await node([...nodeOptions, '--import', 'tsx', join(projectRoot, 'tools/tiles/main.ts')])
  if (status !== 0) throw new Error('making the demo\'s tiles failed; the lines above say why')
  say(`tiles  made in ${elapsed(started)}`)
}

/**
 * The hash under which the tiles of a folder were made; undefined where there are none, or a county's own that were not made here.
 * @param {string} folder
 * @returns {string | undefined}
 */
export function hashOfTiles(folder) {
  const file = join(folder, 'summary.json')
  if (!existsSync(file)) return undefined
  try {
    /** @type {unknown} */
    const summary = JSON.parse(readFileSync(file, 'utf8'))
    return typeof summary === 'object' && summary !== null && 'hash' in summary && typeof summary.hash === 'string' ? summary.hash : undefined
  }
  catch {
    return undefined
  }
}
