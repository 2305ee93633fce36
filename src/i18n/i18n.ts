import { type Composer, createI18n } from 'vue-i18n'
import zhAlarmBoard from './locales/zh-CN/alarmBoard'
import zhAlarms from './locales/zh-CN/alarms'
import zhClocks from './locales/zh-CN/clocks'
import zhFigures from './locales/zh-CN/figures'
import zhMap from './locales/zh-CN/map'
import zhReplay from './locales/zh-CN/replay'
import zhScenarios from './locales/zh-CN/scenarios'
import zhTrust from './locales/zh-CN/trust'
import zhWall from './locales/zh-CN/wall'
import { resolveMessage } from './resolveMessage'
import type { Words } from './useLateWords'

/** Languages of the wall; Chinese first. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Makes the translator. Chinese is complete, but for what the components that come late add (`useLateWords`); what English lacks falls back to it. English is loaded when it is chosen. */
export function createWallI18n() {
  const messages: Record<Language, Words> = { 'zh-CN': { ...zhWall, ...zhFigures, ...zhAlarms, ...zhMap, ...zhScenarios, ...zhAlarmBoard, ...zhClocks, ...zhReplay, ...zhTrust }, 'en': {} }
  return createI18n({
    legacy: false,
    locale: 'zh-CN',
    fallbackLocale: 'zh-CN',
    missingWarn: import.meta.env.DEV,
    fallbackWarn: false,
    messageResolver: resolveMessage,
    messages,
  })
}

export type WallI18n = ReturnType<typeof createWallI18n>

/** What of the translator a switch needs: the one of the whole wall, as `useI18n` gives it. */
type Translator = Pick<Composer, 'locale' | 'getLocaleMessage' | 'setLocaleMessage'>

/** Switches the language of the words and of the document; loads its words first. Rejects where they do not come: the language then stays. */
export async function setLanguage({ global: translator }: { global: Translator }, language: Language): Promise<void> {
  if (language === 'en' && Object.keys(translator.getLocaleMessage('en')).length === 0) {
    const { default: messages } = await import('./locales/en/messages')
    translator.setLocaleMessage('en', messages)
  }
  translator.locale.value = language
  document.documentElement.lang = language
}
