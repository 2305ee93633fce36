import zhCity from './locales/zh-CN/city'
import { useLateWords } from './useLateWords'

/** Words of what stands in the city and lies below it: needed by the map, its layers, its search and its cards. */
export function useCityWords(): void {
  useLateWords(zhCity)
}
