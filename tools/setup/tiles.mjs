// Makes the demo's tiles where they are missing or old: before `npm run dev` and `npm run build:demo`.
import { ensureTiles } from './demoTiles.mjs'
import { say } from './run.mjs'

try {
  await ensureTiles()
}
catch (error) {
  say(`tiles  ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
