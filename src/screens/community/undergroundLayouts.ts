import { countyUnderground } from '../county/undergroundLayouts'
import { type Column, type Layouts, slot } from '../layout'

const wideLeft: readonly Column[] = [[slot(1.1, 'undergroundSystems'), slot(0.9, 'undergroundDepth')], [slot(1.1, 'undergroundAge'), slot(1, 'devices')]]
const wideRight: readonly Column[] = [[slot(1, 'undergroundTroubles'), slot(1, 'alarms')], [slot(1, 'undergroundReadings'), slot(0.9, 'undergroundAnalysis')]]

/** 地下管网 at community level: no regions below, so no ranking; the alarms take its room. */
export const communityUnderground: Layouts = {
  '16x9': { ...countyUnderground['16x9'], right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.1, 'undergroundReadings'), slot(0.9, 'alarms')]] },
  'laptop': { ...countyUnderground.laptop, right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis'), slot(1, 'undergroundReadings', 'alarms')]] },
  'tallLaptop': { ...countyUnderground.tallLaptop, right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.1, 'undergroundReadings'), slot(1, 'alarms')]] },
  '4x3': { ...countyUnderground['4x3'], right: [[slot(1.1, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.1, 'undergroundReadings'), slot(0.9, 'alarms')]] },
  'portrait': { ...countyUnderground.portrait, right: [[slot(1.2, 'undergroundTroubles', 'undergroundAnalysis'), slot(1.2, 'undergroundReadings'), slot(0.8, 'undergroundDepth')]] },
  '21x9': { ...countyUnderground['21x9'], right: [[slot(1.2, 'undergroundTroubles', 'undergroundAnalysis'), slot(1, 'alarms')], [slot(1, 'undergroundReadings')]] },
  '32x9': { ...countyUnderground['32x9'], left: wideLeft, right: wideRight },
  '48x9': { ...countyUnderground['48x9'], left: wideLeft, right: wideRight },
}
