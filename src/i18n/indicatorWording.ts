import { useI18n } from 'vue-i18n'
import wording from './locales/zh-CN/indicatorWording'

/** Brings the full wording of the indicators, which only their desk and their printed table use: it is not in the words of the first view. */
export function useIndicatorWording(): void {
  useI18n().mergeLocaleMessage('zh-CN', wording)
}
