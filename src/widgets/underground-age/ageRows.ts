import type { FiguresOf } from '@/api/contract/figures'
import { type PipeMaterial, pipeMaterials } from '@/api/contract/pipes'
import { type Part, largestFirst, partsOf, sumOf } from '@/domain/parts'

export interface MaterialRow extends Part<`pipes.material.${PipeMaterial}`> { material: PipeMaterial }
export interface MaterialRows {
  rows: MaterialRow[]
  /** What did not fit: how many materials, and their kilometres together (null where one is not known); null where all fit. */
  rest: { count: number, km: number | null } | null
}

/**
 * Materials, the most used first. Where not all fit, the last of the `most` rows stands for the rest together, so that the list
 * always adds up. Materials that are not there at all are left out.
 */
export function materialRows(data: FiguresOf<'undergroundMaterial'>, most: number): MaterialRows {
  const materialOf = new Map(pipeMaterials.map(material => [`pipes.material.${material}` as const, material]))
  const all = largestFirst(partsOf([...materialOf.keys()], data, data['pipes.length'])).flatMap((part): MaterialRow[] => {
    const material = materialOf.get(part.id)
    return material === undefined || part.figure.value === 0 ? [] : [{ ...part, material }]
  })
  if (all.length <= most) return { rows: all, rest: null }
  const rows = all.slice(0, Math.max(1, most - 1))
  const rest = all.slice(rows.length)
  return { rows, rest: { count: rest.length, km: sumOf(rest.map(row => row.figure)) } }
}

/** Where on the bar of ages 20 years lie, in percent from its young end; null where an age is not known, or there is no pipe. */
export function oldFromPercent(data: FiguresOf<'undergroundMaterial'>): number | null {
  const young = sumOf([data['pipes.age.le10'], data['pipes.age.11-20']])
  const old = sumOf([data['pipes.age.21-30'], data['pipes.age.gt30']])
  return young === null || old === null || young + old === 0 ? null : young / (young + old) * 100
}
