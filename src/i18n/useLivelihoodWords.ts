import zhLivelihood from './locales/zh-CN/livelihood'
import { useLateWords } from './useLateWords'

/** Words of 民生服务: needed by its panels only. */
export function useLivelihoodWords(): void {
  useLateWords(zhLivelihood)
}
