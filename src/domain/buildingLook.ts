import type { BuildingUse } from '@/api/contract/city'

/** Uses that share a colour: a wall knows five and the rest at a glance, not ten. */
export const useGroups = ['home', 'business', 'service', 'civic', 'other'] as const
export type UseGroup = (typeof useGroups)[number]

export const useGroupOf: Readonly<Record<BuildingUse, UseGroup>> = {
  residential: 'home', commercial: 'business', office: 'business', school: 'service', medical: 'service', elderlyCare: 'service',
  public: 'civic', industrial: 'other', utility: 'other', farm: 'other',
}

/** Upper ends of the height classes in metres, the last class open. */
export const heightBreaksM = [6, 20, 36, 60] as const
/** First years of the age classes, the newest first; what is older than the last is the oldest class. */
export const yearBreaks = [2016, 2006, 1996, 1986] as const

/** Hues of the groups, and of the two ordered scales from low (or new) to high (or old): the same on map and legend. */
export const useHues: Readonly<Record<UseGroup, string>> = { home: '#29c0a1', business: '#abd6ff', service: '#c06ea9', civic: '#8177cf', other: '#6b8794' }
export const scaleHues = ['#1e6f72', '#2c9a90', '#58c2b0', '#a9e4d4', '#f2fbf6'] as const
export const ageHues = ['#a9e4d4', '#58b8ae', '#4f8fa0', '#8f8a6a', '#c9a05a'] as const
/** 自住 / 租赁 / 空置, as on the panels. */
export const occupancyHues = { self: '#29c0a1', rented: '#a896f5', vacant: '#708594' } as const
