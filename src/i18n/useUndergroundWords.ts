import zhUnderground from './locales/zh-CN/underground'
import zhCity from './locales/zh-CN/city'
import { useLateWords } from './useLateWords'

/** Words of what lies in the ground and what is wrong with it. */
export function useUndergroundWords(): void {
  useLateWords(zhUnderground, zhCity)
}
