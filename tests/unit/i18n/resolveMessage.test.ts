import { describe, expect, it } from 'vitest'
import { createWallI18n } from '@/i18n/i18n'
import { resolveMessage } from '@/i18n/resolveMessage'

describe('a word', () => {
  it('is found by its path, also where a name holds dots itself', () => {
    const words = { figure: { 'population.male.80+': '男', 'plain': '平' }, a: { b: { c: '深' } } }
    expect(['a.b.d', 'figure'].map(path => resolveMessage(words, path))).toEqual([null, words.figure])
    const { global } = createWallI18n()
    global.mergeLocaleMessage('zh-CN', words)
    expect(['figure.population.male.80+', 'figure.plain', 'a.b.c'].map(path => global.t(path))).toEqual(['男', '平', '深'])
  })

  it('says what it is given in its places, and nothing where it is given nothing', () => {
    const { global } = createWallI18n()
    global.mergeLocaleMessage('zh-CN', { said: '{n} 件，{where}@{n}|{n}' })
    expect(global.t('said', { n: 3, where: '榆山' })).toBe('3 件，榆山@3|3')
    expect(global.t('said', { n: 0 })).toBe('0 件，@0|0')
  })

  it('is none where it is only what every object has', () => {
    expect(['constructor', 'a.toString', '__proto__'].map(path => resolveMessage({ a: {} }, path))).toEqual([null, null, null])
  })

  it('that comes late is found from then on', () => {
    const { global } = createWallI18n()
    global.setMissingHandler((_locale, key) => `no ${key}`)
    expect(global.t('late.word')).toBe('no late.word')
    global.mergeLocaleMessage('zh-CN', { late: { word: '迟' } })
    expect(global.t('late.word')).toBe('迟')
    expect(global.t('late.word')).toBe('迟')
  })
})
