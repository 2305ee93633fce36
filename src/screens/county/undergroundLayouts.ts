import { type Layouts, slot } from '../layout'

/** 地下管网 at county level: left what lies in the ground, right what is wrong with it and where; the map keeps its whole height. */
export const countyUnderground: Layouts = {
  '16x9': {
    left: [[slot(1, 'undergroundSystems'), slot(1.1, 'undergroundAge'), slot(0.8, 'undergroundDepth')]],
    right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.1, 'undergroundReadings'), slot(0.9, 'alarms', 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 26.5, kpis: 5,
  },
  'laptop': {
    left: [[slot(1, 'undergroundSystems', 'undergroundDepth'), slot(1.1, 'undergroundAge')]],
    right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis', 'ranking'), slot(1, 'undergroundReadings', 'alarms')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  'tallLaptop': {
    left: [[slot(1, 'undergroundSystems'), slot(1.1, 'undergroundAge'), slot(0.8, 'undergroundDepth')]],
    right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.1, 'undergroundReadings'), slot(1, 'alarms', 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  '4x3': {
    left: [[slot(1, 'undergroundSystems'), slot(1.1, 'undergroundAge'), slot(0.8, 'undergroundDepth')]],
    right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.1, 'undergroundReadings'), slot(1, 'alarms'), slot(0.9, 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 4,
  },
  'portrait': {
    left: [[slot(1.1, 'alarms'), slot(1, 'undergroundSystems'), slot(1.1, 'undergroundAge')]],
    right: [[slot(1.2, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.2, 'undergroundReadings'), slot(0.8, 'undergroundDepth', 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 5,
  },
  '21x9': {
    left: [[slot(1, 'undergroundSystems'), slot(1.1, 'undergroundAge'), slot(0.8, 'undergroundDepth')]],
    right: [[slot(1.2, 'undergroundTroubles', 'undergroundAnalysis'), slot(1, 'alarms')], [slot(1.2, 'undergroundReadings'), slot(1, 'ranking')]],
    bottom: [], bottomRem: 0, columnRem: 26.5, kpis: 6,
  },
  '32x9': {
    left: [[slot(1.2, 'undergroundSystems'), slot(1, 'undergroundDepth')], [slot(1.2, 'undergroundAge'), slot(1, 'ranking')]],
    right: [[slot(1, 'undergroundTroubles'), slot(0.9, 'undergroundAnalysis')], [slot(1, 'undergroundReadings'), slot(0.8, 'alarms')]],
    bottom: [], bottomRem: 0, columnRem: 29, kpis: 6,
  },
  '48x9': {
    left: [[slot(1.2, 'undergroundSystems'), slot(1, 'undergroundDepth')], [slot(1.2, 'undergroundAge'), slot(1, 'ranking')]],
    right: [[slot(1, 'undergroundTroubles'), slot(0.9, 'undergroundAnalysis')], [slot(1, 'undergroundReadings')], [slot(1.2, 'alarms'), slot(1, 'devices')]],
    bottom: [], bottomRem: 0, columnRem: 34, kpis: 6,
  },
}
