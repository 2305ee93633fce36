import MapChrome from '@/widgets/map-chrome/MapChrome.vue'
import LayersPanel from '@/widgets/map-layers/LayersPanel.vue'
import SearchBox from '@/widgets/search/SearchBox.vue'

/** What stands on the map's window, in one piece that comes after the first charts. */
export const mapControls = { chrome: MapChrome, layers: LayersPanel, search: SearchBox } as const
