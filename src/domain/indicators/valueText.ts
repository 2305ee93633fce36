import { type IndicatorInputId, type IndicatorValue, type Interval, indicatorInputSpec } from '@/api/contract/indicators'
import { type NumberLocale, fullNumber } from '../numberFormat'
import type { Gap } from './engine'

/** Words by key, with values for the slots, as the catalogue gives them. */
export type SlotWords = (key: string, slots: Readonly<Record<string, string | number>>) => string

/** A value in words: what is read first, and what it is made of. */
export interface ValueText { main: string, detail: string }

/** Bounds in words: `12`, `≥12`, `≤12`, `10–12`; `—` where nothing is known. */
export function intervalText({ low, high }: Interval, locale: NumberLocale): string {
  const text = (n: number) => fullNumber(n, Number.isInteger(n) ? 0 : 1, locale)
  if (high === null) return low === 0 ? '—' : `≥${text(low)}`
  if (low === high) return text(low)
  return low === 0 ? `≤${text(high)}` : `${text(low)}–${text(high)}`
}

/** Percent with one decimal, rounded down, so that what misses a gate by a hair does not read as if it reached it. */
export function flooredPercent(part: number, whole: number): number {
  return Math.floor(1000 * part / whole) / 10
}

/** The value of an input in words. */
export function valueText(id: IndicatorInputId, value: IndicatorValue | null, t: SlotWords, locale: NumberLocale): ValueText {
  const { unit } = indicatorInputSpec(id)
  switch (value?.kind) {
    case undefined: return { main: '—', detail: '' }
    case 'yesNo': return { main: t(value.yes ? 'indicatorValue.yes' : 'indicatorValue.no', {}), detail: '' }
    case 'count': return { main: t('indicatorValue.counted', { n: intervalText(value.count, locale), unit: unit === null ? '' : t(`indicatorUnit.${unit}`, {}) }), detail: '' }
    case 'share': return { main: `${intervalText(value.percent, locale)}%`, detail: '' }
    case 'parts': {
      const { part, whole } = value
      if (whole.high === 0) return { main: t('indicatorValue.none', {}), detail: '' }
      const slots = { part: intervalText(part, locale), whole: intervalText(whole, locale) }
      const detail = unit === null ? t('indicatorValue.ofBare', slots) : t('indicatorValue.of', { ...slots, unit: t(`indicatorUnit.${unit}`, {}) })
      const isExact = part.low === part.high && whole.low === whole.high
      // Of a few things all of which are wanted, the counts say more than a percentage.
      return isExact && indicatorInputSpec(id).kind === 'share' ? { main: `${flooredPercent(part.low, whole.low).toFixed(1)}%`, detail } : { main: detail, detail: '' }
    }
  }
}

/** What a requirement asks for, in words; null is of the share on which it depends whether the indicator bears on the community. */
export function requirementText(id: IndicatorInputId, atLeast: number | null, onlyAbovePercent: number | null, t: SlotWords): string {
  if (atLeast === null) return t('indicatorValue.whenAbove', { n: onlyAbovePercent ?? 0 })
  const { kind, unit } = indicatorInputSpec(id)
  switch (kind) {
    case 'share': return `≥${atLeast}%`
    case 'every': return t('indicatorValue.all', {})
    case 'count': return `≥${t('indicatorValue.counted', { n: atLeast, unit: unit === null ? '' : t(`indicatorUnit.${unit}`, {}) })}`
    case 'yesNo': return t('indicatorValue.mustBe', {})
  }
}

/** What is missing, in words. */
export function gapText(gap: Gap, t: SlotWords, locale: NumberLocale): string {
  switch (gap.kind) {
    case 'notDone': case 'noData': return t(`gap.${gap.kind}`, {})
    case 'points': return t('gap.points', { n: boundsText(gap.atLeast, gap.atMost, t, locale) })
    case 'units': return t('gap.units', { n: boundsText(gap.atLeast, gap.atMost, t, locale), unit: t(`indicatorUnit.${gap.unit}`, {}) })
  }
}

function boundsText(atLeast: number, atMost: number | null, t: SlotWords, locale: NumberLocale): string {
  if (atMost === null) return t('gap.over', { n: intervalText({ low: atLeast, high: atLeast }, locale) })
  return intervalText({ low: atLeast, high: atMost }, locale)
}
