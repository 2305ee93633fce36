import { countyIndicators } from '../county/indicatorLayouts'
import { type Column, type Layouts, slot } from '../layout'

const desk: readonly Column[] = [[slot(1, 'indicatorDesk')]]

/** 智慧社区建设 at community level: the desk, at which each of the 22 is looked at and tried out, takes a column of its own. */
export const communityIndicators: Layouts = {
  '16x9': { ...countyIndicators['16x9'], left: desk, right: [[slot(1.25, 'indicatorGaps'), slot(0.95, 'indicatorStages'), slot(0.9, 'alarms')]] },
  'laptop': { ...countyIndicators.laptop, left: desk, right: [[slot(1.1, 'indicatorTiles'), slot(1, 'indicatorGaps', 'alarms')]] },
  'tallLaptop': { ...countyIndicators.tallLaptop, left: desk, right: [[slot(1.15, 'indicatorTiles'), slot(1, 'indicatorGaps'), slot(0.9, 'alarms')]] },
  '4x3': { ...countyIndicators['4x3'], left: desk, right: [[slot(1.05, 'indicatorTiles'), slot(1, 'indicatorGaps'), slot(0.9, 'alarms', 'indicatorStages')]] },
  'portrait': { ...countyIndicators.portrait, left: [[slot(1.6, 'indicatorDesk'), slot(0.8, 'indicatorStages')]], right: [[slot(1, 'alarms'), slot(1.1, 'indicatorTiles'), slot(1, 'indicatorGaps')]] },
  '21x9': { ...countyIndicators['21x9'], left: desk, right: [[slot(1, 'indicatorGaps')], [slot(1, 'indicatorStages'), slot(1, 'alarms')]] },
  '32x9': { ...countyIndicators['32x9'], left: [[slot(1, 'indicatorStages'), slot(0.9, 'events')], [slot(1, 'indicatorDesk')]], right: [[slot(1, 'indicatorGaps')], [slot(1, 'alarms')]] },
  '48x9': { ...countyIndicators['48x9'], left: [[slot(1, 'indicatorStages'), slot(0.9, 'events')], [slot(1, 'indicatorDesk')]], right: [[slot(1, 'indicatorGaps')], [slot(1, 'alarms')]] },
}
