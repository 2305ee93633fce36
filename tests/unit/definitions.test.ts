import { describe, expect, it } from 'vitest'
import { figureIds } from '@/api/contract/figureCatalogue'
import en from '@/i18n/locales/en/definitions'
import zh from '@/i18n/locales/zh-CN/definitions'

describe('definitions', () => {
  it.each([['zh-CN', zh, '。'], ['en', en, '.']] as const)('say in a sentence of %s what each figure of the catalogue counts', (_language, { definition }, stop) => {
    const words: Readonly<Record<string, string>> = definition
    expect(figureIds.filter(id => !words[id]?.endsWith(stop))).toEqual([])
  })
})
