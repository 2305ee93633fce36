import { describe, expect, it } from 'vitest'
import { startLanguage } from '@/i18n/language'

describe('the language that the wall starts in', () => {
  it.each([
    ['what the address says', 'en', null, 'en'], ['what the address says, before what was kept', 'zh-CN', 'en', 'zh-CN'], ['what was kept', null, 'en', 'en'],
    ['Chinese where nothing was said', null, null, 'zh-CN'], ['what was kept, where the address names no language', 'fr', 'en', 'en'], ['Chinese where the store is corrupt', null, '{"lang":', 'zh-CN'],
  ])('is %s', (_what, asked, kept, language) => {
    expect(startLanguage(asked, kept)).toBe(language)
  })
})
