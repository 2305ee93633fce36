import type { SearchHit } from '@/api/contract/city'
import { deviceGroups } from '@/api/contract/figureCatalogue'
import { roundTo100m } from '../county/alarmDress'
import { kindSpecs, raisedByGroup } from '../county/alarmKinds'
import { deviceRow } from '../county/deviceRows'
import { idOf, raises } from '../county/devices'
import { anchorOf } from '../county/plates'
import { type CountyRegion, communitiesOf, isWithin, pathIndices, regionAt, regionList } from '../county/regions'
import { buildingsOf } from './buildings'
import { cameraCounts, camerasOf } from './cameras'
import { componentsOf } from './components'
import { entrancesOf } from './entrances'
import type { CityBuilding } from './model'
import type { CityContext } from './points'
import { undergroundHits } from './underground'

interface Ranked extends SearchHit { score: number }

/** Text as it is compared: no blanks, small letters, plain digits; 栋, 幢 and # mean 号楼. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s·,，。]+/g, '').replaceAll(/(?<=\d)(?:栋|幢|#)/g, '号楼').replaceAll(/(?<=\d)号楼楼/g, '号楼')
}

/** Hits below a region, the best first: regions by name, pinyin and initials; addresses; things by name, id or number. */
export function searchCity(context: CityContext, root: number, query: string, most: number): SearchHit[] {
  const text = plainText(query).replaceAll('\'', '')
  if (text === '') return []
  const hits = [...regionHits(text, root), ...idHits(context, query.trim(), root, most), ...placeHits(context, text, root, most)]
  const best = new Map<string, Ranked>()
  for (const hit of hits) {
    const key = `${hit.kind}:${hit.id}`
    if ((best.get(key)?.score ?? -1) < hit.score) best.set(key, hit)
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.id < b.id ? -1 : 1)).slice(0, most).map(({ score: _, ...hit }) => hit)
}

interface Spelled { region: CountyRegion, name: string, stem: string, pinyin: string, initials: string }
const spelled: readonly Spelled[] = regionList.map((region) => {
  // Cuiping Shequ → cuipingshequ; initials syllable by syllable are those of its words and of the characters' vowels.
  const words = region.pinyin.toLowerCase().split(/[\s]+/)
  return { region, name: region.name, stem: region.name.replace(/(?:社区|街道|村|镇|县)$/, ''), pinyin: words.join('').replaceAll('\'', ''), initials: words.flatMap(word => syllables(word)).map(part => part[0] ?? '').join('') }
})

/** Syllables of a pinyin word: an initial, its vowels, and an n, ng or r that no vowel follows. */
function syllables(word: string): string[] {
  return word.split('\'').flatMap(part => part.match(/(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüv]+(?:ng(?![aeiouüv])|n(?![aeiouüv])|r(?![aeiouüv]))?/g) ?? [part])
}

/** 榆山街道 · 翠屏社区: where something is, from the town down. */
function where(community: number): string {
  return [...pathIndices(community)].reverse().slice(1).map(index => regionAt(index).name).join(' · ')
}

function regionHits(text: string, root: number): Ranked[] {
  return spelled.flatMap(({ region, name, stem, pinyin, initials }): Ranked[] => {
    const score = name === text || stem === text ? 100 : name.startsWith(text) ? 90 : name.includes(text) ? 70
      : text.length >= 2 && /^[a-zü]+$/.test(text) ? (pinyin === text ? 88 : pinyin.startsWith(text) ? 80 : initials.startsWith(text) ? 75 : pinyin.includes(text) && text.length >= 3 ? 45 : 0) : region.code === text ? 100 : /^\d{6,}$/.test(text) && region.code.startsWith(text) ? 40 : 0
    if (score === 0 || !isWithin(region.index, root)) return []
    return [{ kind: 'region', id: region.code, name, note: region.parentIndex < 0 ? '' : where(region.parentIndex), region: region.code, point: anchorOf(region.index), score: score - (region.level === 'county' ? 0 : region.level === 'town' ? 1 : 2) }]
  })
}

/** Things whose id begins with the text; a camera also by its channel number. */
function idHits(context: CityContext, text: string, root: number, most: number): Ranked[] {
  const { county, seed } = context
  if (/^\d{20}$/.test(text)) return channelHits(seed, text, root)
  const under = undergroundHits(seed, text, most * 3).flatMap(hit => isBelow(hit.region, root) ? [{ ...hit, score: hit.id.toLowerCase() === text.toLowerCase() ? 99 : 62 }] : [])
  const match = /^([A-Za-z]+)\.([\w-]*)(?:\.(\d*))?$/.exec(text)
  if (match === null) return under
  const family = match[1] ?? '', code = match[2] ?? '', whole = match[3] !== undefined
  const hits: Ranked[] = []
  for (const community of communitiesOf(root)) {
    const own = regionAt(community).code
    if (whole ? own !== code : !own.startsWith(code)) continue
    for (const hit of ofFamily(context, family, community)) if (hit.id.startsWith(text)) { hits.push({ ...hit, score: hit.id === text ? 99 : 60 }); if (hits.length >= most) return [...under, ...hits] }
  }
  return [...under, ...hits]

  function ofFamily(inside: CityContext, name: string, community: number): SearchHit[] {
    switch (name) {
      case 'b': return buildingsOf(seed, community).map(buildingHit)
      case 'cam': return camerasOf(seed, community).map(camera => hitOf('camera', camera, community))
      case 'ent': return entrancesOf(seed, community).map(entrance => hitOf('entrance', entrance, community))
      case 'cmp': return componentsOf(seed, county.raw, community, inside.at).map(component => hitOf('component', component, community))
      default: return deviceGroups.filter(group => group === name).flatMap(group => devicesIn(inside, community, group))
    }
  }
}

