import type { Component } from 'vue'
import IndicatorDeskPanel from '@/widgets/indicator-desk/IndicatorDeskPanel.vue'
import IndicatorGapsPanel from '@/widgets/indicator-gaps/IndicatorGapsPanel.vue'
import IndicatorHubsPanel from '@/widgets/indicator-hubs/IndicatorHubsPanel.vue'
import IndicatorRankingPanel from '@/widgets/indicator-ranking/IndicatorRankingPanel.vue'
import IndicatorStagesPanel from '@/widgets/indicator-stages/IndicatorStagesPanel.vue'
import IndicatorTilesPanel from '@/widgets/indicator-tiles/IndicatorTilesPanel.vue'
import type { IndicatorWidgetId } from './layout'

/** The panels of 智慧社区建设, fetched together when the topic is first opened. */
export const indicatorWidgets: Readonly<Record<IndicatorWidgetId, Component>> = {
  indicatorTiles: IndicatorTilesPanel, indicatorGaps: IndicatorGapsPanel, indicatorRanking: IndicatorRankingPanel,
  indicatorDesk: IndicatorDeskPanel, indicatorStages: IndicatorStagesPanel, indicatorHubs: IndicatorHubsPanel,
}
