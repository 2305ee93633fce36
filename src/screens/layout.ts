import type { SizeClass } from '@/domain/sizeClass'

/** Panels that can be placed on a screen. */
export type WidgetId =
  | 'population' | 'housing' | 'events' | 'alarms' | OverviewWidgetId | UndergroundWidgetId | HandlingWidgetId | IndicatorWidgetId | LivelihoodWidgetId | 'lifeCircle'
/** Those of 总览 beside its first charts; some stand in other topics, too. */
export type OverviewWidgetId = 'party' | 'components' | 'grid' | 'assistance' | 'rental' | 'devices' | 'ranking' | 'dayTrend'

/** Those of 地下管网. */
export type UndergroundWidgetId = 'undergroundSystems' | 'undergroundAge' | 'undergroundDepth' | 'undergroundTroubles' | 'undergroundReadings' | 'undergroundAnalysis'

/** Those of 网格治理 and 物联感知. */
export type HandlingWidgetId = 'alarmHealth' | 'badActors' | 'handlingTimes' | 'alarmRules' | 'deviceList' | 'eventFlow' | 'videoWall' | 'eventKinds' | 'alarmTrend' | 'safetyScenes'

/** Those of 民生服务. */
export type LivelihoodWidgetId = 'assistanceTrend' | 'elderly' | 'governmentServices' | 'participation' | 'property' | 'specialGroups'

/** Those of 智慧社区建设. */
export type IndicatorWidgetId = 'indicatorTiles' | 'indicatorGaps' | 'indicatorRanking' | 'indicatorDesk' | 'indicatorStages' | 'indicatorHubs'

/** A place in a column: one panel, or several under tabs; `weight` is its share of the column's height. */
export interface Slot { weight: number, widgets: readonly [WidgetId, ...WidgetId[]] }
export type Column = readonly Slot[]

/** Where the panels of a topic stand at one size class. Columns are listed from left to right. */
export interface Layout {
  left: readonly Column[]
  right: readonly Column[]
  /** The row under the map. */
  bottom: Column
  bottomRem: number
  columnRem: number
  /** How many figures of the strip above the map. */
  kpis: number
}
export type Layouts = Readonly<Record<SizeClass, Layout>>

/** A slot of a column. */
export function slot(weight: number, ...widgets: readonly [WidgetId, ...WidgetId[]]): Slot {
  return { weight, widgets }
}
