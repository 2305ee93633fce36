import zhLink from './locales/zh-CN/link'
import { useLateWords } from './useLateWords'

/** Adds the Chinese words of filters and comparisons to the catalogue; the English ones come with their language. Nothing of them is on the first picture. */
export function useLinkWords(): void {
  useLateWords(zhLink)
}
