import zhDefinitions from './locales/zh-CN/definitions'
import zhTrustWords from './locales/zh-CN/trustWords'
import { useLateWords } from './useLateWords'

/** Words of trust lines, notes and data quality: needed once a number is looked into. */
export function useTrustWords(): void {
  useLateWords(zhTrustWords, zhDefinitions)
}
