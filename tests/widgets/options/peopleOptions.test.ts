// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { ageBands, partyAgeBands } from '@/api/contract/figureCatalogue'
import { assistanceOption, classShare } from '@/widgets/assistance/assistanceOption'
import { lifeStages, partyOption, stageFigure } from '@/widgets/party/partyOption'
import { bandShare, bandText, populationOption } from '@/widgets/population/populationOption'
import { categoriesOf, marksOf } from '../../builders/chart'
import { below5, exact, groupData, partial, unknown, withheld } from '../../builders/figures'
import { chartTheme } from '../../builders/theme'

const theme = chartTheme()

describe('the age pyramid', () => {
  const words = { male: '男', female: '女' }
  const data = groupData('population', {
    'population.resident': 2000, 'population.male.0-9': 100, 'population.female.0-9': 90, 'population.male.80+': below5(), 'population.female.80+': withheld(),
    'population.male.70-79': unknown(), 'population.female.70-79': 0,
  })

  it.each([
    ['male', '0-9', 5, '5.0'], ['female', '0-9', 4.5, '4.5'], ['male', '80+', null, '<5'], ['female', '80+', null, '∗'], ['male', '70-79', null, '—'], ['female', '70-79', 0, '0.0'],
  ] as const)('%s %s is %s per cent of the residents and reads %s', (sex, band, share, text) => {
    expect(bandShare(data, sex, band)).toBe(share)
    expect(bandText(data, sex, band)).toBe(text)
  })

  it('knows no share where the residents are not known, or nobody lives there', () => {
    for (const resident of [unknown(), exact(0)]) {
      const empty = groupData('population', { 'population.resident': resident })
      expect(bandShare(empty, 'male', '0-9')).toBeNull()
      expect(bandText(empty, 'male', '0-9')).toBe('—')
    }
  })

  it('has men at the left, women at the right, a bar for each band, each opening its figure', () => {
    const option = populationOption(data, words, theme)
    expect(marksOf(option, 0).map(m => m.figure)).toEqual(ageBands.map(b => `population.male.${b}`))
    expect(marksOf(option, 1).map(m => m.figure)).toEqual(ageBands.map(b => `population.female.${b}`))
    expect(marksOf(option, 0)[0]).toMatchObject({ value: 5, name: '5.0', color: 'male' })
    expect(marksOf(option, 0)[8]).toMatchObject({ value: 0, name: '<5' })
  })

  it('draws 60 and over at full strength, the rest fainter', () => {
    expect(marksOf(populationOption(data, words, theme), 0).map(m => m.opacity === 1)).toEqual([...Array<boolean>(6).fill(false), true, true, true])
  })
})

describe('the stages of life', () => {
  it('are each the sum of both sexes over their bands, and together cover every band once', () => {
    expect(lifeStages.flatMap(s => [...s.bands])).toEqual([...ageBands])
    const data = groupData('party', { 'population.male.0-9': 1, 'population.female.0-9': 2, 'population.male.10-19': 4, 'population.female.10-19': 8 })
    expect(stageFigure(data, ['0-9', '10-19'])).toMatchObject({ state: 'exact', value: 15 })
  })

  it.each([
    ['unknown where a part is unknown', unknown(), { state: 'unknown', value: null }],
    ['withheld where a part is a small count, and does not call itself below five', below5(), { state: 'suppressed', value: null, below5: false }],
    ['withheld where a part is withheld', withheld(), { state: 'suppressed', value: null, below5: false }],
    ['a lower bound where a part is one', partial(7), { state: 'partial', value: 107 }],
  ])('are %s', (_, part, expected) => {
    expect(stageFigure(groupData('party', { 'population.female.80+': part }), ['80+'])).toMatchObject(expected)
  })
})

describe('the members by age', () => {
  const words = partyAgeBands.map(b => `词${b}`)

  it('are bars in the order of age with number and share', () => {
    const option = partyOption(groupData('party', { 'party.members': 4000, 'party.age.le35': 1000, 'party.age.36-45': 500 }), words, theme)
    expect(categoriesOf(option.yAxis)).toEqual(words)
    expect(marksOf(option, 0)[0]).toMatchObject({ value: 1000, figure: 'party.age.le35', name: '{n|1,000}{s|25.0%}' })
    expect(marksOf(option, 0)[1]).toMatchObject({ value: 500, figure: 'party.age.36-45', name: '{n|500}{s|12.5%}' })
  })

  it.each([['fewer than five', below5(), '{n|<5}'], ['withheld', withheld(), '{n|∗}'], ['unknown', unknown(), '{n|—}'], ['none', exact(0), '{n|0}{s|0.0%}']])('that are %s have no bar and say so', (_, figure, name) => {
    const option = partyOption(groupData('party', { 'party.age.ge71': figure }), words, theme)
    expect(marksOf(option, 0)[4]).toMatchObject({ value: 0, name })
  })

  it('have no share where the number of all members is not known', () => {
    expect(marksOf(partyOption(groupData('party', { 'party.members': unknown(), 'party.age.le35': 7 }), words, theme), 0)[0]?.name).toBe('{n|7}')
  })
})

describe('the recipients of assistance by class', () => {
  it.each([
    [30, 120, 25], [0, 120, 0], [below5(), 120, null], [30, unknown(), null], [0, 0, null],
  ])('class A of %o among %o is a share of %s', (part, all, share) => {
    expect(classShare(groupData('assistance', { 'assistance.classA': part, 'assistance.people': all }), 'classA')).toBe(share)
  })

  it('are three bars with number and share, each opening its figure', () => {
    const data = groupData('assistance', { 'assistance.people': 120, 'assistance.classA': 30, 'assistance.classB': below5(), 'assistance.classC': 90 })
    const option = assistanceOption(data, c => `词${c}`, c => c === 'classB' ? '<5' : c, theme)
    expect(categoriesOf(option.yAxis)).toEqual(['词classA', '词classB', '词classC'])
    expect(marksOf(option, 0)).toMatchObject([
      { value: 30, figure: 'assistance.classA', name: '{n|classA}{s|25.0%}' }, { value: 0, figure: 'assistance.classB', name: '{n|<5}' }, { value: 90, figure: 'assistance.classC', name: '{n|classC}{s|75.0%}' },
    ])
  })
})
