import { pipeId } from '@/api/contract/ids'
import type { LonLat } from '@/api/contract/common'
import type { PipeKind, PipeTrouble } from '@/api/contract/pipes'
import { between, hash, pickWeighted, unit, wholeBetween } from '../../county/hash'
import { isWithin, regionAt } from '../../county/regions'
import { dayMs, dayNumber, hourMs, startOfDay, toInstant } from '../../county/time'
import { type NetPipe, pipeIdOf } from './plan'
import { populationOf } from './population'

/** A hidden trouble (隐患) with its whole life; when it is closed later than a moment it is open at that moment. */
export interface TroubleLife { id: string, pipe: NetPipe, kind: PipeTrouble['kind'], level: PipeTrouble['level'], foundAt: number, dueAt: number, closedAt: number }

/** Inspections find what they find within this many days; older troubles are all closed. */
const memoryDays = 150
/** Days to mend a trouble, by its level. */
const allowedDays = { high: 10, medium: 30, low: 60 } as const

/** What may be wrong with a pipe of a kind, and how often; only old pipes are over their age. */
const weights: Readonly<Record<PipeKind, Partial<Record<PipeTrouble['kind'], number>>>> = {
  JS: { corrosion: 4, leak: 5, overAge: 3, occupied: 2 },
  YS: { blockage: 5, settlement: 3, misconnection: 3, overAge: 1 },
  WS: { blockage: 5, settlement: 3, misconnection: 3, corrosion: 1 },
  RQ: { corrosion: 3, occupied: 4, overAge: 2, leak: 1 },
  RL: { corrosion: 4, leak: 3, overAge: 1 },
  DL: { occupied: 4, settlement: 2 },
  TX: { occupied: 3, settlement: 2 },
}

const year = 365.25 * dayMs
const lists = new Map<string, readonly TroubleLife[]>()
const mostLists = 4

/** Troubles found in the last months up to a day, the newest first; the same list for every moment of that day. */
function livesAt(seed: number, day: number): readonly TroubleLife[] {
  const key = `${seed}:${day}`
  const known = lists.get(key)
  if (known !== undefined) return known
  const made: TroubleLife[] = []
  for (let d = day; d > day - memoryDays; d--) {
    const found = wholeBetween(hash(seed, 0x7e0b, d), 2, 7)
    for (let n = 0; n < found; n++) made.push(lifeOf(seed, d, n))
  }
  made.push(...clearanceLives(seed))
  if (lists.size >= mostLists) { const oldest = lists.keys().next().value; if (oldest !== undefined) lists.delete(oldest) }
  lists.set(key, made)
  return made
}

function lifeOf(seed: number, day: number, n: number): TroubleLife {
  const h = hash(seed, 0x7e0b, day, n, 1)
  const foundAt = day * dayMs - 8 * hourMs + Math.floor(between(hash(h, 2), 8, 17.5) * 60) * 60_000
  const pipe = choosePipe(seed, h, foundAt)
  const age = (foundAt - Date.UTC(pipe.spec.year, 0)) / year
  const kinds = Object.entries(weights[pipe.kind]).map(([kind, weight]): [PipeTrouble['kind'], number] => [kind as PipeTrouble['kind'], kind === 'overAge' && age < 25 ? 0 : weight])
  const kind = kinds[pickWeighted(hash(h, 3), kinds.map(([, weight]) => weight))]?.[0] ?? 'settlement'
  const grave = kind === 'leak' && pipe.kind === 'RQ' ? 0.9 : kind === 'leak' || kind === 'corrosion' ? 0.3 : 0.12
  const u = unit(hash(h, 4))
  const level = u < grave ? 'high' : u < grave + 0.4 ? 'medium' : 'low'
  const dueAt = startOfDay(foundAt) + (allowedDays[level] + 1) * dayMs - 60_000
  const closedAt = foundAt + Math.floor(between(hash(h, 5), 0.2, 1.18) * allowedDays[level] * 24) * hourMs
  return { id: `YH-${day}-${n + 1}`, pipe, kind, level, foundAt, dueAt, closedAt }
}

/** A pipe by hash; old ones, and steel and brick, are found twice as often. */
function choosePipe(seed: number, h: number, at: number): NetPipe {
  const { pipes } = populationOf(seed)
  let choice: NetPipe | undefined
  for (let attempt = 0; attempt < 6; attempt++) {
    choice = pipes[hash(h, 0x90 + attempt) % pipes.length]
    if (choice === undefined) break
    const old = (at - Date.UTC(choice.spec.year, 0)) / year > 20 || choice.spec.material === 'brick'
    if (choice.building === null && (old || unit(hash(h, 0xa0 + attempt)) < 0.3)) break
  }
  if (choice === undefined) throw new Error('no pipes')
  return choice
}

/** Mains that lie too close together stay so until the street is dug up: found with the survey, due at the end of next year. */
function clearanceLives(seed: number): TroubleLife[] {
  return populationOf(seed).tooClose.map((pipe, k) => {
    const foundAt = Date.UTC(2022, 3, 1 + (hash(seed, 0xc1, k) % 500), 2)
    return { id: `YH-C-${k + 1}`, pipe, kind: 'clearance', level: k % 5 === 0 ? 'high' : 'medium', foundAt, dueAt: Date.UTC(2027, hash(seed, 0xc2, k) % 12, 20, 9), closedAt: Date.UTC(2031, k % 12, 10) }
  })
}

/** Troubles of a region that are known at a moment: open ones and those closed in the last months; the gravest and most urgent first. */
export function troublesAt(seed: number, root: number, at: number, open: boolean | null): TroubleLife[] {
  const rank = { high: 0, medium: 1, low: 2 } as const
  return livesAt(seed, dayNumber(at)).filter(life => life.foundAt <= at && (open === null || (life.closedAt > at) === open) && isWithin(life.pipe.community, root))
    .sort((a, b) => rank[a.level] - rank[b.level] || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}

/** A trouble as the contract has it, at a moment. */
export function troubleRecord({ id, pipe, kind, level, foundAt, dueAt, closedAt }: TroubleLife, at: number): PipeTrouble {
  const { from, to } = pipe
  const point: LonLat = [Math.round((from.point[0] + to.point[0]) * 5e6) / 1e7, Math.round((from.point[1] + to.point[1]) * 5e6) / 1e7]
  return {
    id, pipe: pipeId.parse(pipeIdOf(pipe)), kind, pipeKind: pipe.kind, region: regionAt(pipe.community).code, point, level,
    foundAt: toInstant(foundAt), dueAt: toInstant(dueAt), closedAt: closedAt <= at ? toInstant(closedAt) : null, owner: pipe.spec.owner,
  }
}
