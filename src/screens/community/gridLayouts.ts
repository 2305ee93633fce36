import { countyGrid } from '../county/gridLayouts'
import { type Column, type Layouts, slot } from '../layout'

const right: readonly Column[] = [[slot(1.2, 'alarms'), slot(1.1, 'handlingTimes'), slot(0.9, 'dayTrend')]]

/** 网格治理 at community level: no regions below, so no ranking; the trend of the day takes its room. */
export const communityGrid: Layouts = {
  '16x9': { ...countyGrid['16x9'], right },
  'laptop': { ...countyGrid.laptop, right: [[slot(1, 'alarms'), slot(1, 'handlingTimes')]] },
  'tallLaptop': { ...countyGrid.tallLaptop, right },
  '4x3': { ...countyGrid['4x3'], right },
  'portrait': { ...countyGrid.portrait, right: [[slot(1.1, 'events', 'eventKinds'), slot(1.1, 'handlingTimes'), slot(1, 'dayTrend')]] },
  '21x9': { ...countyGrid['21x9'], right: [[slot(1, 'alarms')], [slot(1.1, 'handlingTimes'), slot(0.9, 'dayTrend')]] },
  '32x9': { ...countyGrid['32x9'], left: [[slot(1, 'grid'), slot(1.1, 'eventKinds')], [slot(1.1, 'eventFlow'), slot(1.1, 'events')]], right: [[slot(1, 'alarms')], [slot(1.1, 'handlingTimes'), slot(0.9, 'dayTrend')]] },
  '48x9': { ...countyGrid['48x9'], left: [[slot(1, 'grid'), slot(1.1, 'eventKinds')], [slot(1.1, 'eventFlow'), slot(1.1, 'events')]], right: [[slot(1, 'alarms')], [slot(1.1, 'handlingTimes'), slot(0.9, 'dayTrend')]] },
}
