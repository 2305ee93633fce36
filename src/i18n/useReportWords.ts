import { useI18n } from 'vue-i18n'
import zhReport from './locales/zh-CN/report'

/** Adds the Chinese words of the menu and of the reports to the catalogue; the English ones come with their language. Nothing of them is needed for the first chart. */
export function useReportWords(): void {
  useI18n().mergeLocaleMessage('zh-CN', zhReport)
}
