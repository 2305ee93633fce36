import { useI18n } from 'vue-i18n'

/** The language that is complete: what another lacks is looked up here. */
const complete = 'zh-CN'

/**
 * Words for a name that comes with the data, a source or what is measured: from the catalogue, or the name as it is where a
 * county brings one of its own.
 */
export function useDataWord(): (group: 'source' | 'measurand', name: string) => string {
  const i18n = useI18n()
  return (group, name) => {
    const key = `${group}.${name}`
    return i18n.te(key) || i18n.te(key, complete) ? i18n.t(key) : name
  }
}
