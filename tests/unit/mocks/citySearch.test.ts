import { describe, expect, it } from 'vitest'
import type { SearchHit } from '@/api/contract/city'
import { componentsOf } from '../../../mocks/city/components'
import { buildingsOf } from '../../../mocks/city/buildings'
import { camerasOf } from '../../../mocks/city/cameras'
import { networksOf } from '../../../mocks/city/network/networks'
import { nodeIdOf, pipeIdOf } from '../../../mocks/city/network/plan'
import { searchCity } from '../../../mocks/city/search'
import { thingOf } from '../../../mocks/city/things'
import { communityIndices, findRegion, isWithin, regionAt, regionList } from '../../../mocks/county/regions'
import { local, quietCounty, regionNamed } from './county'

const seed = 370124
const context = { county: quietCounty(seed).county, seed, surface: 'wall' as const, at: local('2026-11-25T10:00') }
const search = (query: string, root = 0, most = 20): SearchHit[] => searchCity(context, root, query, most)
const first = (query: string, root = 0): SearchHit | undefined => search(query, root)[0]
const cuiping = regionNamed('翠屏社区')

describe('a search for a region', () => {
  it('finds it by its name, whole or begun, by its code, by its pinyin and by the initials of that', () => {
    for (const query of ['翠屏社区', '翠屏', ' 翠 屏 ', 'cuiping', 'CuiPing', 'Cuiping Shequ', 'cpsq', 'ＣＵＩＰＩＮＧ', cuiping.code]) expect(first(query)?.id, query).toBe(cuiping.code)
    for (const region of regionList) {
      const ids = search(region.name).map(hit => hit.id)
      const twins = regionList.filter(other => other.name === region.name)
      for (const twin of twins) expect(ids.slice(0, twins.length + 1), region.name).toContain(twin.code)
    }
  })

  it('names the town of every hit, so that villages of one name can be told apart', () => {
    const twins = regionList.filter(region => regionList.some(other => other !== region && other.level === 'community' && other.name === region.name))
    expect(twins.length).toBeGreaterThan(10)
    for (const { name, code, parentIndex } of twins) {
      const hit = search(name).find(candidate => candidate.id === code)
      expect(hit?.note, name).toBe(regionAt(parentIndex).name)
      expect(first(`${regionAt(parentIndex).name}${name}`)?.id, name).toBe(code)
    }
  })

  it('puts what fits wholly before what holds the text: the village and the town of a name before the rest', () => {
    const hits = search('孔村')
    expect(hits.slice(0, 2).map(hit => hit.name).toSorted()).toEqual(['孔村', '孔村镇'])
    expect(hits.slice(2).every(hit => hit.name !== '孔村')).toBe(true)
  })
})

describe('a search for a building', () => {
  const third = buildingsOf(seed, cuiping.index)[2]
  it.each(['翠屏社区3号楼', '翠屏社区 3 号楼', '翠屏３号楼', '翠屏社区3栋', '翠屏社区3幢', '翠屏3#', '翠屏3#楼', '平阴县榆山街道翠屏社区3号楼', '榆山街道 翠屏社区 3号楼'])('%s finds the third of its community', (query) => {
    expect(first(query)?.id).toBe(third?.id)
  })

  it('needs no name of the community on the wall of that community', () => {
    expect(first('3号楼', cuiping.index)?.id).toBe(third?.id)
  })

  it('finds a house of a village by its number', () => {
    const village = regionNamed('孔村')
    expect(first('孔村12号')?.id).toBe(buildingsOf(seed, village.index)[11]?.id)
  })

  it('finds every town building by its street and number, and by its name', () => {
    const urban = communityIndices.filter(index => regionAt(index).committee === 'urban').slice(0, 8)
    for (const index of urban) {
      for (const building of buildingsOf(seed, index).filter((_, k) => k % 23 === 0)) {
        const name = regionAt(index).name
        const [, address = ''] = /^\S+ (\S+ \d+ 号)/.exec(building.address) ?? []
        expect(search(`${name}${address}`, 0, 50).map(hit => hit.id), `${name} ${address}`).toContain(building.id)
        const [best, ...others] = search(address, index, 50)
        expect([best, ...others].map(hit => hit?.id), address).toContain(building.id)
        expect(best?.note.replaceAll(' ', ''), address).toContain(address.replaceAll(' ', ''))
        expect(search(building.name, 0, 50).map(hit => hit.id), building.name).toContain(building.id)
      }
    }
  })

  it('gives the neighbours of a number that the street has not, and the street before its lanes', () => {
    const numbers = new Set(communityIndices.flatMap(index => buildingsOf(seed, index)).flatMap(({ address }) => /府前街 (\d+) 号/.exec(address)?.[1] ?? []).map(Number))
    const missing = [...Array(200).keys()].find(n => n > 2 && !numbers.has(n) && numbers.has(n + 1)) ?? 0
    const near = search(`府前街${missing}号`)
    expect(near.length).toBeGreaterThan(0)
    for (const { note } of near) expect(Math.abs(Number(/府前街 (\d+) 号/.exec(note)?.[1]) - missing), note).toBeLessThanOrEqual(6)
    expect(first('府前街')?.note).toMatch(/ 府前街 \d+ 号/)
  })
})

