import { type Layouts, slot } from '../layout'

/** 智慧社区建设 at county level: below the map which of the 22 are met, left what is missing, right who has the most to do. */
export const countyIndicators: Layouts = {
  '16x9': {
    left: [[slot(1.5, 'indicatorGaps'), slot(1, 'indicatorStages')]],
    right: [[slot(1.35, 'indicatorRanking'), slot(0.9, 'alarms'), slot(0.8, 'indicatorHubs')]],
    bottom: [slot(1, 'indicatorTiles')], bottomRem: 13.6, columnRem: 26.5, kpis: 6,
  },
  'laptop': {
    left: [[slot(1, 'indicatorTiles', 'indicatorStages'), slot(1, 'indicatorGaps')]],
    right: [[slot(1.15, 'indicatorRanking'), slot(0.9, 'alarms', 'indicatorHubs')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  'tallLaptop': {
    left: [[slot(1.15, 'indicatorTiles'), slot(1.1, 'indicatorGaps'), slot(0.95, 'indicatorStages')]],
    right: [[slot(1.3, 'indicatorRanking'), slot(0.9, 'alarms'), slot(0.8, 'indicatorHubs')]],
    bottom: [], bottomRem: 0, columnRem: 25, kpis: 4,
  },
  '4x3': {
    left: [[slot(1.05, 'indicatorTiles'), slot(1.15, 'indicatorGaps'), slot(0.9, 'indicatorStages')]],
    right: [[slot(1.3, 'indicatorRanking'), slot(1, 'alarms'), slot(0.75, 'indicatorHubs')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 4,
  },
  'portrait': {
    left: [[slot(1, 'alarms'), slot(1.15, 'indicatorTiles'), slot(1, 'indicatorStages')]],
    right: [[slot(1.4, 'indicatorGaps'), slot(1.2, 'indicatorRanking'), slot(0.7, 'indicatorHubs')]],
    bottom: [], bottomRem: 0, columnRem: 26, kpis: 6,
  },
  '21x9': {
    left: [[slot(1, 'indicatorGaps')]],
    right: [[slot(1.2, 'indicatorRanking'), slot(1, 'alarms')], [slot(1, 'indicatorStages'), slot(0.8, 'indicatorHubs')]],
    bottom: [slot(1, 'indicatorTiles')], bottomRem: 13.6, columnRem: 26.5, kpis: 6,
  },
  '32x9': {
    left: [[slot(0.8, 'indicatorStages'), slot(1, 'events')], [slot(1, 'indicatorGaps')]],
    right: [[slot(1.3, 'indicatorRanking'), slot(0.7, 'indicatorHubs')], [slot(1, 'alarms')]],
    bottom: [slot(1, 'indicatorTiles')], bottomRem: 15.6, columnRem: 29, kpis: 6,
  },
  '48x9': {
    left: [[slot(0.8, 'indicatorStages'), slot(1, 'events')], [slot(1, 'indicatorGaps')]],
    right: [[slot(1.3, 'indicatorRanking'), slot(0.7, 'indicatorHubs')], [slot(1, 'alarms')]],
    bottom: [slot(1, 'indicatorTiles')], bottomRem: 15.6, columnRem: 36, kpis: 6,
  },
}
