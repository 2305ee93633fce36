import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type LayerSetting, type MapLayerId, decodeLayers, defaultLayers, encodeLayers, mapLayerIds } from '@/domain/mapLayers'

const setting = fc.record({ visible: fc.boolean(), opacity: fc.integer({ min: 10, max: 100 }) })
const settings = fc.tuple(...mapLayerIds.map(() => setting)).map(list => Object.fromEntries(mapLayerIds.map((id, i) => [id, list[i]])) as Record<MapLayerId, LayerSetting>)

describe('layers in the address bar', () => {
  test.prop([settings])('come back as they were', (chosen) => {
    expect(decodeLayers(encodeLayers(chosen))).toEqual(chosen)
  })

  test.prop([fc.string()])('never fail on any text, and keep every layer within its bounds', (text) => {
    const read = decodeLayers(text)
    expect(Object.keys(read).sort()).toEqual([...mapLayerIds].sort())
    for (const { opacity } of Object.values(read)) expect(opacity >= 10 && opacity <= 100).toBe(true)
  })

  it('leave the default unsaid', () => {
    expect(encodeLayers(defaultLayers)).toBe('')
    expect(decodeLayers('')).toBe(defaultLayers)
  })
})

describe('a word of a layer', () => {
  it.each<[string, MapLayerId, LayerSetting]>([
    ['-buildings', 'buildings', { visible: false, opacity: 100 }], ['components', 'components', { visible: true, opacity: 100 }], ['roads.40', 'roads', { visible: true, opacity: 40 }],
    ['-JS.60', 'JS', { visible: false, opacity: 60 }], ['roads.4', 'roads', { visible: true, opacity: 10 }], ['roads.999', 'roads', { visible: true, opacity: 100 }],
  ])('%s is read', (word, id, wanted) => {
    expect(decodeLayers(word)[id]).toEqual(wanted)
    expect(decodeLayers(`nonsense,${word},-,.5`)).toEqual({ ...defaultLayers, [id]: wanted })
  })

  it('is written as short as it can be, in the order of the panel', () => {
    expect(encodeLayers({ ...defaultLayers, JS: { visible: false, opacity: 60 }, buildings: { visible: false, opacity: 100 }, components: { visible: true, opacity: 100 } })).toBe('-buildings,-JS.60,components')
  })
})
