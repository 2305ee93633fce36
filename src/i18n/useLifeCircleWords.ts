import { useI18n } from 'vue-i18n'
import zhLifeCircle from './locales/zh-CN/lifeCircle'

/** Adds the Chinese words of the 15-minute circle to the catalogue; the English ones come with their language. Only its panel and its legend need them. */
export function useLifeCircleWords(): void {
  useI18n().mergeLocaleMessage('zh-CN', zhLifeCircle)
}
