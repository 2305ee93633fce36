import { type CommandLog, createCommandLog } from '../../../mocks/county/commandLog'
import { type County, createCounty } from '../../../mocks/county/county'
import { type CountyRegion, regionList } from '../../../mocks/county/regions'

/** Epoch milliseconds of a local time in Asia/Shanghai, for example `2026-11-25T09:00`. */
export function local(time: string): number {
  return Date.parse(`${time}:00+08:00`)
}

/** A county with nothing done in it. */
export function quietCounty(seed = 370124): { county: County, log: CommandLog } {
  const log = createCommandLog()
  return { county: createCounty(seed, log), log }
}

/** The region of that name; with a town's name where villages share it. */
export function regionNamed(name: string, town?: string): CountyRegion {
  const found = regionList.find(region => region.name === name && (town === undefined || regionList[region.parentIndex]?.name === town))
  if (found === undefined) throw new Error(`no region ${name}`)
  return found
}
