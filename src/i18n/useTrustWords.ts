import { useI18n } from 'vue-i18n'
import zhDefinitions from './locales/zh-CN/definitions'
import zhTrustWords from './locales/zh-CN/trustWords'

/**
 * Adds the Chinese words of trust lines, notes and data quality to the catalogue; the English ones come with their language. They
 * are needed once a number is looked into, so they do not delay the first chart.
 */
export function useTrustWords(): void {
  const i18n = useI18n()
  i18n.mergeLocaleMessage('zh-CN', zhTrustWords)
  i18n.mergeLocaleMessage('zh-CN', zhDefinitions)
}
