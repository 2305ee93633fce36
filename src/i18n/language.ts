import { type Language, languages } from './i18n'

/** Where the machine keeps the language that a person chose. */
export const languageMemory = 'wall.language'

const languageOf = (text: string | null): Language | null => languages.find(known => known === text) ?? null

/** The language to start in: what the address says (`?lang=`), else what was chosen on this machine, else Chinese. What is no language of the wall counts as nothing said. */
export function startLanguage(asked: string | null, kept: string | null): Language {
  return languageOf(asked) ?? languageOf(kept) ?? 'zh-CN'
}
