import { type Ref, onScopeDispose, ref, watch } from 'vue'
import { useWallContext } from './wallContext'

/** How many whole tiles fit a box, and in how many columns: as many rows as there are at that height. */
export interface FittingTiles { columns: number, rows: number }

/** Tiles of at least `widthRem` × `heightRem` with gaps of `gapRem`; at least one. */
export function useFittingTiles(box: Readonly<Ref<HTMLElement | null>>, tile: { widthRem: number, heightRem: number, gapRem: number }): Readonly<Ref<FittingTiles>> {
  const wall = useWallContext()
  const tiles = ref<FittingTiles>({ columns: 1, rows: 1 })
  const fit = (px: number, rem: number) => Math.max(1, Math.floor((px / wall.rootPx.value + tile.gapRem + 0.03) / (rem + tile.gapRem)))
  const observer = new ResizeObserver(() => {
    if (box.value) tiles.value = { columns: fit(box.value.clientWidth, tile.widthRem), rows: fit(box.value.clientHeight, tile.heightRem) }
  })
  watch(box, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  }, { immediate: true, flush: 'post' })
  onScopeDispose(() => { observer.disconnect() })
  return tiles
}
