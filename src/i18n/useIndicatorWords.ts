import zhIndicatorWording from './locales/zh-CN/indicatorWording'
import zhIndicators from './locales/zh-CN/indicators'
import { useLateWords } from './useLateWords'

/** Words of the indicators: needed by their panels and their printed table. */
export function useIndicatorWords(): void {
  useLateWords(zhIndicatorWording, zhIndicators)
}
