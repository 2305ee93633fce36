import type { MapTool } from '@/stores/mapTools'

/** Line drawings of the tools in a box of 20 × 20. */
export const toolIcons: Readonly<Record<MapTool, string>> = {
  distance: 'M3 13 13 3l4 4L7 17ZM6 10l2 2M9 7l2 2M12 4.5l1.5 1.5',
  area: 'M4 4 16 6 14 16 5 14ZM4 4h.1M16 6h.1M14 16h.1M5 14h.1',
  height: 'M10 3v14M7 6l3-3 3 3M7 14l3 3 3-3M3 3h4M3 17h4',
  section: 'M2 7c3-2 5 1 8 0s5-1 8 0M2 17h16M6 12a1.4 1.4 0 1 0 .1 0M13 13a1.8 1.8 0 1 0 .1 0',
  pit: 'M2 6h4l2 9h4l2-9h4M8 6h4',
}
