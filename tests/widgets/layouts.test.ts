// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { communityOverview } from '@/screens/community/overviewLayouts'
import { communityUnderground } from '@/screens/community/undergroundLayouts'
import { countyOverview } from '@/screens/county/overviewLayouts'
import { countyUnderground } from '@/screens/county/undergroundLayouts'
import type { Layout, Layouts } from '@/screens/layout'
import { townOverview } from '@/screens/town/overviewLayouts'
import { townUnderground } from '@/screens/town/undergroundLayouts'

const widgetsOf = (layout: Layout) => [...layout.left, ...layout.right, layout.bottom].flat().flatMap(slot => slot.widgets)
const cases = (layouts: readonly (readonly [string, Layouts])[]) => layouts.flatMap(([name, by]) => Object.entries(by).map(([size, layout]) => [`${name} ${size}`, layout] as const))
const overview = [['county', countyOverview], ['town', townOverview], ['community', communityOverview]] as const
const underground = [['county', countyUnderground], ['town', townUnderground], ['community', communityUnderground]] as const

describe.each(cases([...overview, ...underground]))('the layout of the %s', (name, layout) => {
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
