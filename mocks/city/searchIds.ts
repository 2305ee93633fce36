import type { SearchHit } from '@/api/contract/city'
import { deviceGroups } from '@/api/contract/figureCatalogue'
import { communitiesOf, isWithin, regionAt } from '../county/regions'
import { buildingsOf } from './buildings'
import { cameraCounts, camerasOf } from './cameras'
import { componentsOf } from './components'
import { entrancesOf } from './entrances'
import type { CityContext } from './points'
import { type Ranked, buildingHit, deviceCount, deviceHit, hitOf } from './searchHits'
import { undergroundHits } from './underground'

/** An id as somebody types it: full-width signs, blanks and long dashes are forgiven. */
export function plainId(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').replaceAll(/[‐-―−]/g, '-')
}

/** Things below a region whose id begins with the text, in any case; a camera also by its channel number. At most `most` of each sort. */
export function idHits(context: CityContext, query: string, root: number, most: number): Ranked[] {
  const text = plainId(query), small = text.toLowerCase()
  if (/^\d{20}$/.test(text)) return channelHits(context.seed, text, root)
  const score = (id: string, prefix: number): number => id.toLowerCase() === small ? 99 : prefix
  const under = undergroundHits(context.seed, text, most, community => isWithin(community, root)).map(hit => ({ ...hit, score: score(hit.id, 62) }))
  const match = /^([a-z]+)\.([\w-]*)(?:\.(\d*))?$/.exec(small)
  if (match === null) return under
  const [, family = '', code = '', number] = match
  const hits: Ranked[] = []
  for (const community of communitiesOf(root)) {
    const own = regionAt(community).code
    if (number === undefined ? !own.startsWith(code) : own !== code) continue
    for (const hit of ofFamily(context, family, community)) if (hit.id.toLowerCase().startsWith(small)) { hits.push({ ...hit, score: score(hit.id, 60) }); if (hits.length >= most) return [...under, ...hits] }
  }
  return [...under, ...hits]
}

function ofFamily(context: CityContext, family: string, community: number): SearchHit[] {
  const { county, seed, at } = context
  switch (family) {
    case 'b': return buildingsOf(seed, community).map(buildingHit)
    case 'cam': return camerasOf(seed, community).map(camera => hitOf('camera', camera, community))
    case 'ent': return entrancesOf(seed, community).map(entrance => hitOf('entrance', entrance, community))
    case 'cmp': return componentsOf(seed, county.raw, community, at).map(component => hitOf('component', component, community))
    default: return deviceGroups.filter(group => group.toLowerCase() === family).flatMap(group => Array.from({ length: deviceCount(context, community, group) }, (_, k) => deviceHit(context, community, group, k + 1)))
  }
}

/** The camera of a channel: channels are numbered through the county. */
function channelHits(seed: number, channel: string, root: number): Ranked[] {
  let serial = Number(channel.slice(-6))
  for (const [k, count] of cameraCounts(seed).entries()) {
    if (serial > count) { serial -= count; continue }
    const community = communitiesOf(0)[k]
    const camera = community === undefined || !isWithin(community, root) ? undefined : camerasOf(seed, community)[serial - 1]
    return camera?.channel === channel && community !== undefined ? [{ ...hitOf('camera', camera, community), score: 99 }] : []
  }
  return []
}
