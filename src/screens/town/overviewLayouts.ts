import { countyOverview } from '../county/overviewLayouts'
import { type Layouts, slot } from '../layout'

/** 总览 at town level: as the county's, but the ranking of the communities stands in the open and 党建 comes under a tab. */
export const townOverview: Layouts = {
  ...countyOverview,
  '16x9': {
    left: [[slot(1, 'grid', 'party'), slot(1.3, 'population'), slot(1, 'housing')]],
    right: [[slot(1.15, 'alarms'), slot(1.05, 'events'), slot(1.15, 'ranking', 'devices')]],
    bottom: [slot(1, 'assistance', 'components'), slot(1, 'rental')], bottomRem: 14.6, columnRem: 26.5, kpis: 6,
  },
}
