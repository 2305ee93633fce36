import zhLivelihood from './locales/zh-CN/livelihood'
import { useLateWords } from './useLateWords'

/**
 * Adds the Chinese words of 民生服务 to the catalogue; the English ones come with their language. Only its panels need them, so they
 * do not delay the first chart.
 */
export function useLivelihoodWords(): void {
  useLateWords(zhLivelihood)
}
