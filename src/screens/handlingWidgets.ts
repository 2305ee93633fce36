import type { Component } from 'vue'
import AlarmHealthPanel from '@/widgets/alarm-health/AlarmHealthPanel.vue'
import AlarmTrendPanel from '@/widgets/alarm-trend/AlarmTrendPanel.vue'
import AlarmRulesPanel from '@/widgets/alarm-rules/AlarmRulesPanel.vue'
import BadActorsPanel from '@/widgets/bad-actors/BadActorsPanel.vue'
import DeviceListPanel from '@/widgets/device-list/DeviceListPanel.vue'
import EventKindsPanel from '@/widgets/event-kinds/EventKindsPanel.vue'
import EventFlowPanel from '@/widgets/event-flow/EventFlowPanel.vue'
import HandlingTimesPanel from '@/widgets/handling-times/HandlingTimesPanel.vue'
import SafetyScenesPanel from '@/widgets/safety-scenes/SafetyScenesPanel.vue'
import VideoWallPanel from '@/widgets/video-wall/VideoWallPanel.vue'
import type { HandlingWidgetId } from './layout'

/** The panels of 网格治理 and 物联感知, fetched together when one of the topics is first opened. */
export const handlingWidgets: Readonly<Record<HandlingWidgetId, Component>> = {
  alarmHealth: AlarmHealthPanel, badActors: BadActorsPanel, handlingTimes: HandlingTimesPanel, alarmRules: AlarmRulesPanel,
  deviceList: DeviceListPanel, eventFlow: EventFlowPanel, videoWall: VideoWallPanel,
  eventKinds: EventKindsPanel, alarmTrend: AlarmTrendPanel, safetyScenes: SafetyScenesPanel,
}
