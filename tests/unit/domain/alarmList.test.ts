import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alarm, severities } from '@/api/contract/alarms'
import type { RegionCode } from '@/api/contract/ids'
import { type AlarmBoard, applyEvents, boardCap, boardOf, countIn, emptyBoardWith, standardLimits } from '@/domain/alarmBoard'
import { type ListItem, type ListPage, type ListWish, listPage, openIn, openOfDevice } from '@/domain/alarmList'
import { acknowledged, alarm, closed, event, shelved } from '../../builders/alarms'
import { someMorning } from '../../builders/figures'
import { at } from '../../builders/regions'

const iso = (ms: number) => new Date(ms).toISOString()
const on = (...alarms: readonly Alarm[]): AlarmBoard => applyEvents(emptyBoardWith(standardLimits, someMorning), alarms.map(event), someMorning)
const wish = (over: Partial<ListWish> = {}): ListWish => ({ region: at.county, severity: null, kind: null, grouped: false, group: null, shelved: false, ...over })
const name = (item: ListItem) => item.type === 'alarm' ? item.row.alarm.id : `${item.group.kind} ${item.group.place === null ? '' : 'region' in item.group.place ? item.group.place.region : item.group.place.spot} ${item.group.count}`
const names = (board: AlarmBoard, over: Partial<ListWish> = {}, from = 0, size = 100) => listPage(board, wish(over), from, size).items.map(name)

const paths: readonly (readonly RegionCode[])[] = [[at.county], [at.county, at.yushan], [at.county, at.yushan, at.cuiping], [at.county, at.yushan, at.longshan], [at.county, at.ancheng, at.xinanli]]
const inPath = (path: readonly RegionCode[], building: string | null = null): Partial<Alarm> => ({ place: { ...alarm('x').place, regionPath: [...path], building } })

/** The order of urgency as it is said, over the alarms of a board. */
function oracle(board: AlarmBoard, region: RegionCode): string[] {
  const key = (a: Alarm) => [severities.indexOf(a.severity), a.acknowledged ? 1 : 0, a.event && a.event.step !== 'closed' && Date.parse(a.event.dueAt) <= board.at ? 0 : 1, -Date.parse(a.raisedAt)] as const
  return [...board.byId.values()].filter(a => a.closed === null && a.shelved === null && a.place.regionPath.includes(region))
    .sort((a, b) => { const [x, y] = [key(a), key(b)]; return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || x[3] - y[3] || (a.id < b.id ? -1 : 1) }).map(a => a.id)
}

const any: fc.Arbitrary<Alarm> = fc.record({
  id: fc.integer({ min: 0, max: 30 }), device: fc.integer({ min: 0, max: 8 }), severity: fc.constantFrom(...severities), kind: fc.constantFrom('gasLeak' as const, 'noise' as const), seen: fc.boolean(), shelf: fc.boolean(), end: fc.boolean(),
  minute: fc.integer({ min: 0, max: 9 }), path: fc.constantFrom(...paths), building: fc.constantFrom('1 号楼', '2 号楼', null),
}).map(({ id, device, severity, kind, seen, shelf, end, minute, path, building }) => {
  let one = alarm(`a${id}`, { severity, kind, raisedAt: iso(someMorning - minute * 60_000), device: { ...alarm(`d${device}`).device }, ...inPath(path, building) })
  if (seen) one = acknowledged(one)
  if (shelf) one = shelved(one)
  return end ? closed(one) : one
})
const boards = fc.uniqueArray(any, { selector: a => a.id, maxLength: 30 }).map(alarms => on(...alarms))

describe('what a region shows', () => {
  it('is the open alarms inside it, and how many of each severity', () => {
    const board = on(alarm('here'), closed(alarm('done')), shelved(alarm('away')), alarm('elsewhere', { severity: 'notice', ...inPath([at.county, at.ancheng, at.xinanli]) }))
    expect(openIn(board, at.yushan).map(a => a.id)).toEqual(['here'])
    expect(openIn(board, at.longshan)).toEqual([])
    expect(openIn(board, at.county)).toHaveLength(2)
    expect(countIn(board, at.county)).toEqual({ bySeverity: { urgent: 1, important: 0, general: 0, notice: 1 }, shelved: 1 })
    expect(countIn(board, at.longshan)).toEqual({ bySeverity: { urgent: 0, important: 0, general: 0, notice: 0 }, shelved: 0 })
  })

  it('is in the order of urgency, whatever came before, and counted right', () => {
    fc.assert(fc.property(boards, (board) => {
      for (const region of [at.county, at.yushan, at.cuiping, at.xinanli]) {
        expect(openIn(board, region).map(a => a.id)).toEqual(oracle(board, region))
        const { bySeverity } = countIn(board, region)
        expect(Object.values(bySeverity).reduce((a, b) => a + b, 0)).toBe(oracle(board, region).length)
      }
    }))
  })

  it('finds the open ones of a device, the shelved ones last', () => {
    const { device } = alarm('x')
    const board = on(shelved(alarm('s', { device })), alarm('n', { device, severity: 'notice' }), alarm('r', { device }), closed(alarm('c', { device })), alarm('other'))
    expect(openOfDevice(board, device.id).map(a => a.id)).toEqual(['r', 'n', 's'])
  })
})

