import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Every file of Chinese words, also those that come later than the first. */
const files = import.meta.glob<{ default: object }>('../../src/i18n/locales/zh-CN/*.ts', { eager: true })
const words = Object.values(files).reduce<object>((all, { default: some }) => ({ ...all, ...some }), {})

/** Keys by path; a list of words is one key. */
function keysOf(group: object, path = ''): string[] {
  return Object.entries(group).flatMap(([key, value]: [string, unknown]) => typeof value === 'object' && value !== null && !Array.isArray(value) ? keysOf(value, `${path}${key}.`) : [`${path}${key}`])
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:ts|vue)$/.test(name) && !name.replaceAll('\\', '/').startsWith('i18n/locales/'))
  .map(name => readFileSync(join('src', name), 'utf8'))

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What the source says of keys: whole ones in quotes, and families, made of a piece that stands and pieces that are put in: `severity.${…}`. */
function saidIn(texts: readonly string[]) {
  const whole = new Set<string>()
  const families = new Map<string, RegExp>()
  for (const text of texts) {
    for (const [, key = ''] of text.matchAll(/['"`]([a-zA-Z][\w-]*(?:\.[\w+-]+)*)['"`]/g)) whole.add(key)
    for (const [, template = ''] of text.matchAll(/`([a-zA-Z][\w-]*\.[^`\s]*\$\{[^`]*)`/g)) {
      const pieces = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
      families.set(template, new RegExp(`^${pieces.map(escape).join('.+')}$`))
    }
  }
  return { whole, families: [...families.values()] }
}

/** Families whose members are names that come with the data (`useDataWord`): no source could name them. */
const elsewhere: readonly RegExp[] = [/^measurand\./, /^source\./]

function unusedKeys(texts: readonly string[], keys: readonly string[]): string[] {
  const { whole, families } = saidIn(texts)
  return keys.filter(key => !whole.has(key) && ![...families, ...elsewhere].some(family => family.test(key)))
}

describe('the keys of the words', () => {
  it('are all used: a word that nobody shows is deleted', () => {
    expect(unusedKeys(sources, keysOf(words))).toEqual([])
  })

  it('are missed when nobody uses them', () => {
    expect(unusedKeys(['t(`severity.${level}`)', "t('menu.open')"], ['severity.urgent', 'menu.open', 'menu.shut', 'severities'])).toEqual(['menu.shut', 'severities'])
  })
})
