import { useI18n } from 'vue-i18n'
import zhLivelihood from './locales/zh-CN/livelihood'

/**
 * Adds the Chinese words of 民生服务 to the catalogue; the English ones come with their language. Only its panels need them, so they
 * do not delay the first chart.
 */
export function useLivelihoodWords(): void {
  useI18n().mergeLocaleMessage('zh-CN', zhLivelihood)
}
