import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a row came out; `restless` where its control says that nothing may be concluded, empty where there is no goal. */
export type Verdict = 'met' | 'missed' | 'restless' | ''

/** One line of the table that `npm run bench` prints. Numbers come as text with their unit; empty where there is none. */
export interface BenchRow {
  /** `P1`, `P3` … of the measures that the wall is held to. */
  measure: string
  what: string
  ours: string
  floor: string
  ratio: string
  /** 95 % interval of the ratio. */
  interval: string
  goal: string
  verdict: Verdict
  note: string
}

/** What a measure hands over: its rows for the table, and all it counted for the file. */
export interface Measured { rows: readonly BenchRow[], details: unknown }

/** A row of which only some fields are said. */
export function rowOf(row: Partial<BenchRow> & Pick<BenchRow, 'measure' | 'what'>): BenchRow {
  return { ours: '', floor: '', ratio: '', interval: '', goal: '', verdict: '', note: '', ...row }
}

/** `1.23×` */
export function times(ratio: number): string { return `${ratio.toFixed(2)}×` }
/** `met` or `missed`. */
export function verdictOf(isMet: boolean): Verdict { return isMet ? 'met' : 'missed' }

const heads: readonly (readonly [keyof BenchRow, string])[] = [
  ['measure', ''], ['what', 'measure'], ['ours', 'ours'], ['floor', 'floor'], ['ratio', 'ratio'], ['interval', '95 %'], ['goal', 'goal'], ['verdict', ''], ['note', ''],
]
const isText = (key: keyof BenchRow) => key === 'measure' || key === 'what' || key === 'note'

/** The rows as lines of one table, its columns as wide as what stands in them. */
export function tableOf(rows: readonly BenchRow[]): string[] {
  const widths = heads.map(([key, head]) => Math.max(head.length, ...rows.map(row => row[key].length)))
  const line = (cells: readonly string[]) => cells.map((cell, i) => isText(heads[i]?.[0] ?? 'note') ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)).join('  ').trimEnd()
  return [line(heads.map(([, head]) => head)), ...rows.map(row => line(heads.map(([key]) => row[key])))]
}

const folder = 'bench-results'

/** Writes what a measure found to `bench-results/`. Returns the path. */
export function writeResult(name: string, machine: object, { rows, details }: Measured): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.json`)
  writeFileSync(path, `${JSON.stringify({ measure: name.toUpperCase(), ...machine, rows, details }, null, 2)}\n`)
  return path
}
