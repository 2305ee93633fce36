import { useI18n } from 'vue-i18n'
import zhTopicMap from './locales/zh-CN/topicMap'

/** Adds the Chinese words of what the map shows of a topic; the English ones come with their language. The map comes after the first chart, and so do they. */
export function useTopicMapWords(): void {
  useI18n().mergeLocaleMessage('zh-CN', zhTopicMap)
}
