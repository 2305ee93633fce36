import AssistancePanel from '@/widgets/assistance/AssistancePanel.vue'
import ComponentsPanel from '@/widgets/components/ComponentsPanel.vue'
import DayTrendPanel from '@/widgets/day-trend/DayTrendPanel.vue'
import DevicesPanel from '@/widgets/devices/DevicesPanel.vue'
import GridPanel from '@/widgets/grid/GridPanel.vue'
import PartyPanel from '@/widgets/party/PartyPanel.vue'
import RankingPanel from '@/widgets/ranking/RankingPanel.vue'
import RentalPanel from '@/widgets/rental/RentalPanel.vue'

/** The panels of the overview that stand beside its first charts, or under a tab: in a file of their own, fetched while the first ones are drawn. */
export const overviewWidgets = {
  party: PartyPanel, components: ComponentsPanel, grid: GridPanel, assistance: AssistancePanel, rental: RentalPanel, devices: DevicesPanel, ranking: RankingPanel, dayTrend: DayTrendPanel,
}
