import { type Layouts, slot } from '../layout'

/** 总览 at community level: no regions below, so no ranking; 网格 and 部件 take its room. */
export const communityOverview: Layouts = {
  '16x9': {
    left: [[slot(1.05, 'party', 'components'), slot(1.3, 'population'), slot(1, 'housing')]],
    right: [[slot(1, 'alarms'), slot(1.05, 'events'), slot(1.1, 'devices', 'grid')]],
    bottom: [slot(1, 'assistance'), slot(1, 'rental')], bottomRem: 14.6, columnRem: 26.5, kpis: 6,
  },
  'laptop': {
    left: [[slot(1.2, 'population', 'party', 'components'), slot(1, 'housing', 'assistance', 'rental')]],
    right: [[slot(1.05, 'alarms'), slot(1.1, 'events', 'devices', 'grid')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  'tallLaptop': {
    left: [[slot(1, 'party', 'components', 'grid'), slot(1.25, 'population'), slot(0.95, 'housing', 'assistance', 'rental')]],
    right: [[slot(1, 'alarms'), slot(1.1, 'events'), slot(1, 'devices')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  '4x3': {
    left: [[slot(1, 'party', 'components'), slot(1.25, 'population'), slot(0.95, 'housing'), slot(0.95, 'assistance')]],
    right: [[slot(1, 'alarms'), slot(1.1, 'events'), slot(1, 'devices', 'grid'), slot(0.95, 'rental')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 4,
  },
  'portrait': {
    left: [[slot(1.3, 'alarms'), slot(1.25, 'population'), slot(0.9, 'housing'), slot(0.8, 'assistance', 'components')]],
    right: [[slot(1.05, 'events'), slot(1.1, 'party', 'grid'), slot(1.15, 'devices'), slot(0.8, 'rental')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 6,
  },
  '21x9': {
    left: [[slot(1.05, 'party'), slot(1.3, 'population'), slot(1, 'housing')]],
    right: [[slot(1, 'alarms'), slot(1.1, 'events'), slot(1.1, 'devices')], [slot(1, 'grid'), slot(1, 'components'), slot(0.9, 'dayTrend')]],
    bottom: [slot(1, 'assistance'), slot(1, 'rental')], bottomRem: 14.6, columnRem: 26.5, kpis: 6,
  },
  '32x9': {
    left: [[slot(1.05, 'party'), slot(1, 'components')], [slot(1.3, 'population'), slot(1, 'housing')]],
    right: [[slot(1.1, 'alarms'), slot(1.1, 'events'), slot(0.8, 'dayTrend')], [slot(1.1, 'devices'), slot(1, 'grid')]],
    bottom: [slot(1, 'assistance'), slot(1, 'rental')], bottomRem: 15.6, columnRem: 29, kpis: 7,
  },
  '48x9': {
    left: [[slot(1.05, 'party'), slot(1, 'components')], [slot(1.2, 'population'), slot(1, 'housing')]],
    right: [[slot(1.1, 'alarms'), slot(1, 'devices')], [slot(1.1, 'events'), slot(0.9, 'dayTrend'), slot(1, 'grid')]],
    bottom: [slot(1, 'assistance'), slot(1, 'rental')], bottomRem: 15.6, columnRem: 36, kpis: 8,
  },
}
