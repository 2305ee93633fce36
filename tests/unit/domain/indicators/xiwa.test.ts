// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { IndicatorInputId, IndicatorValue } from '@/api/contract/indicators'
import { assess, inputsById, withValue } from '@/domain/indicators/engine'
import { inputOf } from '../../../builders/indicators'
import { xiwaClaims, xiwaElderlyServices } from '../../../fixtures/xiwa'

const values: readonly (readonly [IndicatorInputId, IndicatorValue])[] = [...xiwaClaims.map(({ input, value }) => [input, value] as const), ['elderlyServices', xiwaElderlyServices.value]]
const claimed = inputsById({ inputs: values.map(([id, value]) => inputOf(id, value)) })
const outcomes = (inputs: typeof claimed) => new Map(assess(inputs).map(({ indicator, outcome }) => [indicator.no, outcome]))

describe('the published acceptance of another county\'s community', () => {
  it('claims something of each of the 22 indicators, and each claim has its sentence', () => {
    expect([...new Set(xiwaClaims.map(({ no }) => no))]).toEqual(Array.from({ length: 22 }, (_, k) => k + 1))
    for (const { sentence } of xiwaClaims) expect(sentence.length).toBeGreaterThan(3)
  })

  it('comes out as it was published: all 22 are met, the eighth by condition', () => {
    const found = outcomes(claimed)
    expect(found.get(8)).toBe('metByCondition')
    for (const [no, outcome] of found) if (no !== 8) expect(outcome, `indicator ${no}`).toBe('met')
  })

  it.each(xiwaClaims.map(claim => [`${claim.no} ${claim.input}`, claim] as const))('%s turned round fails, and nothing else', (_, { no, input, flipped }) => {
    const found = outcomes(withValue(claimed, input, flipped))
    expect([...found].filter(([, outcome]) => outcome !== 'met' && outcome !== 'metByCondition')).toEqual([[no, 'notMet']])
  })

  it.each(xiwaClaims.map(claim => [`${claim.no} ${claim.input}`, claim] as const))('%s left out is not known, and nothing else', (_, { no, input }) => {
    const found = outcomes(withValue(claimed, input, null))
    expect([...found].filter(([, outcome]) => outcome !== 'met' && outcome !== 'metByCondition')).toEqual([[no, 'unknown']])
  })
})
