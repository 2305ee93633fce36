import { type Layouts, slot } from '../layout'

/** 物联感知 at county level: left the devices and the rules they follow, right what they say and whether anyone can keep up, below what the cameras see. */
export const countyIot: Layouts = {
  '16x9': {
    left: [[slot(1, 'devices', 'safetyScenes'), slot(1.35, 'deviceList', 'alarmRules')]],
    right: [[slot(1.05, 'alarms'), slot(1.15, 'alarmHealth', 'badActors'), slot(1.1, 'alarmTrend', 'handlingTimes', 'ranking')]],
    bottom: [slot(1, 'videoWall')], bottomRem: 14.6, columnRem: 26.5, kpis: 6,
  },
  'laptop': {
    left: [[slot(1, 'devices', 'safetyScenes', 'alarmRules'), slot(1.1, 'deviceList', 'videoWall')]],
    right: [[slot(1, 'alarms', 'alarmTrend', 'ranking'), slot(1.1, 'alarmHealth', 'badActors', 'handlingTimes')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  'tallLaptop': {
    left: [[slot(1, 'devices', 'safetyScenes'), slot(1.35, 'deviceList', 'alarmRules', 'videoWall')]],
    right: [[slot(1.1, 'alarms', 'ranking'), slot(1.1, 'alarmHealth', 'badActors'), slot(1, 'alarmTrend', 'handlingTimes')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  '4x3': {
    left: [[slot(1, 'devices', 'safetyScenes'), slot(1.2, 'deviceList', 'alarmRules'), slot(0.9, 'videoWall')]],
    right: [[slot(1.1, 'alarms', 'ranking'), slot(1.1, 'alarmHealth', 'badActors'), slot(1, 'alarmTrend', 'handlingTimes')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 4,
  },
  'portrait': {
    left: [[slot(1.2, 'alarms'), slot(1.1, 'alarmHealth', 'badActors'), slot(0.9, 'devices', 'safetyScenes')]],
    right: [[slot(1.3, 'deviceList', 'alarmRules'), slot(1, 'alarmTrend', 'handlingTimes', 'ranking'), slot(0.9, 'videoWall')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 5,
  },
  '21x9': {
    left: [[slot(1, 'devices', 'safetyScenes'), slot(1.4, 'deviceList', 'alarmRules')]],
    right: [[slot(1.1, 'alarms'), slot(1.1, 'alarmHealth', 'badActors')], [slot(1.1, 'alarmTrend'), slot(1, 'handlingTimes', 'ranking')]],
    bottom: [slot(1, 'videoWall')], bottomRem: 14.6, columnRem: 26.5, kpis: 6,
  },
  '32x9': {
    left: [[slot(1.05, 'safetyScenes'), slot(1, 'alarmRules')], [slot(0.9, 'devices'), slot(1.2, 'deviceList')]],
    right: [[slot(1.1, 'alarms'), slot(1, 'alarmHealth')], [slot(1, 'alarmTrend'), slot(0.9, 'badActors', 'ranking'), slot(1, 'handlingTimes')]],
    bottom: [slot(1, 'videoWall')], bottomRem: 15.6, columnRem: 29, kpis: 6,
  },
  '48x9': {
    left: [[slot(1, 'safetyScenes'), slot(1, 'alarmRules')], [slot(1, 'devices'), slot(1, 'ranking')], [slot(1, 'deviceList')]],
    right: [[slot(1, 'alarms')], [slot(1, 'alarmHealth'), slot(1, 'handlingTimes')], [slot(1.1, 'alarmTrend'), slot(1, 'badActors')]],
    bottom: [slot(1, 'videoWall')], bottomRem: 15.6, columnRem: 34, kpis: 6,
  },
}
