import { type Layouts, slot } from '../layout'

/** 网格治理 at county level: left who stands where and how much there is to do, right how fast it is done and where it is stuck. */
export const countyGrid: Layouts = {
  '16x9': {
    left: [[slot(1.15, 'eventFlow'), slot(1.1, 'events', 'eventKinds'), slot(0.95, 'grid')]],
    right: [[slot(1.1, 'alarms'), slot(1.1, 'handlingTimes'), slot(1.1, 'ranking', 'dayTrend')]],
    bottom: [], bottomRem: 0, columnRem: 26.5, kpis: 6,
  },
  'laptop': {
    left: [[slot(1, 'eventFlow', 'grid'), slot(1, 'events', 'eventKinds', 'dayTrend')]],
    right: [[slot(1, 'alarms', 'ranking'), slot(1, 'handlingTimes')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  'tallLaptop': {
    left: [[slot(1.1, 'eventFlow'), slot(1.1, 'events', 'eventKinds'), slot(0.95, 'grid')]],
    right: [[slot(1.1, 'alarms'), slot(1.1, 'handlingTimes'), slot(1, 'ranking', 'dayTrend')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  '4x3': {
    left: [[slot(1.1, 'eventFlow'), slot(1.1, 'events', 'eventKinds'), slot(0.95, 'grid')]],
    right: [[slot(1.1, 'alarms'), slot(1.1, 'handlingTimes'), slot(0.9, 'ranking'), slot(0.8, 'dayTrend')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 4,
  },
  'portrait': {
    left: [[slot(1.1, 'alarms'), slot(1.1, 'eventFlow'), slot(1, 'grid')]],
    right: [[slot(1.1, 'events', 'eventKinds'), slot(1.1, 'handlingTimes'), slot(1, 'ranking', 'dayTrend')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 6,
  },
  '21x9': {
    left: [[slot(1.15, 'eventFlow'), slot(1.1, 'events', 'eventKinds'), slot(0.95, 'grid')]],
    right: [[slot(1.1, 'alarms'), slot(1.1, 'handlingTimes')], [slot(1.2, 'ranking'), slot(0.9, 'dayTrend')]],
    bottom: [], bottomRem: 0, columnRem: 26.5, kpis: 6,
  },
  '32x9': {
    left: [[slot(0.8, 'grid'), slot(1.2, 'dayTrend')], [slot(1.1, 'eventFlow'), slot(1.1, 'events')]],
    right: [[slot(1.35, 'alarms'), slot(0.85, 'handlingTimes')], [slot(1.1, 'ranking'), slot(1, 'eventKinds')]],
    bottom: [], bottomRem: 0, columnRem: 29, kpis: 7,
  },
  '48x9': {
    left: [[slot(1, 'grid'), slot(1, 'dayTrend')], [slot(1.1, 'eventFlow'), slot(1.1, 'events')]],
    right: [[slot(1, 'alarms')], [slot(1, 'handlingTimes'), slot(1, 'ranking'), slot(0.9, 'eventKinds')]],
    bottom: [], bottomRem: 0, columnRem: 34, kpis: 7,
  },
}