describe('the list', () => {
  const { device } = alarm('x')
  const many = (n: number, prefix: string, over: Partial<Alarm>) => Array.from({ length: n }, (_, i) => alarm(`${prefix}${String(i).padStart(5, '0')}`, over))

  it('folds what one device says of one kind into the most urgent of it, with how often', () => {
    const board = on(alarm('o', { device, severity: 'important', repeats: 3 }), alarm('r', { device, repeats: 1 }), alarm('other', { severity: 'general' }))
    const { items } = listPage(board, wish(), 0, 10)
    expect(items.map(name)).toEqual(['r', 'other'])
    expect(items[0]).toMatchObject({ row: { raises: 6, stands: 2, isChattering: false } })
  })

  it('counts all that a row stands for, also those that come after its window', () => {
    const board = on(alarm('a', { device }), alarm('b'), alarm('c', { device, severity: 'notice' }))
    expect(listPage(board, wish(), 0, 1)).toMatchObject({ items: [{ row: { stands: 2 } }], after: 1 })
  })

  it('says how many stand above and below its window, and loses none', () => {
    const board = on(...many(20, 'a', {}))
    expect(listPage(board, wish(), 5, 8)).toMatchObject({ before: 5, after: 7 })
    expect(names(board, {}, 5, 8)).toEqual(Array.from({ length: 8 }, (_, i) => `a${String(i + 5).padStart(5, '0')}`))
  })

  it('shows one severity where that is wished', () => {
    const board = on(alarm('r'), alarm('y', { severity: 'general' }), alarm('b', { severity: 'notice' }))
    expect(names(board, { severity: 'general' })).toEqual(['y'])
    expect(listPage(board, wish({ severity: 'general' }), 0, 5)).toMatchObject({ before: 0, after: 0 })
  })

  it('has the shelved ones for itself, the shelf that ends first on top', () => {
    const until = (id: string, minutes: number) => { const one = shelved(alarm(id)); return { ...one, shelved: one.shelved && { ...one.shelved, until: iso(someMorning + minutes * 60_000) } } }
    const board = on(until('late', 90), until('soon', 10), alarm('r'))
    expect(names(board, { shelved: true })).toEqual(['soon', 'late'])
    expect(names(board)).toEqual(['r'])
  })

  it('counts an alarm in one row where a new version names another device', () => {
    const other = alarm('y').device
    const before = on(alarm('b', { device }), shelved(alarm('c', { device: other })), shelved(alarm('d', { device: other })))
    const after = applyEvents(before, [event({ ...closed(alarm('b', { device: other })), version: 9 })], someMorning)
    expect(listPage(after, wish({ shelved: true }), 0, 1)).toMatchObject({ items: [{ row: { stands: 2 } }], after: 0 })
  })

  it('lists of a board that grew what it lists of one that was made at once', () => {
    const rowless = (page: ListPage) => ({ ...page, items: page.items.map(item => item.type === 'group' ? item : [item.row.key, item.row.alarm.id, item.row.stands]) })
    fc.assert(fc.property(fc.array(fc.uniqueArray(any, { selector: a => a.id, maxLength: 12 }), { maxLength: 6 }), fc.constantFrom(at.county, at.yushan), fc.boolean(), fc.constantFrom(null, ...severities), fc.constantFrom(null, 'noise' as const), (batches, region, grouped, severity, kind) => {
      const wishes = [wish({ region, grouped, severity, kind }), wish({ region, shelved: true, kind })]
      let board = on()
      for (const [n, batch] of batches.entries()) {
        board = applyEvents(board, batch.map(one => event({ ...one, version: n + 1 })), someMorning)
        const atOnce = boardOf([...board.byId.values()], emptyBoardWith(standardLimits, someMorning), someMorning)
        expect(wishes.map(each => rowless(listPage(board, each, 0, 5)))).toEqual(wishes.map(each => rowless(listPage(atOnce, each, 0, 5))))
      }
    }))
  })

  it('has of one kind only those, and counts the others nowhere', () => {
    fc.assert(fc.property(boards, fc.constantFrom(at.county, at.yushan), fc.constantFrom(null, ...severities), (board, region, severity) => {
      const isWished = (id: string) => { const one = [...board.byId.values()].find(a => a.id === id); return one?.kind === 'noise' && (severity === null || one.severity === severity) }
      const expected = oracle(board, region).filter(isWished)
      const page = listPage(board, wish({ region, severity, kind: 'noise' }), 0, 2)
      const told = page.items.reduce((n, item) => n + (item.type === 'alarm' ? item.row.stands : item.group.count), 0)
      expect(told + page.after).toBe(expected.length)
      expect(page.items.every(item => item.type === 'alarm' && item.row.alarm.kind === 'noise')).toBe(true)
      const [first] = page.items
      expect(first?.type === 'alarm' ? first.row.alarm.id : undefined).toBe(expected[0])
    }))
  })

  describe('in a flood', () => {
    const storm = on(
      ...many(300, 'w', { kind: 'waterlogging', severity: 'general', ...inPath([at.county, at.yushan, at.cuiping], '1 号楼') }),
      ...many(200, 'v', { kind: 'waterlogging', severity: 'important', ...inPath([at.county, at.yushan, at.longshan]) }),
      ...many(40, 'x', { kind: 'pumpTrip', severity: 'general', ...inPath([at.county, at.ancheng, at.xinanli]) }),
      alarm('red', inPath([at.county, at.ancheng, at.xinanli])), alarm('lone', { severity: 'notice', kind: 'noise' }),
    )

    it('has red ones alone on top, then groups by cause and place below the region, the one with the worst first', () => {
      expect(names(storm, { grouped: true })).toEqual(['red', `waterlogging ${at.yushan} 500`, `pumpTrip ${at.ancheng} 40`, 'lone'])
      expect(names(storm, { grouped: true, region: at.yushan })).toEqual([`waterlogging ${at.longshan} 200`, `waterlogging ${at.cuiping} 300`, 'lone'])
      expect(names(storm, { grouped: true, region: at.cuiping })).toEqual(['waterlogging 1 号楼 300', 'lone'])
      expect(listPage(storm, wish({ grouped: true }), 0, 10)).toMatchObject({ held: 540, before: 0, after: 0 })
    })

    it('says of a group how bad, how many, how many wait, and when the newest came', () => {
      const board = on(alarm('a', { severity: 'general' }), acknowledged(alarm('b', { severity: 'important', raisedAt: iso(someMorning - 5) })))
      expect(listPage(board, wish({ grouped: true }), 0, 5).items).toEqual([{ type: 'group', group: { key: `gasLeak|${at.yushan}`, kind: 'gasLeak', place: { region: at.yushan }, worst: 'important', count: 2, waiting: 1, newest: someMorning } }])
    })

    it('opens a group to all its members, page by page', () => {
      const group = `waterlogging|${at.yushan}`
      const page = listPage(storm, wish({ grouped: true, group }), 190, 20)
      expect(page.items.slice(0, 10).map(name)).toEqual(many(200, 'v', {}).slice(190).map(a => a.id))
      expect(page).toMatchObject({ before: 190, after: 290, group: { count: 500, worst: 'important' } })
      expect(listPage(storm, wish({ grouped: true, group: 'noise|nowhere' }), 0, 5)).toMatchObject({ items: [], group: null, after: 0 })
    })

    it('drops none: whatever is wished, all pages together stand for every open alarm once', () => {
      fc.assert(fc.property(boards, fc.boolean(), fc.constantFrom(null, ...severities), fc.constantFrom(at.county, at.yushan, at.cuiping), fc.integer({ min: 1, max: 5 }), (board, grouped, severity, region, size) => {
        const asked = wish({ grouped, severity, region })
        const wished = openIn(board, region).filter(a => severity === null || a.severity === severity)
        let seen = 0
        for (let from = 0; ; from += size) {
          const page = listPage(board, asked, from, size)
          if (from > 0 || page.items.length > 0) expect(page.before).toBe(seen)
          if (page.items.length === 0) break
          seen += page.items.reduce((n, item) => n + (item.type === 'group' ? item.group.count : item.row.stands), 0)
          expect(page.before + page.after + (seen - page.before)).toBe(wished.length)
          for (const item of page.items) {
            if (item.type === 'group') expect(listPage(board, { ...asked, group: item.group.key }, 0, 100).group).toEqual(item.group)
            if (item.type === 'group') expect(item.group.worst).not.toBe('urgent')
          }
        }
        expect(seen).toBe(wished.length)
      }), { numRuns: 400 })
    })
  })

  it('reads no further than its window on a full board', () => {
    const board = boardOf(many(boardCap, 'a', { severity: 'general' }))
    const read = new Set<string>()
    const spied: AlarmBoard = { ...board, queue: { ...board.queue, chunks: board.queue.chunks.map(chunk => new Proxy(chunk, { get: (of, key, self) => { if (typeof key === 'string' && /^\d+$/.test(key)) read.add(`${of[0]?.alarm.id ?? ''}${key}`); return Reflect.get(of, key, self) as unknown } })) } }
    expect(listPage(spied, wish(), 0, 8).after).toBe(boardCap - 8)
    expect(read.size).toBeLessThan(20)
  })
})
