import { type FigureId, pipeAgeBands, pipeDepthBands } from '@/api/contract/figureCatalogue'
import { pipeKinds, pipeMaterials } from '@/api/contract/pipes'
import { largestRemainder } from '../../county/apportion'
import { communityIndices, regionList } from '../../county/regions'
import { type Column, type Register, columnOf, ordinalOf } from '../../county/registers/table'
import { pathIndices } from '../../county/regions'
import { networksOf } from './networks'
import type { NetPipe } from './plan'
import { axisDepthMm } from './records'
import { troublesAt } from './troubles'

const ages = pipeAgeBands.length, depths = pipeDepthBands.length, materials = pipeMaterials.length
const cells = pipeKinds.length * materials * ages * depths

const ageBand = (age: number): number => age <= 10 ? 0 : age <= 20 ? 1 : age <= 30 ? 2 : 3
const depthBand = (mm: number): number => mm < 1_000 ? 0 : mm < 2_000 ? 1 : mm <= 3_000 ? 2 : 3

/** Finest cell of a pipe: kind, material, age, depth of its axis in the middle. */
function cellOf(pipe: NetPipe, year: number): number {
  const depth = (axisDepthMm(pipe, pipe.from) + axisDepthMm(pipe, pipe.to)) / 2
  return ((pipeKinds.indexOf(pipe.kind) * materials + pipeMaterials.indexOf(pipe.spec.material)) * ages + ageBand(year - pipe.spec.year)) * depths + depthBand(depth)
}

/**
 * Hundredths of a km of every community in every finest cell, so that everything above is a sum: the community's own length is
 * rounded once and divided by largest remainder, first among the kinds, which each stay true to ten metres, then within them.
 */
function lengthCells(seed: number, year: number): Int32Array[] {
  const metres = communityIndices.map(() => new Float64Array(cells))
  for (const network of networksOf(seed).all()) {
    for (const pipe of network.pipes) {
      const list = metres[ordinalOf(pipe.community)], cell = cellOf(pipe, year)
      if (list !== undefined) list[cell] = (list[cell] ?? 0) + pipe.lengthM
    }
  }
  const perKind = cells / pipeKinds.length
  return metres.map((list) => {
    const made = new Int32Array(cells)
    const ofKind = pipeKinds.map((_, k) => list.subarray(k * perKind, (k + 1) * perKind))
    const lengths = ofKind.map(part => part.reduce((sum, value) => sum + value, 0))
    const kinds = divided(Math.round(lengths.reduce((sum, value) => sum + value, 0) / 10), lengths)
    for (const [k, part] of ofKind.entries()) made.set(divided(kinds[k] ?? 0, [...part]), k * perKind)
    return made
  })
}

/** A whole number divided by largest remainder among what is longer than nothing. */
function divided(total: number, weights: readonly number[]): number[] {
  const used = [...weights.keys()].filter(k => (weights[k] ?? 0) > 0)
  const parts = used.length === 0 ? [] : largestRemainder(total, used.map(k => weights[k] ?? 0))
  const made = weights.map(() => 0)
  for (const [i, k] of used.entries()) made[k] = parts[i] ?? 0
  return made
}

/** Length (hundredths of a km) by kind, material, age and depth, and the number of nodes; `year` is that of the survey, by which pipes are so old. */
export function pipeRegister(seed: number, year: number): Register {
  const byCommunity = lengthCells(seed, year)
  const register: Register = new Map()
  const put = (id: FigureId, wanted: (kind: number, material: number, age: number, depth: number) => boolean): void => {
    const take: number[] = []
    for (let cell = 0; cell < cells; cell++) {
      const depth = cell % depths, age = Math.floor(cell / depths) % ages, material = Math.floor(cell / depths / ages) % materials
      if (wanted(Math.floor(cell / depths / ages / materials), material, age, depth)) take.push(cell)
    }
    register.set(id, columnOf(byCommunity.map(list => take.reduce((sum, cell) => sum + (list[cell] ?? 0), 0))))
  }
  put('pipes.length', () => true)
  put('pipes.old', (_kind, _material, age) => age >= 2)
  for (const [k, kind] of pipeKinds.entries()) put(`pipes.length.${kind}`, at => at === k)
  for (const [k, material] of pipeMaterials.entries()) put(`pipes.material.${material}`, (_kind, at) => at === k)
  for (const [k, band] of pipeAgeBands.entries()) put(`pipes.age.${band}`, (_kind, _material, at) => at === k)
  for (const [k, band] of pipeDepthBands.entries()) put(`pipes.depth.${band}`, (_kind, _material, _age, at) => at === k)
  const nodes = new Array<number>(communityIndices.length).fill(0)
  for (const network of networksOf(seed).all()) for (const node of network.nodes) { const place = ordinalOf(node.community); nodes[place] = (nodes[place] ?? 0) + 1 }
  register.set('pipes.nodes', columnOf(nodes))
  return register
}

/** Open hidden troubles by level at a moment. */
export function troubleRegister(seed: number, at: number): Register {
  const columns = { all: new Float64Array(regionList.length), high: new Float64Array(regionList.length), medium: new Float64Array(regionList.length), low: new Float64Array(regionList.length) }
  for (const { pipe, level } of troublesAt(seed, 0, at, true)) {
    for (const index of pathIndices(pipe.community)) {
      for (const column of [columns.all, columns[level]]) column[index] = (column[index] ?? 0) + 1
    }
  }
  return new Map<FigureId, Column>([['pipes.troubles', columns.all], ['pipes.troubles.high', columns.high], ['pipes.troubles.medium', columns.medium], ['pipes.troubles.low', columns.low]])
}
