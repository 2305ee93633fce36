// `npm start`: a demo wall from a fresh clone. Plain Node, because nothing is installed yet.
import { join } from 'node:path'
import { ensureDemoBuild } from './freshBuild.mjs'
import { ensurePackages } from './packages.mjs'
import { node, projectRoot, say } from './run.mjs'

try {
  await ensurePackages()
  const folder = await ensureDemoBuild()
  process.exitCode = await node(['--import', 'tsx', join(projectRoot, 'tools/serve/main.ts'), '--root', folder, ...process.argv.slice(2)])
}
catch (error) {
  say(`start  ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
