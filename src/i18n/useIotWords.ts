import zhHealth from './locales/zh-CN/health'
import { useLateWords } from './useLateWords'

/** Words of what the alarms of days say, of devices and rules: needed by the panels and strips of the topics. */
export function useIotWords(): void {
  useLateWords(zhHealth)
}
