import { nodeId } from '@/api/contract/ids'
import type { PipeKind, PipeReading } from '@/api/contract/pipes'
import { between, hash, hashText, unit } from '../../county/hash'
import { isWithin, regionAt } from '../../county/regions'
import { hourMs, hourOfDay, minuteMs, toInstant } from '../../county/time'
import { areaName } from './areaPlan'
import { networksOf } from './networks'
import { type NetNode, nodeIdOf } from './plan'

type Measurand = PipeReading['measurand']
/** A monitoring point: what it measures, and the range that is in order. `base` and `swing`: usual value and how far the day moves it. */
interface Point { id: string, node: NetNode, name: string, measurand: Measurand, unit: PipeReading['unit'], base: number, swing: number, low: number | null, high: number | null, decimals: number }

interface Instrument { kind: PipeKind, measurand: Measurand, unit: PipeReading['unit'], low: number | null, high: number | null, base: readonly [number, number], swing: number, decimals: number, word: string }
const instruments: readonly Instrument[] = [
  { kind: 'JS', measurand: 'pressure', unit: 'megapascal', low: 0.14, high: 0.5, base: [0.26, 0.36], swing: -0.1, decimals: 3, word: '压力' },
  { kind: 'JS', measurand: 'flow', unit: 'cubicMetrePerHour', low: null, high: 420, base: [60, 210], swing: 0.8, decimals: 1, word: '流量' },
  { kind: 'YS', measurand: 'level', unit: 'metre', low: null, high: 0.8, base: [0.05, 0.2], swing: 0.3, decimals: 2, word: '液位' },
  { kind: 'WS', measurand: 'level', unit: 'metre', low: null, high: 0.6, base: [0.15, 0.3], swing: 0.7, decimals: 2, word: '液位' },
  { kind: 'RQ', measurand: 'methane', unit: 'percentLel', low: null, high: 5, base: [0.1, 0.9], swing: 0.5, decimals: 1, word: '井内甲烷' },
  { kind: 'RL', measurand: 'temperature', unit: 'celsius', low: 45, high: 95, base: [58, 72], swing: -0.1, decimals: 1, word: '供水温度' },
  { kind: 'DL', measurand: 'load', unit: 'percent', low: null, high: 85, base: [28, 52], swing: 0.6, decimals: 0, word: '负载率' },
]
/** How many of each instrument the county town has; a village has one pressure gauge where its water comes in. */
const inTown: readonly number[] = [60, 20, 30, 30, 36, 26, 40]

const kept = new Map<number, readonly Point[]>()
function pointsOf(seed: number): readonly Point[] {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const networks = networksOf(seed)
  const made = networks.plans.flatMap((plan, k): Point[] => {
    const { nodes } = networks.area(k)
    const name = areaName(plan)
    return instruments.flatMap((instrument, i): Point[] => {
      const wanted = plan.town ? inTown[i] ?? 0 : plan.urban ? Math.ceil((inTown[i] ?? 0) / 25) : instrument.measurand === 'pressure' || (instrument.kind === 'WS' && k % 4 === 0) ? 1 : 0
      const suited = wanted === 0 ? [] : nodes.filter(node => node.kind === instrument.kind && suits(node))
      return chosen(suited, wanted, hash(seed, 0x4ead, k, i)).map((node, n) => pointAt(seed, node, instrument, plan.urban ? `${regionAt(node.community).name}${instrument.word} ${n + 1} 号` : `${name}${instrument.word}`))
    })
  })
  kept.set(seed, made)
  return made
}

function suits({ feature, pipes, kind }: NetNode): boolean {
  if (feature === 'entry' || feature === 'gully' || feature === 'end' || pipes.length < 2) return false
  return kind === 'WS' || kind === 'YS' ? feature === 'manhole' : true
}

