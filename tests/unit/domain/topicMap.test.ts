import { describe, expect, it } from 'vitest'
import { decodeLayers, defaultLayers, encodeLayers } from '@/domain/mapLayers'
import { layersInTopic, layersOf, leads, topicMaps } from '@/domain/topicMap'

const topics = Object.keys(topicMaps) as (keyof typeof topicMaps)[]

describe('the map of a topic', () => {
  it('is the usual one in the overview', () => {
    expect(layersOf('overview')).toBe(defaultLayers)
  })

  it.each(topics)('%s never hides the alarms, and shows what leads it unless that is the other form of it', (topic) => {
    const layers = layersOf(topic)
    expect(layers.alarms.visible).toBe(true)
    for (const id of topicMaps[topic].lead) expect(layers[id].visible || id === 'eventHeat', id).toBe(true)
  })

  it('of the grid is about events, of the Internet of things about devices, of the indicators about pilots', () => {
    expect([leads('grid', 'events'), leads('iot', 'devices'), leads('indicators', 'pilots')]).toEqual([true, true, true])
    expect([layersOf('iot').events.visible, layersOf('grid').devices.visible, layersOf('overview').pilots.visible]).toEqual([false, false, false])
  })

  it.each(topics)('%s needs no word in the address while nobody has changed it', (topic) => {
    const usual = layersOf(topic)
    expect(encodeLayers(usual, usual)).toBe('')
    expect(decodeLayers('', usual)).toBe(usual)
  })

  it('says what differs from it, also where that is the default of another topic', () => {
    const usual = layersOf('grid'), heat = { ...usual, events: { visible: false, opacity: 100 }, eventHeat: { visible: true, opacity: 70 } }
    expect(encodeLayers(heat, usual)).toBe('-events,eventHeat.70')
    expect(decodeLayers('-events,eventHeat.70', usual)).toEqual(heat)
  })
})

describe('a change of topic', () => {
  it('takes the layers of the new topic', () => {
    expect(layersInTopic(layersOf('grid'), 'grid', 'iot')).toBe(layersOf('iot'))
  })

  it('keeps what a person has changed', () => {
    const changed = { ...layersOf('overview'), buildings: { visible: false, opacity: 100 }, roads: { visible: true, opacity: 40 } }
    const moved = layersInTopic(changed, 'overview', 'indicators')
    expect(moved).toEqual({ ...layersOf('indicators'), buildings: changed.buildings, roads: changed.roads })
    expect(layersInTopic(moved, 'indicators', 'overview')).toEqual(changed)
  })
})
