import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import type { PointMark } from '@/api/contract/city'
import { pipeKinds } from '@/api/contract/pipes'
import { type MapLayerId, buildingColours, encodeLayers, mapLayerIds } from '@/domain/mapLayers'
import { setLanguage } from '@/i18n/i18n'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSearchStore } from '@/stores/search'
import LayersPanel from '@/widgets/map-layers/LayersPanel.vue'
import { alarm, closed, heartbeat, snapshot } from '../builders/alarms'
import { type Values, fresh, groupAnswer, partial, unknown } from '../builders/figures'
import { type MountedWall, mountWall } from '../builders/mountWall'
import { lonLatOf } from '../builders/pipes'
import { at, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'

// The panel is loaded when it is first opened; here it is there already.
beforeAll(async () => { await import('@/widgets/map-layers/LayersBody.vue') })

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

const marks = (n: number): PointMark[] => Array.from({ length: n }, (_, i) => ({ id: `m${i}`, point: lonLatOf(i, 0), name: '', tag: 'street', good: true }))
const figuresAre = (values: Values) => (fake: FakeRuntime) => { fake.api.answer('figures', ({ params }) => groupAnswer(params.group, values)) }

async function onWall(before: (fake: FakeRuntime) => void = figuresAre({}), withAlarms = true) {
  const kept: { place?: ReturnType<typeof usePlaceStore>, search?: ReturnType<typeof useSearchStore> } = {}
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      kept.search = useSearchStore()
      void useRegionsStore().load(at.county)
      if (withAlarms) useAlarmsStore().start()
      return () => h(LayersPanel)
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
    fake.api.answer('points', ({ params }) => ({ freshness: fresh(), data: marks(params.kind === 'camera' ? 12 : 7) }))
    fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot([alarm('a'), alarm('b'), closed(alarm('c'))]) }))
    before(fake)
  })
  if (withAlarms) {
    one.sockets.last().open()
    one.sockets.last().say(heartbeat(0))
  }
  await flushPromises()
  wall = one
  const { place, search } = kept
  if (!place || !search) throw new Error('the host was not mounted')
  const button = () => one.panel.get<HTMLButtonElement>('[data-layers-button]')
  return {
    ...one, place, search, button,
    isOpen: () => one.panel.find('[data-layers-panel]').exists(),
    async open() { await button().trigger('click'); await flushPromises() },
    async toggle(id: MapLayerId) { await one.panel.get(`[data-layer=${id}]`).trigger('change') },
    count: (id: MapLayerId) => one.panel.get(`[data-count=${id}]`).text(),
    legend: () => one.panel.findAll('[data-building-legend] li').map(row => row.text()),
  }
}

