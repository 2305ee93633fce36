import elevation from '../../../public/county/370124/elevation-2km.json' with { type: 'json' }
import type { LonLat } from '@/api/contract/common'
import { createRelief } from '@/domain/relief'

const relief = createRelief(elevation)

/** Height of the county's one ground in whole millimetres above sea level. */
export function groundMmAt([lon, lat]: LonLat): number {
  return Math.round(relief.groundHeight(lon, lat) * 1000)
}