describe('a search for what stands in the streets', () => {
  const camera = camerasOf(seed, cuiping.index)[4], component = componentsOf(seed, context.county.raw, cuiping.index, context.at).find(({ type }) => type === '路灯')

  it('finds a camera by its name, its id and its channel', () => {
    for (const query of [camera?.id ?? '', camera?.id.toUpperCase() ?? '', camera?.channel ?? '']) expect(first(query)?.id, query).toBe(camera?.id)
    expect(search(camera?.name ?? '').map(hit => hit.id)).toContain(camera?.id)
    for (const query of ['摄像头', '监控', '翠屏社区摄像机']) expect(search(query).some(hit => hit.kind === 'camera'), query).toBe(true)
  })

  it('finds a component by its sort, by its name and by its id', () => {
    expect(first('路灯')?.kind).toBe('component')
    expect(search('翠屏社区路灯').every(({ region }) => region === cuiping.code)).toBe(true)
    expect(search(component?.name ?? '').slice(0, 5).map(hit => hit.id)).toContain(component?.id)
    expect(first(component?.id ?? '')?.id).toBe(component?.id)
  })

  it('finds a device by its name, with and without its number and its community', () => {
    const devices = search('电梯')
    expect(devices.every(hit => hit.kind === 'device' && hit.name.includes('电梯'))).toBe(true)
    const [one] = search('翠屏社区电梯').filter(hit => hit.kind === 'device')
    expect(one?.region).toBe(cuiping.code)
    expect(search(`翠屏社区${one?.name ?? ''}`).map(hit => hit.id)).toContain(one?.id)
    expect(first(one?.id ?? '')?.id).toBe(one?.id)
  })
})

describe('a search for a number of the survey', () => {
  const { nodes, pipes } = networksOf(seed).area(0)
  const node = nodes[1_234], pipe = pipes[4_321]
  if (node === undefined || pipe === undefined) throw new Error('no pipes')

  it('finds the pipe or the node, in small letters, full width, with blanks or a long dash', () => {
    for (const id of [nodeIdOf(node), pipeIdOf(pipe)]) {
      for (const query of [id, id.toLowerCase(), ` ${id} `, id.replace('-', '－'), id.replace('-', '–'), id.replace('-', ' - '), id.replace('001', '００１')]) expect(first(query)?.id, query).toBe(id)
    }
  })

  it('gives what begins with the part that was typed', () => {
    for (const part of ['JS001', 'js001-01', 'RQ001-2']) {
      const hits = search(part)
      expect(hits).toHaveLength(20)
      for (const hit of hits) expect(hit.id.startsWith(part.toUpperCase()), hit.id).toBe(true)
    }
  })

  it('looks through the whole block for those below the root', () => {
    const last = [...pipes].reverse().find(({ kind, building }) => kind === 'JS' && building !== null)
    const community = last?.community ?? 0
    const hits = search('JS001', community)
    expect(hits).toHaveLength(20)
    for (const { region } of hits) expect(region).toBe(regionAt(community).code)
  })
})

describe('any search', () => {
  it.each(['', ' ', '\t  ', '　', '.*(', '[a-', '\\', '()', '%%%', 'zzqx', '不存在的地方', '<img onerror=1>', '__proto__', '?'.repeat(80), '翠'.repeat(80), '9'.repeat(80), 'JS999-0001', 'b.370199', '37012499999900009999'])('for %j finds nothing', (query) => {
    expect(search(query)).toEqual([])
  })

  it('gives at most as many hits as were asked for, each once, and each can be opened', () => {
    for (const query of ['社区', '村', '小区', '1号', '电梯', '街', '超市', 'JS001', '花园', '路灯', 'b.370124001005']) {
      for (const most of [1, 7, 50]) {
        const hits = search(query, 0, most)
        expect(hits.length).toBeLessThanOrEqual(most)
        expect(new Set(hits.map(({ kind, id }) => `${kind}:${id}`)).size).toBe(hits.length)
      }
      for (const { kind, id } of search(query)) expect(kind === 'region' ? findRegion(id)?.code : thingOf(context, kind, id)?.record.id, query).toBe(id)
    }
  })

  it('tells nothing of what lies outside its root', () => {
    for (const name of ['孝直镇', '榆山街道', '翠屏社区', '孔村']) {
      const root = regionNamed(name).index
      for (const query of ['村', '社区', '翠屏', '翠屏社区3号楼', '榆山街道翠屏社区3号楼', '孔村12号', '府前街', '电梯', '路灯', '监控', 'JS001', 'JS001-0001', 'JS900', 'b.370124', 'cam.370124', 'care.370124', '37012400001320000017', '平阴', '3号楼', '超市']) {
        for (const hit of search(query, root, 50)) expect(isWithin(findRegion(hit.region)?.index ?? -1, root), `${name}: ${query} gave ${hit.name}`).toBe(true)
      }
    }
  })

  it('is the same whatever was asked before', () => {
    const once = search('翠屏社区 府前街')
    search('孔村')
    expect(search('翠屏社区 府前街')).toEqual(once)
  })
})
