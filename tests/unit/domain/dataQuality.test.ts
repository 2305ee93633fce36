import { describe, expect, it } from 'vitest'
import type { FigureId } from '@/api/contract/figureCatalogue'
import { splitRules } from '@/api/contract/figureGroups'
import type { Breakdown, Figure } from '@/api/contract/figures'
import { type Loaded, doubtsIn, findContradictions, isTroubled, sourceStates } from '@/domain/dataQuality'
import { figuresIn } from '@/domain/panelSubject'
import { below5, breakdownOf, exact, groupAnswer, groupData, notApplicable, partial, someMorning, unknown, withheld } from '../../builders/figures'
import { at } from '../../builders/regions'

type Told = Partial<Record<FigureId, Figure>>
const loaded = (figures: Told, breakdowns: readonly Breakdown[] = []): Loaded => ({ groups: [{ region: at.county, figures }], breakdowns })
/** Parts 1, 2, 3 … and their sum, plus so much. */
function told({ total, parts }: (typeof splitRules)[number], more = 0): Told {
  const sum = parts.reduce((all, _, k) => all + k + 1, 0)
  return { ...Object.fromEntries(parts.map((part, k) => [part, exact(k + 1)])), [total]: exact(sum + more) }
}

describe('figures that contradict each other', () => {
  it.each(splitRules)('are found where parts do not sum to their total: $id', (rule) => {
    expect(findContradictions(loaded(told(rule)))).toEqual([])
    const [found, ...more] = findContradictions(loaded(told(rule, 1)))
    expect(more).toEqual([])
    expect(found).toMatchObject({ kind: 'parts', told: { figure: rule.total, region: at.county } })
    expect((found?.told.value ?? 0) - (found?.against ?? 0)).toBeCloseTo(1)
    expect(found?.terms.map(({ figure }) => figure)).toEqual(rule.parts)
  })

  it.each([['suppressed', below5()], ['withheld', withheld()], ['partial', partial(1)], ['unknown', unknown()], ['of another time', exact(1, { asOf: '2026-11-21T00:00:00+08:00' })]])('are none where a term is %s', (_name, term) => {
    const rule = splitRules[0]
    if (!rule) throw new Error('no rule')
    const last = rule.parts.at(-1)
    if (!last) throw new Error('no part')
    expect(findContradictions(loaded({ ...told(rule, 5), [last]: term }))).toEqual([])
    expect(findContradictions(loaded({ ...told(rule, 5), [rule.total]: term }))).toEqual([])
  })

  it('are found where the regions below do not sum to the region above, and a region to which it does not apply adds nothing', () => {
    const rows = [[at.yushan, 40], [at.ancheng, notApplicable()]] as const
    expect(findContradictions({ groups: [], breakdowns: [breakdownOf('events.total', 40, rows)] })).toEqual([])
    expect(findContradictions({ groups: [], breakdowns: [breakdownOf('events.total', 41, rows)] })).toEqual([
      { kind: 'children', key: `events.total|${at.county}`, told: { figure: 'events.total', region: at.county, value: 41 }, against: 40, terms: [{ figure: 'events.total', region: at.yushan, value: 40 }] },
    ])
    expect(findContradictions({ groups: [], breakdowns: [breakdownOf('party.members', 41, [[at.yushan, 36], [at.ancheng, below5()]])] })).toEqual([])
  })

  it('are compared at the precision of the figure, and never for a ratio', () => {
    expect(findContradictions({ groups: [], breakdowns: [breakdownOf('profile.area', 0.3, [[at.yushan, 0.1], [at.ancheng, 0.2]])] })).toEqual([])
    expect(findContradictions({ groups: [], breakdowns: [breakdownOf('housing.vacantShare', 5, [[at.yushan, 90]])] })).toEqual([])
  })

  it('are found where a register is told differently by two answers, but not where it moves by the minute', () => {
    const once = { 'housing.homes': exact(10, { period: 'P1M' }), 'devices.total': exact(7, { period: 'PT5M' }) }
    const again = [breakdownOf('housing.homes', exact(11, { period: 'P1M' }), []), breakdownOf('devices.total', exact(8, { period: 'PT5M' }), [])]
    expect(findContradictions(loaded(once, again))).toMatchObject([{ kind: 'twice', told: { figure: 'housing.homes', value: 11 }, against: 10 }])
  })

  it('are found where a count is below what it holds: more households on assistance than people', () => {
    expect(findContradictions(loaded({ 'assistance.households': exact(9), 'assistance.people': exact(8) }))).toMatchObject([{ kind: 'less', told: { figure: 'assistance.people', value: 8 }, against: 9 }])
    expect(findContradictions(loaded({ 'assistance.households': exact(8), 'assistance.people': exact(8) }))).toEqual([])
  })

  it('mark their figures in their region alone', () => {
    const found = findContradictions(loaded({ 'assistance.households': exact(9), 'assistance.people': exact(8) }))
    expect([...doubtsIn(found, at.county)].sort()).toEqual(['assistance.households', 'assistance.people'])
    expect(doubtsIn(found, at.yushan).size).toBe(0)
  })
})

describe('the sources of the figures', () => {
  it('stand as their latest figure does, and name what is partial or unknown', () => {
    const figures = {
      'housing.homes': exact(1, { source: 'housingRegister', period: 'P1M', asOf: '2026-11-01T00:00:00+08:00' }),
      'components.total': partial(3), 'components.intact': unknown(),
      'population.registered': exact(1, { source: 'policeRegister', period: 'P1Y', asOf: '2023-12-31T00:00:00+08:00' }),
    }
    const states = sourceStates(loaded(figures), someMorning)
    expect(states.map(({ source, timeliness, partial: some, unknown: none }) => [source, timeliness, some, none])).toEqual([
      ['census2020', 'onTime', ['components.total'], ['components.intact']], ['housingRegister', 'onTime', [], []], ['policeRegister', 'late', [], []],
    ])
    expect(states.map(isTroubled)).toEqual([true, false, true])
  })
})

describe('the figures of an answer', () => {
  it('are those of a group, or the one of a breakdown; whatever else there is holds none', () => {
    expect([...figuresIn(groupData('grid')).keys()]).toEqual(Object.keys(groupAnswer('grid').data.figures))
    expect([...figuresIn(breakdownOf('events.total', 5, []))].map(([id, { value }]) => [id, value])).toEqual([['events.total', 5]])
    expect([...figuresIn({ region: '370124', figure: 'assistance.people', points: [exact(7), exact(9)] })].map(([id, { value }]) => [id, value])).toEqual([['assistance.people', 9]])
    for (const data of [{ figure: 'assistance.people', points: [] }, null, 5, 'housing.homes', [], [exact(1)], { rows: [] }, { constructor: exact(1) }, { 'housing.homes': 5 }, { figure: 'nonsense', total: exact(1) }]) expect(figuresIn(data).size).toBe(0)
  })
})
