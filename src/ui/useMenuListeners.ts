import { type Ref, onMounted, onScopeDispose } from 'vue'

/**
 * What a menu hears of the page for as long as its component lives: every key, and every press of the pointer that begins outside `root`.
 */
export function useMenuListeners(root: Readonly<Ref<HTMLElement | null>>, { onKey, onOutside }: { onKey: (event: KeyboardEvent) => void, onOutside: () => void }): void {
  function onPointer({ target }: Event) {
    if (!(target instanceof Node && root.value?.contains(target))) onOutside()
  }
  onMounted(() => {
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPointer, true)
  })
  onScopeDispose(() => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('pointerdown', onPointer, true)
  })
}
