import type { SearchHit } from '@/api/contract/city'
import { deviceGroups } from '@/api/contract/figureCatalogue'
import { kindSpecs, raisedByGroup } from '../county/alarmKinds'
import { raises } from '../county/devices'
import { anchorOf } from '../county/plates'
import { type CountyRegion, communitiesOf, isWithin, regionAt, regionList } from '../county/regions'
import { buildingsOf } from './buildings'
import { camerasOf } from './cameras'
import { componentTypes, componentsOf } from './components'
import type { CityBuilding } from './model'
import type { CityContext } from './points'
import { type Ranked, buildingHit, deviceCount, deviceHit, hitOf, where } from './searchHits'
import { idHits } from './searchIds'

/** Text as it is compared: no blanks, small letters, plain digits; 栋, 幢 and # mean 号楼. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s·,，。]+/g, '').replaceAll(/(?<=\d)(?:栋|幢|#)/g, '号楼').replaceAll(/(?<=\d)号楼楼/g, '号楼')
}

/** Hits below a region, the best first: regions by name, pinyin and initials; addresses; things by name, id or number. */
export function searchCity(context: CityContext, root: number, query: string, most: number): SearchHit[] {
  const text = plainText(query).replaceAll('\'', '')
  if (text === '') return []
  const inside = narrowed(text, root)
  const hits = [...regionHits(text, root), ...idHits(context, query, root, most), ...placeHits(context, text, root, most)]
  if (inside !== null) hits.push(...regionHits(inside.text, inside.root), ...placeHits(context, inside.text, inside.root, most))
  const best = new Map<string, Ranked>()
  for (const hit of hits) {
    const key = `${hit.kind}:${hit.id}`
    if ((best.get(key)?.score ?? -1) < hit.score) best.set(key, hit)
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.id < b.id ? -1 : 1)).slice(0, most).map(({ score: _, ...hit }) => hit)
}

