import type { Figure } from '@/api/contract/figures'

/** Words of a language for numbers: `wan` is true where 万 stands for ten thousand. */
export interface NumberLocale { tag: string, wan: boolean }

/** A number ready for the wall: digits, and whether the unit is in ten thousands (万). */
export interface WallNumber { digits: string, tenThousands: boolean }

/** 万 begins at a hundred thousand; below it a number is written out. */
const wanFrom = 100_000

/** Formats a number with grouping and fixed decimals; 万 with two decimals from 100,000 where the language has it. */
export function wallNumber(value: number, decimals: number, locale: NumberLocale): WallNumber {
  const tenThousands = locale.wan && decimals === 0 && Math.abs(value) >= wanFrom
  const digits = tenThousands ? 2 : decimals
  return { digits: formatter(locale.tag, digits).format(tenThousands ? value / 10_000 : value), tenThousands }
}

/** Written out in full with grouping, for tables and evidence. */
export function fullNumber(value: number, decimals: number, locale: NumberLocale): string {
  return formatter(locale.tag, decimals).format(value)
}

/** Text of a figure: its number, `≥` before a lower bound, or the mark of why there is none. */
export function figureText(figure: Figure, decimals: number, locale: NumberLocale): string {
  switch (figure.state) {
    case 'exact': return fullNumber(figure.value, decimals, locale)
    case 'partial': return `≥${fullNumber(figure.value, decimals, locale)}`
    case 'suppressed':
    case 'unknown':
    case 'notApplicable': return markOf(figure)
  }
}

/** What stands in the place of a number: `<5`, `∗` (withheld, so that a small count cannot be worked out), `—` (not known), `/` (does not apply). */
export function markOf(figure: Extract<Figure, { value: null }>): string {
  switch (figure.state) {
    case 'suppressed': return figure.below5 ? '<5' : '∗'
    case 'unknown': return '—'
    case 'notApplicable': return '/'
  }
}

const formatters = new Map<string, Intl.NumberFormat>()
function formatter(tag: string, decimals: number): Intl.NumberFormat {
  const key = `${tag}|${decimals}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  formatters.set(key, made)
  return made
}
