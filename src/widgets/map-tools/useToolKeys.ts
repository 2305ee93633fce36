import { onMounted, onScopeDispose } from 'vue'
import { useMapToolsStore } from '@/stores/mapTools'

const typing = 'input, textarea, select, [contenteditable], [role=combobox], [role=listbox]'

/**
 * Keys of the tools, wherever the keyboard is: Esc leaves, Enter ends the drawing, Backspace takes a point back. What is typed
 * into a field, and what a dialog or a button makes of a key, is left to it.
 */
export function useToolKeys(): void {
  const tools = useMapToolsStore()
  function press(event: KeyboardEvent) {
    if (tools.tool === null || event.defaultPrevented || event.isComposing) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[role=dialog], [role=alertdialog]') != null) return
    const isTyping = target?.closest(typing) != null
    if (event.key === 'Escape' && !isTyping) tools.choose(null)
    else if (event.key === 'Enter' && target?.closest(`${typing}, button, a, [role=button]`) == null && tools.canFinish) tools.finish()
    else if (event.key === 'Backspace' && !isTyping) tools.takeBack()
    else return
    event.preventDefault()
  }
  onMounted(() => { window.addEventListener('keydown', press) })
  onScopeDispose(() => { window.removeEventListener('keydown', press) })
}
