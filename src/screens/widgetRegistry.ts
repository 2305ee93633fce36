import type { Component } from 'vue'
import AlarmsPanel from '@/widgets/alarms/AlarmsPanel.vue'
import AssistancePanel from '@/widgets/assistance/AssistancePanel.vue'
import ComponentsPanel from '@/widgets/components/ComponentsPanel.vue'
import DayTrendPanel from '@/widgets/day-trend/DayTrendPanel.vue'
import DevicesPanel from '@/widgets/devices/DevicesPanel.vue'
import EventsPanel from '@/widgets/events/EventsPanel.vue'
import GridPanel from '@/widgets/grid/GridPanel.vue'
import HousingPanel from '@/widgets/housing/HousingPanel.vue'
import PartyPanel from '@/widgets/party/PartyPanel.vue'
import PopulationPanel from '@/widgets/population/PopulationPanel.vue'
import RankingPanel from '@/widgets/ranking/RankingPanel.vue'
import RentalPanel from '@/widgets/rental/RentalPanel.vue'
import UndergroundAgePanel from '@/widgets/underground-age/UndergroundAgePanel.vue'
import UndergroundDepthPanel from '@/widgets/underground-depth/UndergroundDepthPanel.vue'
import UndergroundReadingsPanel from '@/widgets/underground-readings/UndergroundReadingsPanel.vue'
import UndergroundSystemsPanel from '@/widgets/underground-systems/UndergroundSystemsPanel.vue'
import UndergroundTroublesPanel from '@/widgets/underground-troubles/UndergroundTroublesPanel.vue'
import type { WidgetId } from './layout'

/** Which component stands for a widget. Every one takes the region it speaks of. */
export const widgetRegistry: Readonly<Record<WidgetId, Component>> = {
  party: PartyPanel, population: PopulationPanel, housing: HousingPanel, components: ComponentsPanel, grid: GridPanel, events: EventsPanel,
  assistance: AssistancePanel, rental: RentalPanel, devices: DevicesPanel, alarms: AlarmsPanel, ranking: RankingPanel, dayTrend: DayTrendPanel,
  undergroundSystems: UndergroundSystemsPanel, undergroundAge: UndergroundAgePanel, undergroundDepth: UndergroundDepthPanel,
  undergroundTroubles: UndergroundTroublesPanel, undergroundReadings: UndergroundReadingsPanel,
}
