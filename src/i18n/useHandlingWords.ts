import zhHandling from './locales/zh-CN/handling'
import { useLateWords } from './useLateWords'

/** Words of handling alarms: needed once an alarm asks for attention. */
export function useHandlingWords(): void {
  useLateWords(zhHandling)
}