/** So many, spread evenly over the list. */
function chosen(nodes: readonly NetNode[], wanted: number, h: number): NetNode[] {
  const step = nodes.length / Math.max(1, wanted)
  return step < 1 ? [...nodes] : Array.from({ length: wanted }, (_, k) => nodes[Math.min(nodes.length - 1, Math.floor((k + unit(hash(h, k))) * step))]).filter(node => node !== undefined)
}

function pointAt(seed: number, node: NetNode, { measurand, unit: measured, low, high, base, swing, decimals }: Instrument, name: string): Point {
  const id = nodeIdOf(node)
  const h = hash(seed, 0x4eae, hashText(id), hashText(measurand))
  return { id: `${measurand}-${id}`, node, name, measurand, unit: measured, base: between(h, base[0], base[1]), swing, low, high, decimals }
}

/** How much of the day's use there is at an hour, −1 … 1: low at night, peaks in the morning and the evening; straight between. */
const dayCurve = [-0.6, -0.8, -0.9, -0.95, -0.9, -0.5, 0.3, 0.9, 0.7, 0.4, 0.3, 0.5, 0.6, 0.2, 0, 0.1, 0.2, 0.5, 0.9, 1, 0.8, 0.5, 0.1, -0.3, -0.6] as const

function valueAt(seed: number, point: Point, at: number): number {
  const hour = hourOfDay(at), i = Math.floor(hour)
  const curve = (dayCurve[i] ?? 0) + ((dayCurve[i + 1] ?? 0) - (dayCurve[i] ?? 0)) * (hour - i)
  const h = hash(seed, 0x4eaf, hashText(point.id), Math.floor(at / (5 * minuteMs)))
  const day = hash(seed, 0x4eb0, hashText(point.id), Math.floor(at / (24 * hourMs)))
  const calm = point.base * (1 + point.swing * curve * 0.5) * between(h, 0.985, 1.015)
  // On some days a point is off its usual value, so that there is something to see.
  const odd = unit(day) < 0.045 ? (point.low !== null && unit(hash(day, 1)) < 0.6 ? point.low / point.base * 0.92 : (point.high ?? point.base * 2) / point.base * 1.06) : 1
  const value = odd === 1 ? calm : point.base * odd * between(h, 0.99, 1.01)
  const scale = 10 ** point.decimals
  return Math.max(0, Math.round(value * scale) / scale)
}

/** A point that has not reported since the middle of the last night, or longer. */
function isOffline(seed: number, point: Point, at: number): boolean {
  return unit(hash(seed, 0x0ff1, hashText(point.id), Math.floor(at / (12 * hourMs)))) < 0.03
}

function record(seed: number, point: Point, at: number): PipeReading {
  const { node, low, high } = point
  const offline = isOffline(seed, point, at)
  const value = offline ? null : valueAt(seed, point, at)
  const last = Math.floor(at / hourMs) * hourMs
  const silentFrom = Math.floor(at / (12 * hourMs)) * 12 * hourMs
  const trend = Array.from({ length: 24 }, (_, k) => last - (23 - k) * hourMs).filter(hour => !offline || hour < silentFrom).map(hour => ({ at: toInstant(hour), value: valueAt(seed, point, hour) }))
  const state = value === null ? 'offline' : low !== null && value < low ? 'low' : high !== null && value > high ? 'high' : 'normal'
  return {
    id: point.id, pipeKind: node.kind, region: regionAt(node.community).code, name: point.name, node: nodeId.parse(nodeIdOf(node)), point: node.point, measurand: point.measurand, unit: point.unit,
    value, low, high, readAt: offline ? trend.at(-1)?.at ?? null : toInstant(Math.floor(at / (5 * minuteMs)) * 5 * minuteMs), state, trend,
  }
}

const urgency = { high: 0, low: 0, offline: 1, normal: 2 } as const
/** Readings of a region at a moment: those out of range first, then those that are silent. */
export function readingsAt(seed: number, root: number, at: number): PipeReading[] {
  return pointsOf(seed).filter(point => isWithin(point.node.community, root)).map(point => record(seed, point, at)).sort((a, b) => urgency[a.state] - urgency[b.state])
}
