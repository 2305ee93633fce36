import { countyIndicators } from '../county/indicatorLayouts'
import { type Layouts, slot } from '../layout'

/** 智慧社区建设 at town level: as the county's, without the county's hubs. */
export const townIndicators: Layouts = {
  '16x9': { ...countyIndicators['16x9'], right: [[slot(1.1, 'indicatorRanking'), slot(1, 'alarms')]] },
  'laptop': { ...countyIndicators.laptop, right: [[slot(1.1, 'indicatorRanking'), slot(1, 'alarms')]] },
  'tallLaptop': { ...countyIndicators.tallLaptop, right: [[slot(1.2, 'indicatorRanking'), slot(1, 'alarms')]] },
  '4x3': { ...countyIndicators['4x3'], right: [[slot(1.2, 'indicatorRanking'), slot(1, 'alarms')]] },
  'portrait': { ...countyIndicators.portrait, right: [[slot(1.3, 'indicatorGaps'), slot(1, 'indicatorRanking')]] },
  '21x9': { ...countyIndicators['21x9'], right: [[slot(1, 'indicatorRanking'), slot(1, 'indicatorStages')], [slot(1, 'alarms'), slot(0.9, 'events')]] },
  '32x9': { ...countyIndicators['32x9'], left: [[slot(0.8, 'indicatorStages'), slot(1, 'events')], [slot(1, 'indicatorGaps')]], right: [[slot(1, 'indicatorRanking')], [slot(1, 'alarms')]] },
  '48x9': { ...countyIndicators['48x9'], left: [[slot(0.8, 'indicatorStages'), slot(1, 'events')], [slot(1, 'indicatorGaps')]], right: [[slot(1, 'indicatorRanking')], [slot(1, 'alarms')]] },
}
