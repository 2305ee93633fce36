import { countyIot } from '../county/iotLayouts'
import { type Layouts, slot } from '../layout'

/** 物联感知 at community level: no regions below, so no ranking. */
export const communityIot: Layouts = {
  '16x9': { ...countyIot['16x9'], right: [[slot(1.05, 'alarms'), slot(1.15, 'alarmHealth', 'badActors'), slot(1.1, 'alarmTrend', 'handlingTimes')]] },
  'laptop': { ...countyIot.laptop, right: [[slot(1, 'alarms', 'alarmTrend'), slot(1.1, 'alarmHealth', 'badActors', 'handlingTimes')]] },
  'tallLaptop': { ...countyIot.tallLaptop, right: [[slot(1.1, 'alarms'), slot(1.1, 'alarmHealth', 'badActors'), slot(1, 'alarmTrend', 'handlingTimes')]] },
  '4x3': { ...countyIot['4x3'], right: [[slot(1.1, 'alarms'), slot(1.1, 'alarmHealth', 'badActors'), slot(1, 'alarmTrend', 'handlingTimes')]] },
  'portrait': { ...countyIot.portrait, right: [[slot(1.3, 'deviceList', 'alarmRules'), slot(1, 'alarmTrend', 'handlingTimes'), slot(0.9, 'videoWall')]] },
  '21x9': { ...countyIot['21x9'], right: [[slot(1.1, 'alarms'), slot(1.1, 'alarmHealth', 'badActors')], [slot(1.1, 'alarmTrend'), slot(1, 'handlingTimes')]] },
  '32x9': { ...countyIot['32x9'], right: [[slot(1.1, 'alarms'), slot(1, 'alarmHealth')], [slot(1, 'alarmTrend'), slot(0.9, 'badActors'), slot(1, 'handlingTimes')]] },
  '48x9': { ...countyIot['48x9'], left: [[slot(1, 'safetyScenes'), slot(1, 'alarmRules')], [slot(1, 'devices')], [slot(1, 'deviceList')]] },
}
