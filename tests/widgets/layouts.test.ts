// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { communityGrid } from '@/screens/community/gridLayouts'
import { communityIndicators } from '@/screens/community/indicatorLayouts'
import { communityIot } from '@/screens/community/iotLayouts'
import { communityLivelihood } from '@/screens/community/livelihoodLayouts'
import { communityOverview } from '@/screens/community/overviewLayouts'
import { communityUnderground } from '@/screens/community/undergroundLayouts'
import { countyGrid } from '@/screens/county/gridLayouts'
import { countyIndicators } from '@/screens/county/indicatorLayouts'
import { countyIot } from '@/screens/county/iotLayouts'
import { countyLivelihood } from '@/screens/county/livelihoodLayouts'
import { countyOverview } from '@/screens/county/overviewLayouts'
import { countyUnderground } from '@/screens/county/undergroundLayouts'
import type { Layout, Layouts } from '@/screens/layout'
import { townGrid } from '@/screens/town/gridLayouts'
import { townIndicators } from '@/screens/town/indicatorLayouts'
import { townIot } from '@/screens/town/iotLayouts'
import { townLivelihood } from '@/screens/town/livelihoodLayouts'
import { townOverview } from '@/screens/town/overviewLayouts'
import { townUnderground } from '@/screens/town/undergroundLayouts'

const widgetsOf = (layout: Layout) => [...layout.left, ...layout.right, layout.bottom].flat().flatMap(slot => slot.widgets)
const cases = (layouts: readonly (readonly [string, Layouts])[]) => layouts.flatMap(([name, by]) => Object.entries(by).map(([size, layout]) => [`${name} ${size}`, layout] as const))
const overview = [['county', countyOverview], ['town', townOverview], ['community', communityOverview]] as const
const underground = [['county', countyUnderground], ['town', townUnderground], ['community', communityUnderground]] as const
const grid = [['county', countyGrid], ['town', townGrid], ['community', communityGrid]] as const
const iot = [['county', countyIot], ['town', townIot], ['community', communityIot]] as const
const indicators = [['county', countyIndicators], ['town', townIndicators], ['community', communityIndicators]] as const

const livelihood = [['county', countyLivelihood], ['town', townLivelihood], ['community', communityLivelihood]] as const

describe.each(cases([...overview, ...grid, ...livelihood, ...iot, ...underground, ...indicators]))('the layout of the %s', (_, layout) => {
  it('has each panel once, and the alarms in any case', () => {
    const widgets = widgetsOf(layout)
    expect(widgets).toHaveLength(new Set(widgets).size)
    expect(widgets).toContain('alarms')
  })
})

describe.each(cases([...overview, ...grid, ...livelihood, ...iot, ...underground]))('the layout of the %s', (name, layout) => {
  it('ranks regions where there are some below, and only there', () => {
    expect(widgetsOf(layout).includes('ranking')).toBe(!name.startsWith('community'))
  })
})

describe.each(cases(overview))('总览 of the %s', (_, layout) => {
  it('has every panel of the topic within reach', () => {
    expect(widgetsOf(layout)).toEqual(expect.arrayContaining(['party', 'population', 'housing', 'components', 'grid', 'events', 'assistance', 'rental', 'devices']))
  })
})

describe.each(cases(underground))('the underground of the %s', (_, layout) => {
  it('has all of its six panels', () => {
    expect(widgetsOf(layout)).toEqual(expect.arrayContaining(['undergroundSystems', 'undergroundAge', 'undergroundDepth', 'undergroundTroubles', 'undergroundReadings', 'undergroundAnalysis']))
  })

  it('leaves the map the room below it', () => {
    expect(layout.bottom).toEqual([])
  })
})

describe.each(cases(grid))('网格治理 of the %s', (_, layout) => {
  it('says who stands where, what is to be done, where it is stuck and how fast it is done', () => {
    expect(widgetsOf(layout)).toEqual(expect.arrayContaining(['grid', 'events', 'eventFlow', 'handlingTimes', 'eventKinds', 'dayTrend']))
  })
})

describe.each(cases(iot))('物联感知 of the %s', (_, layout) => {
  it('has devices, scenes, rules, the course of the alarms, health, those who make the load, handling and pictures', () => {
    expect(widgetsOf(layout)).toEqual(expect.arrayContaining(['safetyScenes', 'alarmTrend', 'devices', 'deviceList', 'alarmRules', 'alarmHealth', 'badActors', 'handlingTimes', 'videoWall']))
  })
})

describe.each(cases(livelihood))('民生服务 of the %s', (name, layout) => {
  const widgets = widgetsOf(layout)
  it('has each of its panels within reach', () => {
    expect(widgets).toEqual(expect.arrayContaining(['assistance', 'assistanceTrend', 'rental', 'elderly', 'governmentServices', 'property', 'lifeCircle', 'participation']))
  })

  it('tells of special groups in towns and the county, and never in a community', () => {
    expect(widgets.includes('specialGroups')).toBe(!name.startsWith('community'))
  })
})

describe.each(cases(indicators))('智慧社区建设 of the %s', (name, layout) => {
  const widgets = widgetsOf(layout)
  const level = name.slice(0, name.indexOf(' '))
  it('says which of the 22 are met and what is missing, beside the ranking of the pilots or the desk of the one', () => {
    expect(widgets).toEqual(expect.arrayContaining(['indicatorTiles', 'indicatorGaps', level === 'community' ? 'indicatorDesk' : 'indicatorRanking']))
    expect(widgets.includes('indicatorDesk')).toBe(level === 'community')
  })

  it('has the hubs at the county and nowhere else', () => {
    expect(widgets.includes('indicatorHubs')).toBe(level === 'county')
  })
})