describe('the layers', () => {
  it('ask for nothing until they are opened', async () => {
    const one = await onWall()
    expect([...one.api.calls('figures'), ...one.api.calls('points')]).toEqual([])
    await one.open()
    expect(new Set(one.api.calls('figures').map(({ call }) => call.params.group))).toEqual(new Set(['housing', 'devices', 'components', 'events', 'underground', 'indicators']))
  })

  it('open by their button and close by Escape, which gives the keyboard back', async () => {
    const one = await onWall()
    await one.open()
    expect([one.isOpen(), one.button().attributes('aria-expanded')]).toEqual([true, 'true'])
    one.panel.get<HTMLElement>('[data-layer=roads]').element.focus()
    await one.panel.get('[data-layer=roads]').trigger('keydown', { key: 'Escape' })
    expect(one.isOpen()).toBe(false)
    expect(document.activeElement).toBe(one.button().element)
  })

  it('and the search take turns', async () => {
    const one = await onWall()
    one.search.open()
    await one.open()
    expect([one.isOpen(), one.search.isOpen]).toEqual([true, false])
    one.search.open()
    await flushPromises()
    expect([one.isOpen(), one.search.isOpen]).toEqual([false, true])
  })

  it('are all there, each with a switch and a strength that say whose they are', async () => {
    const one = await onWall()
    await one.open()
    expect(one.panel.findAll('[data-layer]').map(box => box.attributes('data-layer')).sort()).toEqual([...mapLayerIds].sort())
    for (const id of mapLayerIds) {
      const name = one.panel.get(`[data-layer=${id}]`).element.closest('label')?.textContent ?? ''
      expect(name.trim(), id).not.toBe('')
      expect(one.panel.get(`[data-opacity=${id}]`).attributes('aria-label'), id).toMatch(/^.+的不透明度$/)
    }
    expect(one.missing).toEqual([])
  })

  it('are written to the place, as the address bar spells them', async () => {
    const one = await onWall()
    await one.open()
    await one.toggle('buildings')
    await one.toggle('components')
    await one.panel.get<HTMLInputElement>('[data-opacity=roads]').setValue('40')
    expect(encodeLayers(one.place.layers)).toBe('-buildings,roads.40,components')
    expect(one.panel.get<HTMLInputElement>('[data-layer=buildings]').element.checked).toBe(false)
    expect(one.panel.get('[data-opacity=buildings]').attributes('disabled')).toBeDefined()
    await one.toggle('buildings')
    expect(encodeLayers(one.place.layers)).toBe('roads.40,components')
  })

  it('go back to the usual ones by a button that is there only when something differs', async () => {
    const one = await onWall()
    await one.open()
    expect(one.panel.find('[data-layers-reset]').exists()).toBe(false)
    await one.toggle('JS')
    await one.panel.get('[data-layers-reset]').trigger('click')
    expect(encodeLayers(one.place.layers)).toBe('')
    expect(one.panel.find('[data-layers-reset]').exists()).toBe(false)
  })

  it('say where they are drawn at all', async () => {
    const one = await onWall()
    await one.open()
    const asleep = () => one.panel.findAll('[data-asleep]').map(note => [note.attributes('data-asleep'), note.text()])
    expect(asleep()).toEqual([['pipes', '地下模式中显示'], ['marks', '进入社区后显示']])
    one.place.go(at.cuiping)
    one.place.setMode('under')
    await flushPromises()
    expect(asleep()).toEqual([])
  })

  it('of a group that is drawn nowhere in this view are folded, until a person says otherwise', async () => {
    const one = await onWall()
    await one.open()
    const unfolded = () => one.panel.findAll('[data-fold][aria-expanded=true]').map(button => button.attributes('data-fold'))
    expect(unfolded()).toEqual(['city', 'events'])
    expect(one.panel.get('[data-layer=JS]').isVisible()).toBe(false)
    await one.panel.get('[data-fold=pipes]').trigger('click')
    expect(one.panel.get('[data-layer=JS]').isVisible()).toBe(true)
    await one.panel.get('[data-fold=city]').trigger('click')
    expect(unfolded()).toEqual(['pipes', 'events'])
    one.place.go(at.cuiping)
    await flushPromises()
    expect(unfolded()).toEqual(['pipes', 'marks', 'events'])
  })

  it.each(pipeKinds)('name the standard colour of %s beside its hue', async (kind) => {
    const one = await onWall()
    await one.open()
    const label = one.panel.get(`[data-layer=${kind}]`).element.closest('label')
    const word = one.i18n.global.t(`pipeStandard.${kind}`)
    expect(label?.querySelector('small')?.textContent).toBe(word)
    expect(label?.getAttribute('title')).toBe(`标准色 ${word}（CJJ 61）`)
    expect(label?.querySelector('i')?.getAttribute('style')).toContain('background')
  })

  it('have their words in English', async () => {
    const one = await onWall()
    await setLanguage(one.i18n, 'en')
    await one.open()
    for (const colour of buildingColours) await one.panel.get(`[data-colour=${colour}]`).trigger('click')
    expect(one.panel.get('[data-layers-panel]').attributes('aria-label')).toBe('Layers')
    expect(one.count('JS')).toMatch(/ km$/)
    expect(one.missing).toEqual([])
  })
})

