import { describe, expect, it } from 'vitest'
import en from '@/i18n/locales/en/messages'

/** Every file of Chinese words, also those that come later than the first. */
const files = import.meta.glob<{ default: object }>('../../src/i18n/locales/zh-CN/*.ts', { eager: true })
const zh = Object.values(files).reduce<object>((all, { default: words }) => ({ ...all, ...words }), {})

/** Every key with its path, deepest first come first named. */
function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => typeof value === 'object' && value !== null && !Array.isArray(value) ? keysOf(value, `${path}${key}.`) : [`${path}${key}`])
}

/** Names in braces that a message takes. */
function slotsOf(words: object, path: string): string[] {
  const found = path.split('.').reduce<unknown>((at, key) => typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined, words)
  return typeof found === 'string' ? [...found.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '').sort() : []
}

describe('the languages of the wall', () => {
  it('have each group of words in one file: of two, the last alone would be heard', () => {
    const groups = Object.values(files).flatMap(({ default: words }) => Object.keys(words))
    expect(groups.filter((group, i) => groups.indexOf(group) !== i)).toEqual([])
  })

  it('have the same words', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort())
  })

  it('say nothing but words and {names}: the page has no compiler of messages', () => {
    const texts = (words: object): string[] => Object.values(words).flatMap((value: unknown) => typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? texts(value) : [])
    const odd = [...texts(zh), ...texts(en)].filter(text => /[{}]|@[:.]| \| /.test(text.replaceAll(/\{\w+\}/g, '')))
    expect(odd).toEqual([])
    expect(texts(zh).length).toBeGreaterThan(1_000)
  })

  it('take the same values in their messages', () => {
    for (const path of keysOf(zh)) expect(slotsOf(en, path).filter(slot => !slotsOf(zh, path).includes(slot)), path).toEqual([])
  })
})
