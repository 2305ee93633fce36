import { useI18n } from 'vue-i18n'
import zhLink from './locales/zh-CN/link'

/** Adds the Chinese words of filters and comparisons to the catalogue; the English ones come with their language. Nothing of them is on the first picture. */
export function useLinkWords(): void {
  useI18n().mergeLocaleMessage('zh-CN', zhLink)
}
