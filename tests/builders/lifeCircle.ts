import type { Answer, LonLat } from '@/api/contract/common'
import { regionCode } from '@/api/contract/ids'
import type { ServiceGap, ServiceReach } from '@/api/contract/lifeCircle'
import { fresh } from './figures'
import { at } from './regions'

/** A square of so many degrees round a place, closed. */
export const squareRound = ([lon, lat]: LonLat, half = 0.004): LonLat[] => [[lon - half, lat - half], [lon + half, lat - half], [lon + half, lat + half], [lon - half, lat + half], [lon - half, lat - half]]
export const middle: LonLat = [116.45, 36.25]

/** The answer of one service: two places, a square within reach, and the gaps that are said. */
export function reachAnswer({ region = at.county, gaps = [], ...over }: Partial<Omit<ServiceReach, 'gaps' | 'region'>> & { region?: string, gaps?: readonly Pick<ServiceGap, 'region' | 'residents'>[] }): Answer<ServiceReach> {
  return {
    freshness: fresh({ source: 'componentCensus' }),
    data: {
      region: regionCode.parse(region), service: 'school', minutes: 15, walkM: 990, targetPercent: 90, placesTotal: 2, unknown: [],
      places: [{ kind: 'building', id: 'b.1', name: '小学', region: at.cuiping, point: middle }, { kind: 'component', id: 'cmp.1', name: '健身器材', region: at.longshan, point: [116.46, 36.26] }],
      reach: [[squareRound(middle)]],
      gaps: gaps.map((gap, i) => ({ ...gap, point: [116.47 + i * 0.01, 36.25], outline: [[squareRound([116.47 + i * 0.01, 36.25], 0.002)]] })),
      ...over,
    },
  }
}
