import zhVideo from './locales/zh-CN/video'
import { useLateWords } from './useLateWords'

/** Words of moving pictures, and of why there are none. */
export function useVideoWords(): void {
  useLateWords(zhVideo)
}
