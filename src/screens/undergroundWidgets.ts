import type { Component } from 'vue'
import UndergroundAgePanel from '@/widgets/underground-age/UndergroundAgePanel.vue'
import UndergroundAnalysisPanel from '@/widgets/underground-analysis/UndergroundAnalysisPanel.vue'
import UndergroundDepthPanel from '@/widgets/underground-depth/UndergroundDepthPanel.vue'
import UndergroundReadingsPanel from '@/widgets/underground-readings/UndergroundReadingsPanel.vue'
import UndergroundSystemsPanel from '@/widgets/underground-systems/UndergroundSystemsPanel.vue'
import UndergroundTroublesPanel from '@/widgets/underground-troubles/UndergroundTroublesPanel.vue'
import type { UndergroundWidgetId } from './layout'

/** The panels of 地下管网, fetched together when the topic is first opened. */
export const undergroundWidgets: Readonly<Record<UndergroundWidgetId, Component>> = {
  undergroundSystems: UndergroundSystemsPanel, undergroundAge: UndergroundAgePanel, undergroundDepth: UndergroundDepthPanel,
  undergroundTroubles: UndergroundTroublesPanel, undergroundReadings: UndergroundReadingsPanel, undergroundAnalysis: UndergroundAnalysisPanel,
}
