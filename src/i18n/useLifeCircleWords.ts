import zhLifeCircle from './locales/zh-CN/lifeCircle'
import { useLateWords } from './useLateWords'

/** Adds the Chinese words of the 15-minute circle to the catalogue; the English ones come with their language. Only its panel and its legend need them. */
export function useLifeCircleWords(): void {
  useLateWords(zhLifeCircle)
}
