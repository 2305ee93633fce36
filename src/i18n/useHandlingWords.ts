import { useI18n } from 'vue-i18n'
import zhHandling from './locales/zh-CN/handling'

/**
 * Adds the Chinese words of handling alarms to the catalogue; the English ones come with their language. They are needed only once
 * an alarm asks for attention, so they do not delay the first chart.
 */
export function useHandlingWords(): void {
  useI18n().mergeLocaleMessage('zh-CN', zhHandling)
}
