import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, effectScope, h } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import { useLifeCircleStore } from '@/stores/lifeCircle'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import LifeCirclePanel from '@/widgets/life-circle/LifeCirclePanel.vue'
import ReachLegend from '@/widgets/map-chrome/ReachLegend.vue'
import { settle } from '../builders/clock'
import { type Values, fresh, groupAnswer, unknown } from '../builders/figures'
import { reachAnswer } from '../builders/lifeCircle'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'

furnishPage()
let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

const shares = { 'circle.school.share': 52.2, 'circle.school.beyond': 154_123, 'circle.canteen.share': 60, 'circle.allShare': 41.4 } satisfies Values
const everyone = Object.fromEntries(['clinic', 'school', 'elderlyCare', 'mall', 'canteen', 'fitness', 'busStop', 'hall'].map(id => [`circle.${id}.share`, 100]))
const gaps = [{ region: at.longshan, residents: 1615 }, { region: at.cuiping, residents: 480 }]

async function shown(values: Values, of: { region?: RegionCode, fails?: boolean, gaps?: { region: RegionCode, residents: number }[] } = {}) {
  const kept: { place?: ReturnType<typeof usePlaceStore>, circle?: ReturnType<typeof useLifeCircleStore> } = {}
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      kept.circle = useLifeCircleStore()
      void useRegionsStore().load(at.county)
      kept.place.go(of.region ?? at.county)
      return () => [h(LifeCirclePanel, { region: kept.place?.region ?? at.county }), kept.circle?.drawn ? h(ReachLegend, { service: kept.circle.drawn }) : null]
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
    fake.api.answer('figures', () => groupAnswer('lifeCircle', values))
    if (of.fails === true) fake.api.fail('serviceReach', { kind: 'offline' })
    else fake.api.answer('serviceReach', ({ params }) => reachAnswer({ region: params.code, service: params.service, gaps: params.service === 'clinic' ? [] : of.gaps ?? gaps }))
  })
  await flushPromises()
  await settle()
  wall = one
  if (!kept.place || !kept.circle) throw new Error('the host was not mounted')
  return { ...one, place: kept.place, circle: kept.circle, get: (selector: string) => one.panel.get(selector) }
}

describe('the 15-minute circle', () => {
  it('names first the service that the fewest reach, how many do not, and the largest gap', async () => {
    const one = await shown({ ...everyone, ...shares })
    expect(one.get('[data-figure="circle.school.beyond"]').text()).toContain('幼儿园和小学：不在 15 分钟内')
    expect(one.get('[data-figure="circle.school.beyond"]').attributes('data-value')).toBe('154123')
    expect(one.get('[data-biggest-gap]').text()).toContain('龙山社区1,615')
    expect(one.missing).toEqual([])
  })

  it('has a bar for each service, the lowest share first, and says of one without an answer that it is not known', async () => {
    const one = await shown({ ...everyone, ...shares, 'circle.hall.share': unknown() })
    const bars = one.panel.findAll('[data-service]')
    expect(bars.map(bar => bar.attributes('data-service'))).toEqual(['school', 'canteen', 'clinic', 'elderlyCare', 'mall', 'fitness', 'busStop', 'hall'])
    expect(bars.at(-1)?.text()).toContain('—')
    expect(one.get('[data-service=school] i').classes()).toContain('low')
    expect(one.get('[data-service=clinic] i').classes()).not.toContain('low')
  })

  it('draws the worst until another is chosen, which then colours the map and stands in the address', async () => {
    const one = await shown({ ...everyone, ...shares })
    expect([one.circle.service, one.place.service]).toEqual(['school', null])
    await one.get('[data-service=canteen]').trigger('click')
    expect([one.circle.service, one.place.service, one.place.metric]).toEqual(['canteen', 'canteen', 'circle.canteen.share'])
    expect(one.get('[data-service=canteen]').attributes('aria-pressed')).toBe('true')
    expect(one.get('[data-reach-legend]').text()).toContain('助餐点：60.0% 的居民步行 15 分钟可达')
  })

  it('lists the gaps of that service; a row goes there, and is marked on the map while it is pointed at', async () => {
    const one = await shown({ ...everyone, ...shares })
    expect(one.panel.findAll('[data-gap]').map(row => row.attributes('data-residents'))).toEqual(['1615', '480'])
    await one.get('[data-gap]').trigger('mouseenter')
    expect(one.circle.pointed).toBe(0)
    await one.get('[data-gap]').trigger('mouseleave')
    expect(one.circle.pointed).toBeNull()
    await one.get('[data-gap]').trigger('click')
    expect(one.place.region).toBe(at.longshan)
  })

  it('shows a gap inside the community in view to the camera, and keeps it marked', async () => {
    const one = await shown({ ...everyone, ...shares }, { region: at.cuiping, gaps: [{ region: at.cuiping, residents: 90 }, { region: at.cuiping, residents: 40 }] })
    const second = one.panel.findAll('[data-gap]')[1]
    await second?.trigger('click')
    expect([one.place.region, one.circle.chosen?.gap.residents, one.circle.pointed]).toEqual([at.cuiping, 40, 1])
    expect(second?.attributes('aria-pressed')).toBe('true')
    await one.get('[data-service=canteen]').trigger('click')
    await settle()
    expect([one.circle.chosen, one.circle.pointed]).toEqual([null, null])
  })

  it('gives way to coloured plates, goes on naming its service, and comes back with a service that is chosen', async () => {
    const one = await shown({ ...everyone, ...shares })
    one.place.setLayer('reach', { visible: false })
    await settle()
    expect([one.circle.drawn, one.circle.service, one.panel.find('[data-reach-legend]').exists()]).toEqual([null, 'school', false])
    await one.get('[data-service=canteen]').trigger('click')
    expect([one.circle.drawn, one.place.layers.reach.visible]).toEqual(['canteen', true])
    one.place.setMode('under')
    expect(one.circle.drawn).toBeNull()
  })

  it('goes on naming its service when the panel of another layout leaves after it has come', async () => {
    const one = await shown({ ...everyone, ...shares })
    const leaving = effectScope()
    leaving.run(() => { one.circle.suggest(() => 'canteen') })
    expect(one.circle.service).toBe('canteen')
    leaving.stop()
    expect(one.circle.service).toBe('school')
  })

  it('says so where everyone reaches everything, and draws nothing', async () => {
    const one = await shown(everyone)
    expect(one.panel.text()).toContain('八类服务都在 15 分钟步行范围内')
    expect(one.circle.service).toBeNull()
    await one.get('[data-service=clinic]').trigger('click')
    await settle()
    expect(one.panel.text()).toContain('医疗机构：居民都在 15 分钟内')
  })

  it('of a village whose services are not surveyed says that, not that nobody reaches them', async () => {
    const none = Object.fromEntries(Object.keys(everyone).map(id => [id, unknown()]))
    const one = await shown(none, { region: at.cuiping })
    expect(one.panel.text()).toContain('服务设施尚未普查')
    expect(one.panel.findAll('[data-service]')).toHaveLength(0)
  })

  it('keeps its bars where the gaps cannot be had, and says that something failed', async () => {
    const one = await shown({ ...everyone, ...shares }, { fails: true })
    expect(one.get('[data-panel=lifeCircle]').attributes('data-state')).toBe('stale')
    expect(one.panel.findAll('[data-service]')).toHaveLength(8)
  })

  it('leaves the map as it was when the panel goes', async () => {
    const one = await shown({ ...everyone, ...shares })
    one.panel.unmount()
    expect([one.circle.service, one.circle.pointed]).toEqual([null, null])
  })
})
