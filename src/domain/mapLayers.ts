/** Layers that a viewer may turn on and off, in the order of the panel. */
export const mapLayerIds = ['buildings', 'roads', 'JS', 'YS', 'WS', 'RQ', 'RL', 'DL', 'TX', 'nodes', 'cameras', 'devices', 'components', 'entrances', 'coverage', 'alarms', 'events', 'eventHeat', 'pilots', 'reach'] as const
export type MapLayerId = (typeof mapLayerIds)[number]

/** How a layer is shown; opacity in percent, 10 … 100. */
export interface LayerSetting { visible: boolean, opacity: number }
export type LayerSettings = Readonly<Record<MapLayerId, LayerSetting>>

/** Above ground (地上) or underground (地下). */
export const mapModes = ['above', 'under'] as const
export type MapMode = (typeof mapModes)[number]

/** What colours the buildings: use, occupancy shares, height, age. */
export const buildingColours = ['use', 'occupancy', 'height', 'age'] as const
export type BuildingColour = (typeof buildingColours)[number]

const hiddenAtFirst: ReadonlySet<MapLayerId> = new Set(['components', 'entrances', 'eventHeat', 'pilots'])
export const defaultLayers: LayerSettings = Object.fromEntries(mapLayerIds.map(id => [id, { visible: !hiddenAtFirst.has(id), opacity: 100 }])) as Record<MapLayerId, LayerSetting>

/**
 * The layers that differ from `usual` (those of the topic), for the address bar: `-buildings` is hidden, `components` shown, `roads.40` shown at
 * 40 %, `-JS.60` hidden at 60 %; words are joined by commas. Empty where none differs.
 */
export function encodeLayers(settings: LayerSettings, usual = defaultLayers): string {
  return mapLayerIds.flatMap((id) => {
    const { visible, opacity } = settings[id]
    if (visible === usual[id].visible && opacity === 100) return []
    return [`${visible ? '' : '-'}${id}${opacity === 100 ? '' : `.${opacity}`}`]
  }).join(',')
}

/** Reads {@link encodeLayers}; what is not a layer is left out. */
export function decodeLayers(text: string, usual = defaultLayers): LayerSettings {
  if (text === '') return usual
  const settings: Record<MapLayerId, LayerSetting> = { ...usual }
  for (const word of text.split(',')) {
    const match = /^(-?)([A-Za-z]+)(?:\.(\d{1,3}))?$/.exec(word)
    const id = mapLayerIds.find(known => known === match?.[2])
    if (!match || !id) continue
    settings[id] = { visible: match[1] !== '-', opacity: Math.min(100, Math.max(10, Number(match[3] ?? 100))) }
  }
  return settings
}
