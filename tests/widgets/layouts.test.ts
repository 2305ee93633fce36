// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { communityGrid } from '@/screens/community/gridLayouts'
import { communityIot } from '@/screens/community/iotLayouts'
import { communityOverview } from '@/screens/community/overviewLayouts'
import { communityUnderground } from '@/screens/community/undergroundLayouts'
import { countyGrid } from '@/screens/county/gridLayouts'
import { countyIot } from '@/screens/county/iotLayouts'
import { countyOverview } from '@/screens/county/overviewLayouts'
import { countyUnderground } from '@/screens/county/undergroundLayouts'
import type { Layout, Layouts } from '@/screens/layout'
import { townGrid } from '@/screens/town/gridLayouts'
import { townIot } from '@/screens/town/iotLayouts'
import { townOverview } from '@/screens/town/overviewLayouts'
import { townUnderground } from '@/screens/town/undergroundLayouts'

const widgetsOf = (layout: Layout) => [...layout.left, ...layout.right, layout.bottom].flat().flatMap(slot => slot.widgets)
const cases = (layouts: readonly (readonly [string, Layouts])[]) => layouts.flatMap(([name, by]) => Object.entries(by).map(([size, layout]) => [`${name} ${size}`, layout] as const))
const overview = [['county', countyOverview], ['town', townOverview], ['community', communityOverview]] as const
const underground = [['county', countyUnderground], ['town', townUnderground], ['community', communityUnderground]] as const
const grid = [['county', countyGrid], ['town', townGrid], ['community', communityGrid]] as const
const iot = [['county', countyIot], ['town', townIot], ['community', communityIot]] as const

describe.each(cases([...overview, ...grid, ...iot, ...underground]))('the layout of the %s', (name, layout) => {
  it('has each panel once, and the alarms in any case', () => {
    const widgets = widgetsOf(layout)
    expect(widgets).toHaveLength(new Set(widgets).size)
    expect(widgets).toContain('alarms')
  })

  it('ranks regions where there are some below, and only there', () => {
    expect(widgetsOf(layout).includes('ranking')).toBe(!name.startsWith('community'))
  })
})

describe.each(cases(underground))('the underground of the %s', (_, layout) => {
  it('has all of its five panels', () => {
    expect(widgetsOf(layout)).toEqual(expect.arrayContaining(['undergroundSystems', 'undergroundAge', 'undergroundDepth', 'undergroundTroubles', 'undergroundReadings']))
  })

  it('leaves the map the room below it', () => {
    expect(layout.bottom).toEqual([])
  })
})

describe.each(cases(grid))('网格治理 of the %s', (_, layout) => {
  it('says who stands where, what is to be done, where it is stuck and how fast it is done', () => {
    expect(widgetsOf(layout)).toEqual(expect.arrayContaining(['grid', 'events', 'eventFlow', 'handlingTimes']))
  })
})

describe.each(cases(iot))('物联感知 of the %s', (_, layout) => {
  it('has devices, rules, health, those who make the load, handling and pictures', () => {
    expect(widgetsOf(layout)).toEqual(expect.arrayContaining(['devices', 'deviceList', 'alarmRules', 'alarmHealth', 'badActors', 'handlingTimes', 'videoWall']))
  })
})
