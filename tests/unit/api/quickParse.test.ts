import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { alarm as alarmSchema, alarmSnapshot } from '@/api/contract/alarms'
import { instant, lonLat } from '@/api/contract/common'
import { streamEvent } from '@/api/contract/stream'
import { quickParse } from '@/api/quickParse'
import { acknowledged, alarm, closed, shelved, snapshot } from '../../builders/alarms'

/** What JSON.parse makes of a value: objects of its own. */
const fromJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const events = [alarm('a'), acknowledged(alarm('b')), shelved(alarm('c')), closed(alarm('d')), { ...alarm('e'), reading: null, people: [], cameras: [] }].map(one => ({ type: 'alarm', alarm: one }))

/** Paths to everything inside a value, itself left out. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])])
}
/** The holder of what a path leads to. */
function holderOf(value: unknown, path: readonly string[]): Record<string, unknown> {
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined, value)
  if (typeof holder !== 'object' || holder === null) throw new Error(`nothing at ${path.join('.')}`)
  return holder as Record<string, unknown>
}
const damage = fc.oneof(
  fc.record({ type: fc.constant('drop' as const) }), fc.record({ type: fc.constant('add' as const) }),
  fc.record({ type: fc.constant('set' as const), to: fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(null, -1, 0.5, 1e308, 181, '', '2026-02-30T00:00:00Z', '2026-11-22T09:07:28+08:00', 'urgent', '//evil/x', '370124', [], {}, '__proto__')) }),
)

describe('the quick way to parse', () => {
  it('hands on as it is what is exactly as the contract has it', () => {
    for (const event of events.map(fromJson)) {
      const parsed = quickParse(streamEvent, event)
      expect(parsed.success && parsed.data).toBe(event)
    }
    const board = fromJson(snapshot([alarm('a'), alarm('b')]))
    const parsed = quickParse(alarmSnapshot, board)
    expect(parsed.success && parsed.data).toBe(board)
  })

  test.prop([fc.constantFrom(...events), fc.nat(), damage], { numRuns: 3_000 })('says what the schema says, whatever is wrong with a message', (event, n, what) => {
    const damaged = fromJson(event)
    const paths = pathsIn(damaged)
    const path = paths[n % paths.length] ?? []
    const holder = holderOf(damaged, path), key = path.at(-1) ?? ''
    if (what.type === 'drop') { if (Array.isArray(holder)) holder.pop(); else Reflect.deleteProperty(holder, key) }
    else if (what.type === 'add') Object.defineProperty(holder, Array.isArray(holder) ? String(holder.length) : 'more', { value: 1, enumerable: true, writable: true, configurable: true })
    else holder[key] = what.to
    // A value that no JSON writes, such as -0, is not what the parser is given.
    const expected = z.safeParse(streamEvent, fromJson(damaged))
    const found = quickParse(streamEvent, fromJson(damaged))
    expect(found.success).toBe(expected.success)
    if (found.success) expect(found.data).toEqual(expected.data)
    else expect(found.error.issues).toEqual(expected.error?.issues)
  })

  it('leaves no key in what it hands on that the contract does not have', () => {
    const nested = JSON.parse('{"a":1,"__proto__":{"b":2}}') as unknown
    const parsed = quickParse(z.object({ a: z.number() }), nested)
    expect(parsed.success && Object.keys(parsed.data)).toEqual(['a'])
  })

  it('takes no key for another', () => {
    expect(quickParse(z.object({ a: z.number() }), { b: 1 }).success).toBe(false)
    expect(quickParse(z.object({ a: z.nullable(z.number()) }), { b: null }).success).toBe(false)
  })

  it('leaves what it does not know to the schema', () => {
    expect(quickParse(z.object({ a: z.optional(z.string()) }), {}).success).toBe(true)
    expect(quickParse(z.string().check(z.trim()), ' a ')).toEqual({ success: true, data: 'a' })
    expect(quickParse(z.coerce.number(), '7')).toEqual({ success: true, data: 7 })
    expect(quickParse(z.string().check(z.refine(text => text !== 'no')), 'no').success).toBe(false)
    expect(quickParse(z.object({ a: z.string().check(z.refine(text => text !== 'no')) }), { a: 'no' }).success).toBe(false)
    expect(quickParse(z.number().check(z.multipleOf(2)), 3).success).toBe(false)
    expect(quickParse(z.array(z.number()).check(z.refine(all => all.length !== 1)), [1]).success).toBe(false)
    expect(quickParse(z.union([z.string(), z.number()]), true).success).toBe(false)
    expect(quickParse(z.tuple([z.number()], z.string()), [1, 'a', 2]).success).toBe(false)
    expect(quickParse(z.string().check(z.regex(/a/g)), 'ba').success).toBe(true)
  })

  it('knows every rule of an alarm', () => {
    const { place } = alarm('a')
    const is = (over: object) => quickParse(alarmSchema, fromJson({ ...alarm('a'), ...over })).success
    expect(is({})).toBe(true)
    expect([{ version: -1 }, { version: 1.5 }, { version: 2 ** 53 }, { kind: 'none' }, { id: '' }, { id: 'x'.repeat(81) }, { id: 'a b' }, { raisedAt: '2026-02-29T00:00:00Z' }, { place: { ...place, regionPath: [] } }, { place: { ...place, regionPath: ['37'] } }, { place: { ...place, point: [1] } }, { place: { ...place, floor: 0.5 } }].map(is)).toEqual(Array.from({ length: 12 }, () => false))
    expect([[180, 90], [180.1, 0], [0, -90.1], [0, 0, 0], ['0', 0]].map(point => quickParse(lonLat, point).success)).toEqual([true, false, false, false, false])
    expect(quickParse(instant, '2026-11-22T09:07:28+08:00').success).toBe(true)
  })
})
