import { type LayerSetting, type LayerSettings, type MapLayerId, defaultLayers, mapLayerIds } from './mapLayers'

/** Topics that the map follows (地图随专题). */
export type MapTopic = 'overview' | 'grid' | 'livelihood' | 'iot' | 'underground' | 'indicators'

/** What of the map belongs to a topic. */
export interface TopicMap {
  /** Layers that stand out: large counters and an entry in the legend on the map. What else shows is quiet. */
  lead: readonly MapLayerId[]
  /** Layers that show in this topic though they usually do not. */
  on: readonly MapLayerId[]
  /** Layers that do not show in this topic until a person turns them on. Alarms never leave: 有没有事 is asked in every topic. */
  off: readonly MapLayerId[]
}

/** The map of each topic, as data. The plates are coloured by the topic's figure in any case. */
export const topicMaps: Readonly<Record<MapTopic, TopicMap>> = {
  overview: { lead: ['alarms'], on: [], off: [] },
  grid: { lead: ['events', 'eventHeat'], on: [], off: ['devices', 'cameras'] },
  livelihood: { lead: ['reach'], on: [], off: ['events', 'devices', 'cameras'] },
  iot: { lead: ['devices', 'cameras'], on: [], off: ['events'] },
  underground: { lead: [], on: [], off: ['events', 'cameras'] },
  indicators: { lead: ['pilots'], on: ['pilots'], off: ['events', 'devices', 'cameras'] },
}

/** Whether a layer stands out in a topic. */
export const leads = (topic: MapTopic, id: MapLayerId): boolean => topicMaps[topic].lead.includes(id)

const settingsOf = ({ on, off }: TopicMap): LayerSettings => {
  const settings: Record<MapLayerId, LayerSetting> = { ...defaultLayers }
  for (const id of on) settings[id] = { ...defaultLayers[id], visible: true }
  for (const id of off) settings[id] = { ...defaultLayers[id], visible: false }
  return settings
}
const usual: Readonly<Record<MapTopic, LayerSettings>> = {
  overview: defaultLayers, grid: settingsOf(topicMaps.grid), livelihood: settingsOf(topicMaps.livelihood), iot: settingsOf(topicMaps.iot),
  underground: settingsOf(topicMaps.underground), indicators: settingsOf(topicMaps.indicators),
}

/** The layers of a topic as they are until a person changes them; always the same object. */
export const layersOf = (topic: MapTopic): LayerSettings => usual[topic]

/** The layers in another topic: what a person has changed stays changed, the rest is as that topic has it. */
export function layersInTopic(settings: LayerSettings, from: MapTopic, to: MapTopic): LayerSettings {
  const before = usual[from], after = usual[to]
  const changed = mapLayerIds.filter(id => settings[id].visible !== before[id].visible || settings[id].opacity !== before[id].opacity)
  return changed.length === 0 ? after : { ...after, ...Object.fromEntries(changed.map(id => [id, settings[id]])) }
}
