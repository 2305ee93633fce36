import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { type Relation, type ThingRef, thingKinds } from '@/api/contract/city'
import { deviceId } from '@/api/contract/ids'
import { setLanguage } from '@/i18n/i18n'
import { useAlarmsStore } from '@/stores/alarms'
import { useMapToolsStore } from '@/stores/mapTools'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSearchStore } from '@/stores/search'
import { useWallStore } from '@/stores/wall'
import ThingCard from '@/widgets/thing-card/ThingCard.vue'
import { alarm, closed, heartbeat, snapshot } from '../builders/alarms'
import { fresh } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'
import { relationOf, thingOf } from '../builders/things'

furnishPage()

// The body is loaded when the first thing is chosen; here it is there already.
beforeAll(async () => { await import('@/widgets/thing-card/ThingBody.vue') })

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

const gas = { id: deviceId.parse('gas.1'), name: '燃气探测器 07', calibratedOn: null }
const answers = (relations: readonly Relation[] = [], over: object = {}) => (fake: FakeRuntime) => {
  fake.api.answer('thing', ({ params }) => ({ freshness: fresh(), data: thingOf(params.kind, { ...over, id: params.id }, relations) }))
}

/** A wall at the county with a field, a button and the card. */
async function onWall(before: (fake: FakeRuntime) => void = answers()) {
  const host = defineComponent({
    setup() {
      const stores = { place: usePlaceStore(), alarms: useAlarmsStore(), search: useSearchStore(), tools: useMapToolsStore(), wall: useWallStore() }
      Object.assign(kept, stores)
      void useRegionsStore().load(at.county)
      stores.alarms.start()
      return () => h('div', [h('input', { id: 'field' }), h('button', { id: 'before' }, 'x'), h(ThingCard)])
    },
  })
  const kept: { place?: ReturnType<typeof usePlaceStore>, alarms?: ReturnType<typeof useAlarmsStore>, search?: ReturnType<typeof useSearchStore>, tools?: ReturnType<typeof useMapToolsStore>, wall?: ReturnType<typeof useWallStore> } = {}
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
    fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot([alarm('a', { device: gas }), alarm('b'), closed(alarm('c', { device: gas }))]) }))
    before(fake)
  })
  one.sockets.last().open()
  one.sockets.last().say(heartbeat(0))
  await flushPromises()
  wall = one
  const { place, alarms, search, tools, wall: surface } = kept
  if (!place || !alarms || !search || !tools || !surface) throw new Error('the host was not mounted')
  return {
    ...one, place, alarms, search, tools, surface,
    card: () => one.panel.find('[data-thing]'),
    value: (key: string) => one.panel.get(`[data-attribute=${key}]`).text(),
    async choose(thing: ThingRef) { place.choose(thing); await flushPromises() },
    async press(selector: string) { await one.panel.get(selector).trigger('click'); await flushPromises() },
    async escape(over: KeyboardEventInit = {}) {
      ;(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...over }))
      await flushPromises()
    },
  }
}
const building: ThingRef = { kind: 'building', id: 'b1' }

describe('the card', () => {
  it('is there only while something is chosen', async () => {
    const one = await onWall()
    expect(one.card().exists()).toBe(false)
    expect(one.api.calls('thing')).toEqual([])
    await one.choose(building)
    expect(one.card().attributes('data-thing')).toBe('building:b1')
    one.place.choose(null)
    await flushPromises()
    expect(one.card().exists()).toBe(false)
  })

  it.each(thingKinds)('of a %s has kind, title, number and place, in both languages', async (kind) => {
    const one = await onWall()
    await one.choose({ kind, id: 'x1' })
    expect(one.panel.get('.kind').text()).toBe(one.i18n.global.t(`thingKind.${kind}`))
    expect(one.panel.get('h2').text()).not.toBe('')
    expect([one.value('id'), one.value('region')]).toEqual(['x1', '榆山街道 翠屏社区'])
    expect(one.panel.findAll('dd').length).toBeGreaterThan(4)
    await setLanguage(one.i18n, 'en')
    await flushPromises()
    expect(one.panel.findAll('dt').map(term => term.text()).join('')).not.toMatch(/\p{Script=Han}/u)
    expect(one.missing).toEqual([])
  })

  it('says that it is loading, under the number that was asked for', async () => {
    const one = await onWall(() => {})
    await one.choose(building)
    expect(one.panel.get('h2').text()).toBe('b1')
    expect(one.panel.get('[role=status]').text()).toBe('读取中')
  })

  it.each([
    [{ kind: 'status', status: 404, code: 'notFound', message: '' }, '没有这个对象，或本屏不能查看'], [{ kind: 'status', status: 500, code: '', message: '' }, '读取失败：接口返回 HTTP 500'], [{ kind: 'offline' }, '读取失败：接口无响应'],
  ] as const)('says what is wrong: %o, and asks again', async (error, text) => {
    const one = await onWall((fake) => { fake.api.fail('thing', error) })
    await one.choose(building)
    expect(one.panel.get('[role=status] span').text()).toBe(text)
    answers()(one)
    await one.press('[data-thing-retry]')
    expect(one.panel.get('h2').text()).toBe('1 号楼')
    expect(one.panel.find('[role=status]').exists()).toBe(false)
  })

  it('keeps what it knows when asking again fails, and says so', async () => {
    const one = await onWall()
    await one.choose(building)
    one.api.fail('thing', { kind: 'timeout', afterMs: 8_000 })
    await one.clock.turn(3_600_000)
    await flushPromises()
    expect(one.panel.get('[role=status] span').text()).toBe('读取失败：接口超时')
    expect(one.value('homes')).toBe('36 套')
  })

  it('keeps markup in a name as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>'
    const one = await onWall(answers([relationOf({ name: nasty })], { name: nasty, address: nasty }))
    await one.choose(building)
    expect(one.panel.get('h2').text()).toBe(nasty)
    expect(one.value('address')).toBe(nasty)
    expect(one.panel.get('[data-relation] .name').text()).toBe(`${nasty}楼栋`)
    expect(one.panel.find('img').exists()).toBe(false)
  })

  it('flies back to the thing by its button, where there is a map', async () => {
    const one = await onWall()
    await one.choose(building)
    const before = one.place.returns
    await one.press('[data-thing-fly]')
    expect(one.place.returns).toBe(before + 1)
    one.surface.mapEnabled = false
    await flushPromises()
    expect(one.panel.find('[data-thing-fly]').exists()).toBe(false)
  })
})

