import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NumberLocale, figureText, fullNumber, wallNumber } from '@/domain/numberFormat'
import { below5, exact, notApplicable, partial, unknown, withheld } from '../../builders/figures'

const zh: NumberLocale = { tag: 'zh-CN', wan: true }
const en: NumberLocale = { tag: 'en', wan: false }

describe('a number on the wall', () => {
  it.each([
    [0, 0, '0', false], [99_999, 0, '99,999', false], [100_000, 0, '10.00', true], [323_072, 0, '32.31', true], [-250_000, 0, '-25.00', true],
    [714.95, 2, '714.95', false], [123_456.7, 1, '123,456.7', false],
  ])('%d with %d decimals reads %s in Chinese (in 万: %s)', (value, decimals, digits, tenThousands) => {
    expect(wallNumber(value, decimals, zh)).toEqual({ digits, tenThousands })
  })

  it('is never given in 万 in English', () => {
    expect(wallNumber(323_072, 0, en)).toEqual({ digits: '323,072', tenThousands: false })
  })

  it('is out by less than 50 when it is given in 万', () => {
    fc.assert(fc.property(fc.integer({ min: 100_000, max: 1_000_000_000 }), (value) => {
      const { digits, tenThousands } = wallNumber(value, 0, zh)
      expect(tenThousands).toBe(true)
      expect(Math.abs(Number(digits.replaceAll(',', '')) * 10_000 - value)).toBeLessThanOrEqual(50 + 1e-6)
    }))
  })

  it('is written out in full in tables', () => {
    expect(fullNumber(323_072, 0, zh)).toBe('323,072')
    expect(fullNumber(23.849, 1, en)).toBe('23.8')
  })
})

describe('the text of a figure', () => {
  it.each([
    ['exact', exact(1234), '1,234'], ['an exact zero', exact(0), '0'], ['a lower bound', partial(70), '≥70'], ['fewer than five people', below5(), '<5'],
    ['withheld beside a small count', withheld(), '∗'], ['unknown', unknown(), '—'], ['not applicable', notApplicable(), '/'],
  ])('%s', (_, figure, text) => {
    expect(figureText(figure, 0, zh)).toBe(text)
  })

  it('never says 0 for what is not known', () => {
    for (const figure of [unknown(), below5(), withheld(), notApplicable()]) {
      expect(figureText(figure, 0, zh)).not.toContain('0')
      expect(figure.value).toBeNull()
    }
  })
})