/** 平阴县榆山街道翠屏社区3号楼: what is left when county and town are read, and the town to look in; null where the text names none or another. */
function narrowed(text: string, root: number): { text: string, root: number } | null {
  let rest = text, at = root
  for (const level of ['county', 'town'] as const) {
    const region = regionList.find(candidate => candidate.level === level && rest.startsWith(candidate.name))
    if (region === undefined) continue
    rest = rest.slice(region.name.length)
    if (isWithin(region.index, at)) at = region.index
    else if (!isWithin(at, region.index)) return null
  }
  return rest === text || rest === '' ? null : { text: rest, root: at }
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

function regionHits(text: string, root: number): Ranked[] {
  return spelled.flatMap(({ region, name, stem, pinyin, initials }): Ranked[] => {
    const score = name === text || stem === text ? 100 : name.startsWith(text) ? 90 : name.includes(text) ? 70
      : text.length >= 2 && /^[a-zü]+$/.test(text) ? (pinyin === text ? 88 : pinyin.startsWith(text) ? 80 : initials.startsWith(text) ? 75 : pinyin.includes(text) && text.length >= 3 ? 45 : 0) : region.code === text ? 100 : /^\d{6,}$/.test(text) && region.code.startsWith(text) ? 40 : 0
    if (score === 0 || !isWithin(region.index, root)) return []
    return [{ kind: 'region', id: region.code, name, note: region.parentIndex < 0 ? '' : where(region.parentIndex), region: region.code, point: anchorOf(region.index), score: score - (region.level === 'county' ? 0 : region.level === 'town' ? 1 : 2) }]
  })
}

/** With a community's name in front: what stands in it. Without: addresses and estates of the urban communities, cameras, components and devices. */
function placeHits(context: CityContext, text: string, root: number, most: number): Ranked[] {
  const inside = communitiesOf(root)
  const named = spelled.filter(({ region, name, stem }) => region.level === 'community' && (text.startsWith(name) || (stem.length >= 2 && text.startsWith(stem))) && text !== name && text !== stem && isWithin(region.index, root))
  const hits = named.flatMap(({ region, name, stem }) => {
    const rest = text.slice(text.startsWith(name) ? name.length : stem.length)
    return [...buildingHits(context.seed, region.index, rest, 8), ...pointHits(context, [region.index], rest, most).map(hit => ({ ...hit, score: hit.score + 4 }))]
  })
  // A wall of one community need not be told its name.
  if (inside.length === 1) hits.push(...buildingHits(context.seed, inside[0] ?? -1, text, 8))
  if (text.length < 2) return hits
  if (inside.length > 1) for (const community of urbanOf(inside)) hits.push(...buildingHits(context.seed, community, text, 0))
  return [...hits, ...pointHits(context, inside, text, most)]
}

/** Cameras, components and devices by name. */
function pointHits(context: CityContext, communities: readonly number[], text: string, most: number): Ranked[] {
  return text.length < 2 ? [] : [...cameraHits(context.seed, communities, text, most), ...componentHits(context, communities, text, most), ...deviceNameHits(context, communities, text, most)]
}

/** Streets and estates are those of the urban communities; nobody builds three hundred villages for one search. */
function urbanOf(communities: readonly number[]): readonly number[] {
  return communities.length === 1 ? communities : communities.filter(index => regionAt(index).committee === 'urban')
}

interface Written { building: CityBuilding, name: string, address: string, street: string, number: number }
const written = new Map<string, readonly Written[]>()
function writtenOf(seed: number, community: number): readonly Written[] {
  const key = `${seed}:${community}`
  const known = written.get(key)
  if (known !== undefined) return known
  const made = buildingsOf(seed, community).map((building): Written => {
    const address = plainText(building.address.slice(regionAt(community).name.length))
    const [, street = address, number] = /^(\D+)(\d+)号/.exec(address) ?? []
    return { building, name: plainText(building.name), address, street, number: Number(number ?? Number.NaN) }
  })
  written.set(key, made)
  return made
}

/** 3号楼 is the third dwelling of its community; else the address or the name holds the text. */
function buildingHits(seed: number, community: number, text: string, bonus: number): Ranked[] {
  const number = Number(/^(\d{1,4})号?(?:楼|院)?$/.exec(text)?.[1] ?? Number.NaN)
  const asked = /^(\D+[街路巷道])(\d{1,4})号?$/.exec(text)
  const house = asked === null ? null : { street: asked[1] ?? '', number: Number(asked[2]) }
  return writtenOf(seed, community).flatMap((place, k): Ranked[] => {
    const score = bonus > 0 && k + 1 === number && place.building.homes > 0 ? 92 : Math.max(scoreOfName(place.name, text, Number.isNaN(number)), house === null ? scoreOfAddress(place, text, bonus) : scoreOfHouse(place, house))
    return score === 0 ? [] : [{ ...buildingHit(place.building), score: score + bonus }]
  })
}

function scoreOfName(name: string, text: string, anywhere: boolean): number {
  return name === text ? 90 : name.startsWith(text) ? 66 : anywhere && text.length >= 2 && name.includes(text) ? 55 : 0
}

/** The street itself comes before the lanes that are called after it. */
function scoreOfAddress({ address, street }: Written, text: string, bonus: number): number {
  return address === text ? 86 : street === text ? 60 + bonus / 4 : address.startsWith(text) ? 57 + bonus / 4 : 0
}

/** No such number in the street: its neighbours, the nearer the better. */
function scoreOfHouse(place: Written, { street, number }: { street: string, number: number }): number {
  const off = place.street === street ? Math.abs(place.number - number) : Infinity
  return off === 0 ? 86 : off <= 6 ? 58 - off : 0
}

interface Named { hit: SearchHit, name: string }
const names = new WeakMap<readonly object[], readonly Named[]>()
/** Names as they are compared, of a list that is made once. */
function namesOf<T extends { name: string }>(list: readonly T[], hit: (thing: T) => SearchHit): readonly Named[] {
  const known = names.get(list)
  if (known !== undefined) return known
  const made = list.map(thing => ({ hit: hit(thing), name: plainText(thing.name) }))
  names.set(list, made)
  return made
}

const cameraWords: ReadonlySet<string> = new Set(['摄像机', '摄像头', '监控', '监控摄像机', '相机'])
function cameraHits(seed: number, communities: readonly number[], text: string, most: number): Ranked[] {
  const any = cameraWords.has(text)
  return firstOf(any ? communities : urbanOf(communities), most, community => namesOf(camerasOf(seed, community), camera => hitOf('camera', camera, community)).flatMap(({ hit, name }) => any || name.includes(text) ? [{ ...hit, score: name === text ? 84 : any ? 53 : 50 }] : []))
}

/** Components by the name of their sort (路灯), alone or with their street and number. */
function componentHits({ county, seed, at }: CityContext, communities: readonly number[], text: string, most: number): Ranked[] {
  const any = componentTypes.some(type => type.includes(text))
  if (!any && !componentTypes.some(type => text.includes(type))) return []
  return firstOf(any ? communities : urbanOf(communities), most, community => namesOf(componentsOf(seed, county.raw, community, at), component => hitOf('component', component, community)).flatMap(({ hit, name }) => name.includes(text) ? [{ ...hit, score: name === text ? 84 : 47 }] : []))
}

/** Hits community by community until there are enough; one that fits wholly goes before them all. */
function firstOf(communities: readonly number[], most: number, hitsIn: (community: number) => Ranked[]): Ranked[] {
  const found: Ranked[] = []
  for (const community of communities) {
    const hits = hitsIn(community)
    found.push(...hits)
    if (found.length >= most && found.every(({ score }) => score < 84)) break
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most)
}

/** Devices by the name of their sort (电梯监测终端 3 号). Looks at places only for those that fit. */
function deviceNameHits(context: CityContext, communities: readonly number[], text: string, most: number): Ranked[] {
  const { seed } = context
  const hits: Ranked[] = []
  const [, word = text, digits = ''] = /^(.*?)(\d*)号?$/.exec(text) ?? []
  if (word.length < 2) return hits
  for (const group of deviceGroups) {
    if (!raisedByGroup[group].some(([kind]) => kindSpecs[kind].device.includes(word))) continue
    for (const community of communities) {
      const count = deviceCount(context, community, group)
      const [from, to] = digits === '' ? [1, count] : [Number(digits), Math.min(count, Number(digits))]
      for (let n = Math.max(1, from); n <= to && hits.length < most; n++) {
        if (kindSpecs[raises(seed, { community, group, n })].device.includes(word)) hits.push({ ...deviceHit(context, community, group, n), score: 51 })
      }
      if (hits.length >= most) return hits
    }
  }
  return hits
}
