import { type Ref, nextTick, onBeforeUpdate, onUpdated, ref, watch } from 'vue'

/** What of a list is in the window now: keys of its rows, and how many stand before and after them. */
export interface ShownRows { readonly keys: readonly string[], readonly hasAfter: boolean }

/**
 * A window of whole rows over a list that is longer than its box, moved by arrow keys, page keys, Home and the wheel. One row at a
 * time is in the order of Tab (roving tabindex); it is remembered by its key, so that what comes in above does not change what
 * Enter opens.
 */
export function useListWindow(list: Readonly<Ref<HTMLElement | null>>, size: Readonly<Ref<number>>, shown: Readonly<Ref<ShownRows>>, from: Ref<number>) {
  const cursor = ref(0)
  let cursorKey: string | null = null

  function setCursor(to: number) {
    cursor.value = Math.max(0, Math.min(to, shown.value.keys.length - 1))
    cursorKey = shown.value.keys[cursor.value] ?? null
  }
  function focusCursor() {
    list.value?.querySelectorAll<HTMLElement>('[data-row]')[cursor.value]?.focus()
  }
  watch(shown, ({ keys }) => {
    // The list has become shorter than where the window stands.
    if (keys.length < size.value && from.value > 0) { from.value = Math.max(0, from.value - (size.value - keys.length)); return }
    const at = cursorKey === null ? -1 : keys.indexOf(cursorKey)
    setCursor(at < 0 ? cursor.value : at)
  })
  let hadFocus = false
  onBeforeUpdate(() => { hadFocus = list.value?.contains(document.activeElement) ?? false })
  onUpdated(() => { if (hadFocus && list.value?.contains(document.activeElement) === false) focusCursor() })

  /** Moves the window; false where it cannot move further. */
  function scroll(by: number): boolean {
    const next = Math.max(0, from.value + by)
    if (next === from.value || (by > 0 && !shown.value.hasAfter)) return false
    from.value = next
    return true
  }
  async function move(by: number) {
    const to = cursor.value + by
    if (to >= 0 && to < shown.value.keys.length) setCursor(to)
    else {
      cursorKey = null
      if (scroll(Math.sign(by) * Math.max(1, Math.abs(by) - (by > 0 ? shown.value.keys.length - 1 - cursor.value : cursor.value)))) await nextTick()
      setCursor(by > 0 ? shown.value.keys.length - 1 : 0)
    }
    await nextTick()
    focusCursor()
  }
  const keys: Readonly<Record<string, () => number>> = {
    ArrowDown: () => 1, ArrowUp: () => -1, PageDown: () => size.value, PageUp: () => -size.value, Home: () => -from.value - cursor.value,
  }

  return {
    cursor,
    /** The row that a person has put the focus on. */
    setCursor,
    focusCursor,
    /** From the top, after another list has taken its place. */
    reset() { from.value = 0; cursorKey = null; cursor.value = 0 },
    onKey(event: KeyboardEvent) {
      const by = keys[event.key]
      if (!by || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      const rows = by()
      if (rows !== 0) void move(rows)
    },
    onWheel(event: WheelEvent) { if (event.deltaY !== 0) scroll(Math.sign(event.deltaY)) },
  }
}
