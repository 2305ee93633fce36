import { type Composer, type MessageResolver, createI18n } from 'vue-i18n'
import zhAlarmBoard from './locales/zh-CN/alarmBoard'
import zhAlarms from './locales/zh-CN/alarms'
import zhCity from './locales/zh-CN/city'
import zhClocks from './locales/zh-CN/clocks'
import zhFigures from './locales/zh-CN/figures'
import zhHealth from './locales/zh-CN/health'
import zhMap from './locales/zh-CN/map'
import zhScenarios from './locales/zh-CN/scenarios'
import zhTools from './locales/zh-CN/tools'
import zhTrust from './locales/zh-CN/trust'
import zhUnderground from './locales/zh-CN/underground'
import zhVideo from './locales/zh-CN/video'
import zhWall from './locales/zh-CN/wall'

/** Words by key; a group may hold groups. */
interface Words { [key: string]: string | readonly string[] | Words }

type MessageValue = NonNullable<ReturnType<MessageResolver>>

/** Languages of the wall; Chinese first. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Makes the translator. Chinese is complete, but for what `useHandlingWords`, `useIndicatorWords` and `useTrustWords` add; what English lacks falls back to it. English is loaded when it is chosen. */
export function createWallI18n() {
  const messages: Record<Language, Words> = { 'zh-CN': { ...zhWall, ...zhFigures, ...zhAlarms, ...zhMap, ...zhScenarios, ...zhCity, ...zhUnderground, ...zhTools, ...zhAlarmBoard, ...zhVideo, ...zhClocks, ...zhHealth, ...zhTrust }, 'en': {} }
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

/** Finds a message; a name may hold dots itself (`figure` + `population.male.80+`). */
function resolveMessage(messages: unknown, path: string): MessageValue | null {
  if (typeof messages !== 'object' || messages === null) return null
  const own = new Map<string, unknown>(Object.entries(messages))
  const whole = own.get(path)
  if (whole !== undefined) return whole as MessageValue
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const below = own.get(path.slice(0, dot))
    const found = below === undefined ? null : resolveMessage(below, path.slice(dot + 1))
    if (found !== null) return found
  }
  return null
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
