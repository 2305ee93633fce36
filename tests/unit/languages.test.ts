import { describe, expect, it } from 'vitest'
import { createWallI18n } from '@/i18n/i18n'
import en from '@/i18n/locales/en/messages'

const zh: object = createWallI18n().global.getLocaleMessage('zh-CN')

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
  it('have the same words', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort())
  })

  it('take the same values in their messages', () => {
    for (const path of keysOf(zh)) expect(slotsOf(en, path).filter(slot => !slotsOf(zh, path).includes(slot)), path).toEqual([])
  })
})