describe('what a thing is joined to', () => {
  it('leads there, and the keyboard begins anew at the title', async () => {
    const one = await onWall(answers([relationOf({ kind: 'pipe', id: 'JS1', name: '给水管 DN100', how: 'servedBy', distanceM: null }), relationOf({ id: 'b2', name: '2 号楼' })]))
    await one.choose(building)
    expect(one.panel.findAll('[data-relation]').map(relation => relation.text())).toEqual(['接自给水管 DN100JS1', '附近2 号楼楼栋12 m'])
    await one.press('[data-relation="pipe:JS1"]')
    expect(one.place.thing).toEqual({ kind: 'pipe', id: 'JS1' })
    expect(one.card().attributes('data-thing')).toBe('pipe:JS1')
    expect(document.activeElement).toBe(one.panel.get('h2').element)
  })

  it('is listed to the eighth, and the rest on request; another thing starts short again', async () => {
    const many = Array.from({ length: 11 }, (_, i) => relationOf({ id: `b${i + 2}` }))
    const one = await onWall(answers(many))
    await one.choose(building)
    expect(one.panel.findAll('[data-relation]')).toHaveLength(8)
    expect(one.panel.get('[data-thing-more]').text()).toBe('其余 3 项')
    await one.press('[data-thing-more]')
    expect(one.panel.findAll('[data-relation]')).toHaveLength(11)
    expect(one.panel.find('[data-thing-more]').exists()).toBe(false)
    await one.press('[data-relation="building:b5"]')
    expect(one.panel.findAll('[data-relation]')).toHaveLength(8)
  })

  it('has no heading where there is nothing', async () => {
    const one = await onWall()
    await one.choose(building)
    expect(one.panel.find('h3').exists()).toBe(false)
  })
})

describe('where a thing belongs', () => {
  it('is a way to its community, which keeps it chosen', async () => {
    const one = await onWall()
    await one.choose(building)
    expect(one.value('grid')).toBe('第 3 网格')
    await one.press('[data-thing-home]')
    expect([one.place.region, one.place.thing]).toEqual([at.cuiping, building])
    expect(one.panel.find('[data-thing-home]').exists()).toBe(false)
    expect(one.value('region')).toBe('榆山街道 翠屏社区')
  })
})

describe('the open alarms of a device', () => {
  it('stand on its card, also where another region is in view, and open', async () => {
    const one = await onWall()
    one.place.go(at.ancheng)
    await one.choose({ kind: 'device', id: gas.id })
    const listed = one.panel.findAll('[data-thing-alarm]')
    expect(listed.map(row => row.attributes('data-thing-alarm'))).toEqual(['a'])
    expect(listed[0]?.text()).toContain('燃气泄漏')
    expect(listed[0]?.text()).toContain('待确认')
    await one.press('[data-thing-alarm=a]')
    expect(one.alarms.focused?.id).toBe('a')
  })

  it('are on no other card', async () => {
    const one = await onWall()
    await one.choose({ kind: 'device', id: deviceId.parse('gas.2') })
    expect(one.panel.find('[data-thing-alarm]').exists()).toBe(false)
    await one.choose({ kind: 'camera', id: gas.id })
    expect(one.panel.find('[data-thing-alarm]').exists()).toBe(false)
  })
})

describe('Escape', () => {
  it('closes the card wherever the keyboard is', async () => {
    const one = await onWall()
    await one.choose(building)
    await one.escape()
    expect(one.place.thing).toBeNull()
  })

  it('gives the keyboard back to where it was before', async () => {
    const one = await onWall()
    one.panel.get<HTMLElement>('#before').element.focus()
    await one.choose(building)
    one.panel.get<HTMLElement>('[data-thing-close]').element.focus()
    await one.escape()
    expect(document.activeElement?.id).toBe('before')
  })

  it.each<[string, (one: Awaited<ReturnType<typeof onWall>>) => void, KeyboardEventInit?]>([
    ['a field', (one) => { one.panel.get<HTMLElement>('#field').element.focus() }],
    ['the search', (one) => { one.search.open() }],
    ['a tool of the map', (one) => { one.tools.choose('distance') }],
    ['an input method', () => {}, { isComposing: true }],
    ['a dialog', () => { const dialog = document.createElement('div'); dialog.setAttribute('role', 'dialog'); document.body.append(dialog) }],
  ])('belongs to %s first', async (_, given, over) => {
    const one = await onWall()
    await one.choose(building)
    given(one)
    await one.escape(over)
    expect(one.place.thing).toEqual(building)
  })

  it('closes nothing once the card has gone', async () => {
    const one = await onWall()
    await one.choose(building)
    one.panel.unmount()
    await one.escape()
    expect(one.place.thing).toEqual(building)
    wall = null
  })
})
