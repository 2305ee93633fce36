import type { Component } from 'vue'
import AssistanceTrendPanel from '@/widgets/assistance-trend/AssistanceTrendPanel.vue'
import ElderlyPanel from '@/widgets/elderly/ElderlyPanel.vue'
import GovernmentServicesPanel from '@/widgets/government-services/GovernmentServicesPanel.vue'
import ParticipationPanel from '@/widgets/participation/ParticipationPanel.vue'
import PropertyPanel from '@/widgets/property/PropertyPanel.vue'
import SpecialGroupsPanel from '@/widgets/special-groups/SpecialGroupsPanel.vue'
import type { LivelihoodWidgetId } from './layout'

/** The panels of 民生服务, fetched together when the topic is first opened. */
export const livelihoodWidgets: Readonly<Record<LivelihoodWidgetId, Component>> = {
  assistanceTrend: AssistanceTrendPanel, elderly: ElderlyPanel, governmentServices: GovernmentServicesPanel,
  participation: ParticipationPanel, property: PropertyPanel, specialGroups: SpecialGroupsPanel,
}
