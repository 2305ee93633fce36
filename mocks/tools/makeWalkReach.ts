/**
 * Writes `mocks/data/walkReach.json`: for each community of the demo county how many residents reach each service of the 15-minute
 * circle on foot along its streets, and how many reach all of them. Run it after a change of streets, buildings, places or residents:
 * `npx tsx mocks/tools/makeWalkReach.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { lifeServices } from '@/api/contract/figureCatalogue'
import { reachedIn } from '../city/circle/reach'
import { communityIndices, regionAt } from '../county/regions'

const { demo } = JSON.parse(readFileSync('public/config.json', 'utf8')) as { demo?: { seed: number } }
if (demo === undefined) throw new Error('no seed: public/config.json has no demo')
const { seed } = demo
const rows = communityIndices.map((index) => {
  const found = reachedIn(seed, index)
  return `    ${JSON.stringify(regionAt(index).code)}: ${found === null ? 'null' : JSON.stringify([...lifeServices.map(service => found.by[service]), found.all])}`
})
writeFileSync('mocks/data/walkReach.json', `{\n  "seed": ${seed},\n  "communities": {\n${rows.join(',\n')}\n  }\n}\n`)
