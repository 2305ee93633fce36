import zhTools from './locales/zh-CN/tools'
import { useLateWords } from './useLateWords'

/** Words of the tools of the map. */
export function useToolWords(): void {
  useLateWords(zhTools)
}
