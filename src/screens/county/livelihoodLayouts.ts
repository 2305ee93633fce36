import { type Layouts, slot } from '../layout'

/** 民生服务 at county level: left who needs help and gets it, right how the services work, below where they are within reach and who rents. */
export const countyLivelihood: Layouts = {
  '16x9': {
    left: [[slot(1.2, 'elderly'), slot(1, 'assistance', 'assistanceTrend'), slot(1, 'specialGroups')]],
    right: [[slot(1, 'governmentServices'), slot(1.05, 'property', 'participation'), slot(1, 'alarms', 'ranking')]],
    bottom: [slot(1, 'lifeCircle'), slot(1, 'rental')], bottomRem: 14.6, columnRem: 26.5, kpis: 6,
  },
  'laptop': {
    left: [[slot(1.1, 'elderly', 'specialGroups'), slot(1, 'assistance', 'assistanceTrend', 'rental')]],
    right: [[slot(1.05, 'governmentServices', 'property', 'participation'), slot(1, 'lifeCircle', 'alarms', 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  'tallLaptop': {
    left: [[slot(1.15, 'elderly'), slot(1, 'assistance', 'assistanceTrend', 'rental'), slot(0.95, 'specialGroups')]],
    right: [[slot(1, 'governmentServices', 'participation'), slot(1, 'property', 'lifeCircle'), slot(1, 'alarms', 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  '4x3': {
    left: [[slot(1.15, 'elderly'), slot(1, 'assistance', 'assistanceTrend'), slot(0.95, 'specialGroups'), slot(1, 'rental')]],
    right: [[slot(1, 'governmentServices'), slot(1, 'property', 'participation'), slot(1, 'lifeCircle'), slot(1, 'alarms', 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 4,
  },
  'portrait': {
    left: [[slot(1, 'alarms', 'ranking'), slot(1.15, 'elderly'), slot(1, 'assistance', 'assistanceTrend'), slot(0.95, 'specialGroups')]],
    right: [[slot(1, 'governmentServices'), slot(1, 'property', 'participation'), slot(1, 'lifeCircle'), slot(1, 'rental')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 6,
  },
  '21x9': {
    left: [[slot(1.2, 'elderly'), slot(1, 'assistance', 'assistanceTrend'), slot(1, 'specialGroups')]],
    right: [[slot(1, 'governmentServices'), slot(1.05, 'property'), slot(1, 'alarms')], [slot(1.05, 'participation'), slot(1.3, 'ranking')]],
    bottom: [slot(1, 'lifeCircle'), slot(1, 'rental')], bottomRem: 14.6, columnRem: 26.5, kpis: 6,
  },
  '32x9': {
    left: [[slot(1, 'assistanceTrend'), slot(1, 'specialGroups'), slot(1.1, 'ranking')], [slot(1.2, 'elderly'), slot(1, 'assistance')]],
    right: [[slot(1, 'governmentServices'), slot(1.05, 'property')], [slot(0.7, 'participation'), slot(1.4, 'alarms')]],
    bottom: [slot(1, 'lifeCircle'), slot(1, 'rental')], bottomRem: 15.6, columnRem: 29, kpis: 7,
  },
  '48x9': {
    left: [[slot(1, 'assistanceTrend'), slot(1.2, 'ranking')], [slot(1, 'assistance'), slot(1, 'specialGroups')], [slot(1.2, 'elderly'), slot(1, 'rental')]],
    right: [[slot(1, 'governmentServices'), slot(1.05, 'property')], [slot(1.2, 'lifeCircle'), slot(1, 'participation')], [slot(1, 'alarms')]],
    bottom: [], bottomRem: 0, columnRem: 34, kpis: 8,
  },
}
