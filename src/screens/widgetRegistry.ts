import { type Component, defineAsyncComponent } from 'vue'
import EventsPanel from '@/widgets/events/EventsPanel.vue'
import HousingPanel from '@/widgets/housing/HousingPanel.vue'
import PopulationPanel from '@/widgets/population/PopulationPanel.vue'
import AlarmsPlace from './AlarmsPlace.vue'
import PanelOnItsWay from './PanelOnItsWay.vue'
import type { HandlingWidgetId, IndicatorWidgetId, LivelihoodWidgetId, OverviewWidgetId, UndergroundWidgetId, WidgetId } from './layout'

/** The first charts of the wall wait neither for the others beside them nor for panels of another topic. */
const overview = (id: OverviewWidgetId) => defineAsyncComponent({
  loader: () => import('./overviewWidgets').then(({ overviewWidgets }) => overviewWidgets[id]), loadingComponent: PanelOnItsWay, delay: 0,
})

const underground = (id: UndergroundWidgetId) => defineAsyncComponent({
  loader: () => import('./undergroundWidgets').then(({ undergroundWidgets }) => undergroundWidgets[id]), loadingComponent: PanelOnItsWay, delay: 0,
})

const handling = (id: HandlingWidgetId) => defineAsyncComponent({
  loader: () => import('./handlingWidgets').then(({ handlingWidgets }) => handlingWidgets[id]), loadingComponent: PanelOnItsWay, delay: 0,
})

const indicator = (id: IndicatorWidgetId) => defineAsyncComponent({
  loader: () => import('./indicatorWidgets').then(({ indicatorWidgets }) => indicatorWidgets[id]), loadingComponent: PanelOnItsWay, delay: 0,
})

const livelihood = (id: LivelihoodWidgetId) => defineAsyncComponent({
  loader: () => import('./livelihoodWidgets').then(({ livelihoodWidgets }) => livelihoodWidgets[id]), loadingComponent: PanelOnItsWay, delay: 0,
})

const lifeCircle = defineAsyncComponent({ loader: () => import('@/widgets/life-circle/LifeCirclePanel.vue'), loadingComponent: PanelOnItsWay, delay: 0 })

/** Which component stands for a widget. Every one takes the region it speaks of. */
export const widgetRegistry: Readonly<Record<WidgetId, Component>> = {
  population: PopulationPanel, housing: HousingPanel, events: EventsPanel, alarms: AlarmsPlace,
  party: overview('party'), components: overview('components'), grid: overview('grid'), assistance: overview('assistance'), rental: overview('rental'),
  devices: overview('devices'), ranking: overview('ranking'), dayTrend: overview('dayTrend'),
  undergroundSystems: underground('undergroundSystems'), undergroundAge: underground('undergroundAge'), undergroundDepth: underground('undergroundDepth'),
  undergroundTroubles: underground('undergroundTroubles'), undergroundReadings: underground('undergroundReadings'), undergroundAnalysis: underground('undergroundAnalysis'),
  alarmHealth: handling('alarmHealth'), badActors: handling('badActors'), handlingTimes: handling('handlingTimes'), alarmRules: handling('alarmRules'),
  deviceList: handling('deviceList'), eventFlow: handling('eventFlow'), videoWall: handling('videoWall'),
  eventKinds: handling('eventKinds'), alarmTrend: handling('alarmTrend'), safetyScenes: handling('safetyScenes'),
  assistanceTrend: livelihood('assistanceTrend'), elderly: livelihood('elderly'), governmentServices: livelihood('governmentServices'),
  participation: livelihood('participation'), property: livelihood('property'), specialGroups: livelihood('specialGroups'),
  indicatorTiles: indicator('indicatorTiles'), indicatorGaps: indicator('indicatorGaps'), indicatorRanking: indicator('indicatorRanking'),
  indicatorDesk: indicator('indicatorDesk'), indicatorStages: indicator('indicatorStages'), indicatorHubs: indicator('indicatorHubs'),
  lifeCircle,
}

/** What stands in a panel's place while the screen shows the past. */
export const replayRegistry: Readonly<Partial<Record<WidgetId, Component>>> = {
  alarms: defineAsyncComponent({ loader: () => import('@/widgets/replay/ReplayAlarmsPanel.vue'), loadingComponent: PanelOnItsWay, delay: 0 }),
}
