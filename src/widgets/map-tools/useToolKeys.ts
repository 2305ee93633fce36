import { onMounted, onScopeDispose } from 'vue'
import { useMapToolsStore } from '@/stores/mapTools'
import { belongsToDialog, belongsToField, belongsToInputMethod } from '@/ui/keyboard'

/** What makes something of Enter itself. The tool's own button does not: it keeps the focus while one draws on the map. */
const pressable = 'button:not([data-tool]), a, [role=button], [role=option]'

/**
 * Keys of the tools, wherever the keyboard is: Esc leaves, Enter ends the drawing, Backspace takes a point back. What is typed
 * into a field, and what a dialog or a button makes of a key, is left to it.
 */
export function useToolKeys(): void {
  const tools = useMapToolsStore()
  function press(event: KeyboardEvent) {
    if (tools.tool === null || event.defaultPrevented || belongsToInputMethod(event) || belongsToField(event) || belongsToDialog(event)) return
    const isPressable = event.target instanceof Element && event.target.closest(pressable) !== null
    if (event.key === 'Escape') tools.choose(null)
    else if (event.key === 'Enter' && !isPressable && tools.canFinish) tools.finish()
    else if (event.key === 'Backspace') tools.takeBack()
    else return
    event.preventDefault()
  }
  onMounted(() => { window.addEventListener('keydown', press) })
  onScopeDispose(() => { window.removeEventListener('keydown', press) })
}
