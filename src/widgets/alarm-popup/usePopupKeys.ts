import { type Ref, onBeforeUnmount, onMounted } from 'vue'
import { belongsToDialog, belongsToField, belongsToInputMethod } from '@/ui/keyboard'

/** An open search is no dialog, and takes its keys all the same. */
const search = '[data-search-panel]'

/**
 * Keys of the pop-up, wherever the keyboard is: Esc puts it away, A acknowledges; Enter acknowledges too while the pop-up itself
 * has the focus. What is typed into a field and what another dialog makes of a key is left to it. The pop-up takes the focus
 * only where nothing else has it, or from the row that opened it.
 */
export function usePopupKeys(frame: Readonly<Ref<HTMLElement | null>>, run: { acknowledge: () => void, close: () => void }): void {
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || belongsToInputMethod(event)) return
    if (belongsToField(event) || belongsToDialog(event, '[data-popup]') || document.querySelector(search) !== null) return
    if (event.key === 'Escape') run.close()
    else if (event.repeat) return
    else if (event.key.toLowerCase() === 'a' || (event.key === 'Enter' && event.target === frame.value)) run.acknowledge()
    else return
    event.preventDefault()
  }
  onMounted(() => {
    document.addEventListener('keydown', press)
    const { activeElement } = document
    const opener = activeElement instanceof HTMLElement ? activeElement.closest<HTMLElement>('[data-alarm]')?.dataset['alarm'] : undefined
    if (activeElement === null || activeElement === document.body || opener === frame.value?.dataset['popup']) frame.value?.focus({ preventScroll: true })
  })
  onBeforeUnmount(() => { document.removeEventListener('keydown', press) })
}
