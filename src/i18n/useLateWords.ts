import { useI18n } from 'vue-i18n'

/** Words by key; a group may hold groups. */
export interface Words { [key: string]: string | readonly string[] | Words }

/**
 * Adds Chinese words to the catalogue that only some panels need, so that they do not delay the first chart; the English ones come with
 * their language. Every component that may be the first to say one of them calls it, through a `use…Words` of its own group.
 */
export function useLateWords(...catalogues: readonly Words[]): void {
  const i18n = useI18n()
  for (const words of catalogues) i18n.mergeLocaleMessage('zh-CN', words)
}
