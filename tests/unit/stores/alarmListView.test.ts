import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useAlarmListViewStore } from '@/stores/alarmListView'
import { usePlaceStore } from '@/stores/place'
import { at } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

describe('what a person has asked to see of the alarms', () => {
  it('leaves group and shelf with the region', async () => {
    const wall = storeApp()
    const place = wall.inside(() => usePlaceStore())
    const view = wall.inside(() => useAlarmListViewStore())
    Object.assign(view, { group: 'waterlogging|370124001', shelfOpen: true })
    place.go(at.yushan)
    await nextTick()
    expect([view.group, view.shelfOpen]).toEqual([null, false])
  })
})
