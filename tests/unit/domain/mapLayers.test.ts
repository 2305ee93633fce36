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
