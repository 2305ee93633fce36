import { countyLivelihood } from '../county/livelihoodLayouts'
import { type Layouts, slot } from '../layout'

/** 民生服务 at community level: no regions below, so no ranking; no special groups, which are never told below a town. The trend and the residents take their room. */
export const communityLivelihood: Layouts = {
  '16x9': {
    ...countyLivelihood['16x9'],
    left: [[slot(1.2, 'elderly'), slot(1, 'assistance', 'assistanceTrend'), slot(1.05, 'participation')]],
    right: [[slot(1, 'governmentServices'), slot(1.05, 'property'), slot(1, 'alarms')]],
  },
  'laptop': {
    ...countyLivelihood.laptop,
    left: [[slot(1.1, 'elderly', 'participation'), slot(1, 'assistance', 'assistanceTrend', 'rental')]],
    right: [[slot(1.05, 'governmentServices', 'property'), slot(1, 'lifeCircle', 'alarms')]],
  },
  'tallLaptop': {
    ...countyLivelihood.tallLaptop,
    left: [[slot(1.15, 'elderly'), slot(1, 'assistance', 'assistanceTrend', 'rental'), slot(1, 'participation')]],
    right: [[slot(1, 'governmentServices'), slot(1, 'property', 'lifeCircle'), slot(1, 'alarms')]],
  },
  '4x3': {
    ...countyLivelihood['4x3'],
    left: [[slot(1.15, 'elderly'), slot(1, 'assistance', 'assistanceTrend'), slot(1, 'participation'), slot(1, 'rental')]],
    right: [[slot(1, 'governmentServices'), slot(1, 'property'), slot(1, 'lifeCircle'), slot(1, 'alarms')]],
  },
  'portrait': {
    ...countyLivelihood.portrait,
    left: [[slot(1, 'alarms'), slot(1.15, 'elderly'), slot(1, 'assistance', 'assistanceTrend'), slot(1, 'participation')]],
    right: [[slot(1, 'governmentServices'), slot(1, 'property'), slot(1, 'lifeCircle'), slot(1, 'rental')]],
  },
  '21x9': {
    ...countyLivelihood['21x9'],
    left: [[slot(1.2, 'elderly'), slot(1, 'assistance'), slot(1, 'assistanceTrend')]],
    right: [[slot(1, 'governmentServices'), slot(1.05, 'property')], [slot(1.05, 'participation'), slot(1.2, 'alarms')]],
  },
  '32x9': {
    ...countyLivelihood['32x9'],
    left: [[slot(1, 'assistance'), slot(1, 'assistanceTrend')], [slot(1, 'elderly')]],
  },
  '48x9': {
    ...countyLivelihood['48x9'],
    left: [[slot(1, 'assistanceTrend')], [slot(1, 'assistance'), slot(1, 'rental')], [slot(1, 'elderly')]],
  },
}