describe('the counts of the layers', () => {
  it('are those of the figures, pipes in km, alarms by the board; what is not counted has none', async () => {
    const one = await onWall(figuresAre({ 'housing.buildings': 1234, 'devices.total': 56, 'components.total': 78, 'events.open': 9, 'pipes.length.JS': 123.46, 'pipes.length.TX': 0, 'pipes.nodes': 40_000 }))
    await one.open()
    expect(Object.fromEntries(mapLayerIds.map(id => [id, one.count(id)]))).toEqual({
      buildings: '1,234', roads: '', JS: '123.5 km', YS: '100.0 km', WS: '100.0 km', RQ: '100.0 km', RL: '100.0 km', DL: '100.0 km', TX: '0.0 km', nodes: '40,000',
      cameras: '', devices: '56', components: '78', entrances: '', coverage: '', alarms: '2', events: '9', eventHeat: '9', pilots: '100', reach: '',
    })
  })

  it('of cameras and entrances are taken where they are drawn, in a community', async () => {
    const one = await onWall()
    await one.open()
    expect(one.api.calls('points')).toEqual([])
    one.place.go(at.cuiping)
    await flushPromises()
    expect([one.count('cameras'), one.count('entrances')]).toEqual(['12', '7'])
  })

  it('follow the region in view', async () => {
    const one = await onWall((fake) => { fake.api.answer('figures', ({ params }) => groupAnswer(params.group, { 'housing.buildings': params.code === at.yushan ? 11 : 99 })) })
    await one.open()
    expect(one.count('buildings')).toBe('99')
    one.place.go(at.yushan)
    await flushPromises()
    expect(one.count('buildings')).toBe('11')
  })

  it('that are not known are a dash, never 0, and a lower bound says so', async () => {
    const one = await onWall(figuresAre({ 'housing.buildings': unknown(), 'pipes.length.RQ': unknown(), 'pipes.length.JS': partial(12), 'devices.total': 0 }))
    await one.open()
    expect([one.count('buildings'), one.count('RQ'), one.count('JS'), one.count('devices')]).toEqual(['—', '—', '≥12.0 km', '0'])
  })

  it('are dashes where the answers fail and no alarm has come', async () => {
    const one = await onWall((fake) => { fake.api.fail('figures', { kind: 'offline' }); fake.api.fail('points', { kind: 'offline' }) }, false)
    one.place.go(at.cuiping)
    await one.open()
    for (const id of mapLayerIds) expect(one.count(id), id).toBe(['roads', 'coverage', 'reach'].includes(id) ? '' : '—')
  })
})

describe('the colours of the buildings', () => {
  it.each([
    ['use', ['住宅', '商业办公', '教育医疗养老', '机关公共', '工业与其他']], ['occupancy', ['自住', '租赁', '空置']], ['height', ['<6 m', '6–20 m', '20–36 m', '36–60 m', '≥60 m']],
    ['age', ['2016 年起', '2006–2015', '1996–2005', '1986–1995', '1986 年前']],
  ] as const)('by %s are chosen by a button and explained row by row', async (colour, rows) => {
    const one = await onWall()
    await one.open()
    await one.panel.get(`[data-colour=${colour}]`).trigger('click')
    expect(one.place.colour).toBe(colour)
    expect(one.panel.findAll('[data-colour][aria-pressed=true]').map(button => button.attributes('data-colour'))).toEqual([colour])
    expect(one.legend()).toEqual(rows)
  })

  it('have no legend while the buildings are hidden', async () => {
    const one = await onWall()
    await one.open()
    await one.toggle('buildings')
    expect(one.legend()).toEqual([])
    expect(one.panel.find('[data-colour]').exists()).toBe(false)
  })
})
