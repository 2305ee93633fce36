import type { Component } from '@/api/contract/city'
import { type FigureId, componentClasses } from '@/api/contract/figureCatalogue'
import { componentId } from '@/api/contract/ids'
import { hash, mix, pick } from '../county/hash'
import { findRegion, regionAt } from '../county/regions'
import type { Column } from '../county/registers/table'
import { streetPoint } from './streetPoints'

/** What components are counted by: a column of an additive figure. */
export interface ComponentFigures { column: (id: FigureId, at: number) => Column }

/** A component as it is kept: everything but whether it is intact now. */
export interface CityComponent extends Omit<Component, 'intact'> { community: number, /** Index of its street in its area. */ street: number }

const types: Readonly<Record<Component['class'], readonly string[]>> = {
  utilities: ['路灯', '路灯', '路灯', '窨井盖', '消火栓', '通信交接箱', '配电箱'],
  traffic: ['交通标志牌', '信号灯', '公交站牌', '隔离护栏', '停车泊位', '减速带'],
  sanitation: ['垃圾分类箱', '果皮箱', '公共厕所', '宣传栏'],
  greening: ['行道树', '行道树', '花坛', '座椅', '绿地护栏'],
  other: ['健身器材', '监控立杆', '便民箱', '门牌'],
}
/** Every sort of component, each once. */
export const componentTypes: readonly string[] = [...new Set(Object.values(types).flat())]
const owners: Readonly<Record<Component['class'], string>> = { utilities: '县住建局', traffic: '县交警大队', sanitation: '县综合执法局', greening: '县园林服务中心', other: '属地镇街' }

/** A village whose component survey has not been made: nothing is known of its components (as in the figures). */
const unsurveyed = findRegion('370124105218')?.index ?? -1

const kept = new Map<string, readonly CityComponent[]>()

/** The components of a community, as many of each class as the figures `components.*` say; made once for a seed. */
export function componentsOf(seed: number, raw: ComponentFigures, community: number, at: number): readonly CityComponent[] {
  const key = `${seed}:${community}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { code } = regionAt(community)
  const made = community === unsurveyed
    ? []
    : componentClasses.flatMap((name, c) => {
      const id: FigureId = `components.${name}`
      return Array.from({ length: raw.column(id, at)[community] ?? 0 }, (_, k): CityComponent => {
        const h = hash(seed, 0xc0a9, community, c * 100_000 + k)
        const street = streetPoint(seed, community, mix(h, 2))
        const type = pick(mix(h, 1), types[name])
        return { id: componentId.parse(`cmp.${code}.${c + 1}${String(k + 1).padStart(4, '0')}`), region: code, community, class: name, type, name: `${street.name}${type} ${k + 1} 号`, point: street.point, street: street.street, owner: owners[name] }
      })
    })
  kept.set(key, made)
  return made
}

/** Ids of the components that are not intact at a time: as many as the figures say; what is broken stays broken longest. */
export function brokenOf(seed: number, raw: ComponentFigures, community: number, at: number): ReadonlySet<string> {
  const list = componentsOf(seed, raw, community, at)
  const broken = (raw.column('components.total', at)[community] ?? 0) - (raw.column('components.intact', at)[community] ?? 0)
  const order = list.map((component, k) => ({ id: component.id, weak: mix(hash(seed, 0xb40, community), k) })).sort((a, b) => a.weak - b.weak)
  return new Set(order.slice(0, broken).map(({ id }) => id))
}
