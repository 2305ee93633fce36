import { type Ref, onScopeDispose, ref, watch } from 'vue'
import { useWallContext } from './wallContext'

/** How many whole rows of `rowRem` fit the box; lists drop whole rows, never half of one. */
export function useFittingRows(box: Readonly<Ref<HTMLElement | null>>, rowRem: number): Readonly<Ref<number>> {
  const wall = useWallContext()
  const rows = ref(0)
  const fit = () => { if (box.value) rows.value = Math.max(0, Math.floor((box.value.clientHeight + 0.5) / (rowRem * wall.rootPx.value))) }
  const observer = new ResizeObserver(fit)
  watch(box, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
    // At once, too: what is drawn before the observer says the same would be drawn twice.
    fit()
  }, { immediate: true, flush: 'post' })
  onScopeDispose(() => { observer.disconnect() })
  return rows
}