function isBelow(code: string, root: number): boolean {
  const region = spelled.find(candidate => candidate.region.code === code)
  return region !== undefined && isWithin(region.region.index, root)
}

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

function hitOf(kind: 'camera' | 'entrance' | 'component', thing: { id: string, name: string, region: SearchHit['region'], point: SearchHit['point'] }, community: number): SearchHit {
  return { kind, id: thing.id, name: thing.name, note: where(community), region: thing.region, point: thing.point }
}

function buildingHit({ id, name, address, region, point }: CityBuilding): SearchHit {
  return { kind: 'building', id, name, note: address, region, point }
}

function devicesIn({ county, seed, surface, at }: CityContext, community: number, group: (typeof deviceGroups)[number]): SearchHit[] {
  const count = county.raw.devices.get(`devices.${group}.total`)?.[community] ?? 0
  return Array.from({ length: count }, (_, k): SearchHit => {
    const row = deviceRow(seed, { community, group, n: k + 1 }, at)
    return { kind: 'device', id: row.id, name: row.name, note: where(community), region: row.region, point: row.home && surface === 'wall' ? roundTo100m(row.point) : row.point }
  })
}

/** With a community's name in front: its buildings, devices and cameras. Without: town addresses and estates, and devices by the name of their sort. */
function placeHits(context: CityContext, text: string, root: number, most: number): Ranked[] {
  const inside = communitiesOf(root)
  const named = spelled.filter(({ region, name, stem }) => region.level === 'community' && stem.length >= 2 && (text.startsWith(name) || text.startsWith(stem)) && text !== name && text !== stem && isWithin(region.index, root))
  const hits = named.flatMap(({ region, name, stem }) => {
    const rest = text.slice(text.startsWith(name) ? name.length : stem.length)
    return [...buildingHits(context.seed, region.index, rest, 8), ...deviceNameHits(context, [region.index], rest, most), ...cameraNameHits(context.seed, region.index, rest)]
  })
  if (text.length < 2) return hits
  const towns = inside.length === 1 ? inside : inside.filter(index => regionAt(index).committee === 'urban')
  for (const community of towns) hits.push(...buildingHits(context.seed, community, text, 0))
  return [...hits, ...deviceNameHits(context, inside, text, most)]
}

interface Written { building: CityBuilding, name: string, address: string }
const written = new Map<string, readonly Written[]>()
function writtenOf(seed: number, community: number): readonly Written[] {
  const key = `${seed}:${community}`
  const known = written.get(key)
  if (known !== undefined) return known
  const made = buildingsOf(seed, community).map(building => ({ building, name: plainText(building.name), address: plainText(building.address.slice(regionAt(community).name.length)) }))
  written.set(key, made)
  return made
}

/** 3号楼 is the third dwelling of its community; else the address or the name holds the text. */
function buildingHits(seed: number, community: number, text: string, bonus: number): Ranked[] {
  const number = /^(\d{1,4})号?(?:楼|院)?$/.exec(text)?.[1]
  const asked = /^(\D+[街路巷])(\d{1,4})号?$/.exec(text)
  // No such number in the street: its neighbours, the nearer the better.
  const beside = asked === null ? null : { street: asked[1] ?? '', number: Number(asked[2]) }
  return writtenOf(seed, community).flatMap(({ building, name, address }, k): Ranked[] => {
    const score = bonus > 0 && number !== undefined && k + 1 === Number(number) && building.homes > 0 ? 92
      : beside !== null && address.startsWith(beside.street) && Math.abs(numberIn(address) - beside.number) <= 6 && !address.startsWith(`${beside.street}${beside.number}号`) ? 58 - Math.abs(numberIn(address) - beside.number)
        : name === text ? 90 : address === text || address.startsWith(`${text}号`) || (text.endsWith('号') && address.startsWith(text)) ? 86 : name.startsWith(text) ? 66 : address.startsWith(text) ? 57 + bonus / 4 : text.length >= 2 && number === undefined && name.includes(text) ? 55 : 0
    return score === 0 ? [] : [{ ...buildingHit(building), score: score + bonus }]
  })
}

/** House number in a plain address. */
function numberIn(address: string): number {
  return Number(/(\d+)号/.exec(address)?.[1] ?? Number.NaN)
}

function cameraNameHits(seed: number, community: number, text: string): Ranked[] {
  return text.length < 2 ? [] : camerasOf(seed, community).flatMap(camera => plainText(camera.name).includes(text) ? [{ ...hitOf('camera', camera, community), score: 50 }] : [])
}

/** Devices by the name of their sort (电梯监测终端 3 号). Looks at places only for those that fit. */
function deviceNameHits(context: CityContext, communities: readonly number[], text: string, most: number): Ranked[] {
  const { county, seed, surface, at } = context
  const hits: Ranked[] = []
  const [, word = text, number] = /^(.*?)(\d*)号?$/.exec(text) ?? []
  if (word.length < 2) return hits
  for (const group of deviceGroups) {
    if (!raisedByGroup[group].some(([kind]) => kindSpecs[kind].device.includes(word))) continue
    for (const community of communities) {
      const count = county.raw.devices.get(`devices.${group}.total`)?.[community] ?? 0
      for (let n = number === '' || number === undefined ? 1 : Number(number); n <= count && hits.length < most; n++) {
        const device = { community, group, n }
        if (kindSpecs[raises(seed, device)].device.includes(word)) {
          const row = deviceRow(seed, device, at)
          hits.push({ kind: 'device', id: idOf(device), name: row.name, note: where(community), region: row.region, point: row.home && surface === 'wall' ? roundTo100m(row.point) : row.point, score: 48 })
        }
        if (number !== '' && number !== undefined) break
      }
      if (hits.length >= most) return hits
    }
  }
  return hits
}
