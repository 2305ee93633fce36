import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import type { SearchHit } from '@/api/contract/city'
import { setLanguage } from '@/i18n/i18n'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSearchStore } from '@/stores/search'
import SearchBox from '@/widgets/search/SearchBox.vue'
import { fresh } from '../builders/figures'
import { type MountedWall, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'
import { hitOf } from '../builders/things'

// The box is loaded when it is first opened; here it is there already.
beforeAll(async () => { await import('@/widgets/search/SearchPanel.vue') })

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

const found: readonly SearchHit[] = [
  hitOf({ kind: 'region', id: at.cuiping, name: '翠屏社区', note: '榆山街道', region: at.cuiping }),
  hitOf({ kind: 'building', id: 'b1', name: '翠屏小区 1 号楼', note: '翠屏社区府前街 12 号' }),
  hitOf({ kind: 'region', id: at.yushan, name: '榆山街道', note: '', region: at.yushan }),
  hitOf({ kind: 'pipe', id: 'JS118-1', name: '给水 DN300 JS118-1', note: '榆山街道 · 翠屏社区 · 府前街' }),
]

/** A wall with a field, a dialog's place and the search box; `find` is what every search answers. */
async function onWall(find: readonly SearchHit[] = found) {
  const kept: { place?: ReturnType<typeof usePlaceStore>, search?: ReturnType<typeof useSearchStore> } = {}
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      kept.search = useSearchStore()
      void useRegionsStore().load(at.county)
      return () => h('div', [h('input', { id: 'other' }), h('button', { id: 'before' }, 'x'), h(SearchBox)])
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
    fake.api.answer('search', ({ query }) => ({ freshness: fresh(), data: { query: query.q, hits: [...find] } }))
  })
  await flushPromises()
  wall = one
  const { place, search } = kept
  if (!place || !search) throw new Error('the host was not mounted')
  const box = () => one.panel.get<HTMLInputElement>('[role=combobox]')
  return {
    ...one, place, search, box,
    isOpen: () => one.panel.find('[data-search-panel]').exists(),
    async open() { await one.panel.get('[data-search-button]').trigger('click'); await flushPromises() },
    /** A key on whatever has the keyboard; true where the page took it for itself. */
    async press(key: string, over: Record<string, unknown> = {}) {
      const { keyCode, ...init } = over
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
      if (keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: keyCode })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
      await flushPromises()
      return event.defaultPrevented
    },
    async write(text: string, over: InputEventInit = {}) {
      box().element.value = text
      box().element.dispatchEvent(new InputEvent('input', { bubbles: true, ...over }))
      await flushPromises()
    },
    async compose(step: 'start' | 'end') { await box().trigger(`composition${step}`); await flushPromises() },
    async rest() { await one.clock.turn(500); await flushPromises() },
    options: () => one.panel.findAll('[role=option]').map(option => option.attributes('data-hit')),
    chosen: () => one.panel.findAll('[role=option][aria-selected=true]').map(option => option.attributes('data-hit')),
    status: () => one.panel.get('[role=status]').text(),
  }
}

describe('the search box', () => {
  it('opens by its button, has the keyboard, and gives it back', async () => {
    const one = await onWall()
    const button = one.panel.get<HTMLButtonElement>('[data-search-button]')
    button.element.focus()
    await one.open()
    expect(document.activeElement).toBe(one.box().element)
    expect(button.attributes('aria-expanded')).toBe('true')
    await one.press('Escape')
    expect(one.isOpen()).toBe(false)
    expect(document.activeElement).toBe(button.element)
    expect(one.missing).toEqual([])
  })

  it.each([['/', {}], ['k', { ctrlKey: true }], ['K', { metaKey: true }]])('opens by %s, and the key goes no further', async (key, over) => {
    const one = await onWall()
    one.panel.get<HTMLElement>('#before').element.focus()
    expect(await one.press(key, over)).toBe(true)
    expect(one.isOpen()).toBe(true)
    await one.press('Escape')
    expect(document.activeElement?.id).toBe('before')
  })

  it.each([['/', { ctrlKey: true }], ['/', { altKey: true }], ['k', {}], ['k', { ctrlKey: true, shiftKey: true }], ['k', { ctrlKey: true, metaKey: true }], ['/', { isComposing: true }], ['/', { keyCode: 229 }]])('does not open by another key: %s %o', async (key, over) => {
    const one = await onWall()
    expect(await one.press(key, over)).toBe(false)
    expect(one.isOpen()).toBe(false)
  })

  it('leaves the key to a field that is being written in', async () => {
    const one = await onWall()
    one.panel.get<HTMLElement>('#other').element.focus()
    expect(await one.press('/')).toBe(false)
    expect(await one.press('k', { ctrlKey: true })).toBe(false)
    expect(one.isOpen()).toBe(false)
    await one.open()
    expect(await one.press('/')).toBe(false)
    expect(await one.press('k', { ctrlKey: true })).toBe(true)
    expect(document.activeElement).toBe(one.box().element)
  })

  it('does not open over a dialog', async () => {
    const one = await onWall()
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    expect(await one.press('/')).toBe(false)
    expect(one.isOpen()).toBe(false)
    dialog.remove()
    expect(await one.press('/')).toBe(true)
  })

  it('closes when a person looks elsewhere, and takes no keyboard back', async () => {
    const one = await onWall()
    await one.open()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await flushPromises()
    expect(one.isOpen()).toBe(false)
    await one.open()
    one.box().element.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await flushPromises()
    expect(one.isOpen()).toBe(true)
    one.panel.get<HTMLElement>('#other').element.focus()
    await flushPromises()
    expect(one.isOpen()).toBe(false)
    expect(document.activeElement?.id).toBe('other')
  })

  it('leaves no listener, no timer and no question behind', async () => {
    const one = await onWall()
    await one.open()
    await one.write('a')
    one.panel.unmount()
    expect(one.clock.pending()).toBe(0)
    expect(await one.press('/')).toBe(false)
    wall = null
  })
})

describe('the list', () => {
  it('says what can be searched for before anything is typed', async () => {
    const one = await onWall()
    await one.open()
    expect(one.panel.get('.hint').text()).toContain('管段')
    expect(one.box().attributes('aria-expanded')).toBe('false')
    expect(one.box().attributes('aria-controls')).toBeUndefined()
  })

  it('stands by kind with word, name, place and what was typed marked; the first is ready to be chosen', async () => {
    const one = await onWall()
    await one.open()
    await one.write('翠屏')
    expect(one.status()).toBe('正在查找…')
    await one.rest()
    expect(one.options()).toEqual([`region:${at.cuiping}`, `region:${at.yushan}`, 'building:b1', 'pipe:JS118-1'])
    expect(one.panel.findAll('[role=group]').map(group => group.attributes('aria-label'))).toEqual(['区域', '楼栋', '管段'])
    expect(one.panel.get('[data-hit="building:b1"]').text()).toBe('翠屏小区 1 号楼翠屏社区府前街 12 号')
    expect(one.panel.findAll('.name mark').map(mark => mark.text())).toEqual(['翠屏', '翠屏'])
    expect(one.panel.findAll('.where mark').map(mark => mark.text())).toEqual(['翠屏', '翠屏'])
    expect(one.status()).toBe('找到 4 项')
    expect(one.chosen()).toEqual([`region:${at.cuiping}`])
  })

  it('is a listbox that the box controls, and the box names the option that Enter chooses', async () => {
    const one = await onWall()
    await one.open()
    await one.write('翠屏')
    await one.rest()
    expect(one.box().attributes('aria-expanded')).toBe('true')
    expect(one.panel.get('[role=listbox]').attributes('id')).toBe(one.box().attributes('aria-controls'))
    const named = () => one.panel.get(`#${one.box().attributes('aria-activedescendant') ?? 'none'}`).attributes('data-hit')
    const walk = [named()]
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) { expect(await one.press(key)).toBe(true); walk.push(named()) }
    expect(walk).toEqual([`region:${at.cuiping}`, `region:${at.yushan}`, 'building:b1', 'pipe:JS118-1', `region:${at.cuiping}`, 'pipe:JS118-1', 'building:b1'])
    expect(one.chosen()).toEqual(['building:b1'])
    expect(document.activeElement).toBe(one.box().element)
  })

  it.each([
    ['a region', 0, at.cuiping, null], ['a building by way of its community', 2, at.cuiping, { kind: 'building', id: 'b1' }], ['a pipe by way of its community', 3, at.cuiping, { kind: 'pipe', id: 'JS118-1' }],
  ])('leads to %s by Enter', async (_, steps, region, thing) => {
    const one = await onWall()
    await one.open()
    await one.write('翠屏')
    await one.rest()
    for (let i = 0; i < steps; i += 1) await one.press('ArrowDown')
    expect(await one.press('Enter')).toBe(true)
    expect([one.place.region, one.place.thing]).toEqual([region, thing])
    expect(one.isOpen()).toBe(false)
    expect(document.activeElement?.hasAttribute('data-search-button')).toBe(true)
  })

  it('leads there by a click too, and the pointer moves the choice', async () => {
    const one = await onWall()
    await one.open()
    await one.write('翠屏')
    await one.rest()
    const pipe = one.panel.get('[data-hit="pipe:JS118-1"]')
    await pipe.trigger('pointermove')
    expect(one.chosen()).toEqual(['pipe:JS118-1'])
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    pipe.element.dispatchEvent(down)
    expect(down.defaultPrevented).toBe(true)
    await pipe.trigger('click')
    expect(one.place.thing).toEqual({ kind: 'pipe', id: 'JS118-1' })
  })

  it('never lets Enter choose what was found for other letters, but asks at once', async () => {
    const one = await onWall()
    await one.open()
    await one.write('翠屏')
    await one.rest()
    await one.write('安城')
    await one.press('Enter')
    expect(one.place.region).toBe(at.county)
    expect(one.isOpen()).toBe(true)
    expect(one.api.calls('search').map(({ call }) => call.query.q)).toEqual(['翠屏', '安城'])
    expect(one.status()).toBe('找到 4 项')
    await one.press('Enter')
    expect(one.place.region).toBe(at.cuiping)
  })

  it('offers what was chosen lately when nothing is typed, none of it unasked', async () => {
    const one = await onWall()
    one.search.choose(hitOf({ id: 'b9', name: '9 号楼' }))
    await one.open()
    expect(one.options()).toEqual(['building:b9'])
    expect(one.panel.get('[role=listbox]').attributes('aria-label')).toBe('最近选择')
    expect(one.chosen()).toEqual([])
    await one.press('Enter')
    expect(one.isOpen()).toBe(true)
    await one.press('ArrowDown')
    expect(one.chosen()).toEqual(['building:b9'])
  })

  it('says that nothing was found, and what can be', async () => {
    const one = await onWall([])
    await one.open()
    await one.write('<b>无</b>')
    await one.rest()
    expect(one.status()).toBe('没有找到“<b>无</b>”')
    expect(one.panel.find('.hint').exists()).toBe(true)
    expect(one.panel.find('b').exists()).toBe(false)
  })

  it('says that more would be too many', async () => {
    const one = await onWall(Array.from({ length: 30 }, (_, i) => hitOf({ id: `b${i}` })))
    await one.open()
    await one.write('楼')
    await one.rest()
    expect(one.status()).toContain('最相近的 30 项')
  })

  it.each([[{ kind: 'offline' }, '查找失败：接口无响应'], [{ kind: 'status', status: 503, code: '', message: '' }, '查找失败：接口返回 HTTP 503']] as const)('says that it failed: %o, and asks again', async (error, text) => {
    const one = await onWall()
    one.api.fail('search', error)
    await one.open()
    await one.write('a')
    await one.rest()
    expect(one.status()).toBe(text)
    one.api.answer('search', ({ query }) => ({ freshness: fresh(), data: { query: query.q, hits: [...found] } }))
    await one.panel.get('[data-search-retry]').trigger('click')
    await flushPromises()
    expect(one.options()).toHaveLength(4)
    expect(document.activeElement).toBe(one.box().element)
    expect(one.missing).toEqual([])
  })

  it('keeps markup in names and places as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>'
    const one = await onWall([hitOf({ name: nasty, note: nasty })])
    await one.open()
    await one.write('img')
    await one.rest()
    expect(one.panel.get('[role=option] .name').text()).toBe(nasty)
    expect(one.panel.get('[role=option] .where').text()).toBe(nasty)
    expect(one.panel.find('img').exists()).toBe(false)
  })
})

describe('Escape', () => {
  it('clears first, then closes', async () => {
    const one = await onWall()
    await one.open()
    await one.write('翠屏')
    await one.rest()
    await one.press('Escape')
    expect(one.isOpen()).toBe(true)
    expect(one.box().element.value).toBe('')
    expect(one.options()).toEqual([])
    await one.press('Escape')
    expect(one.isOpen()).toBe(false)
  })

  it('clears by the button too, which is there only for something to clear', async () => {
    const one = await onWall()
    await one.open()
    expect(one.panel.find('.clear').exists()).toBe(false)
    await one.write('a')
    await one.panel.get('.clear').trigger('click')
    expect(one.box().element.value).toBe('')
    expect(document.activeElement).toBe(one.box().element)
  })
})

describe('an input method', () => {
  it('keeps every key while it composes, and nothing is asked for; then the final text is, at once', async () => {
    const one = await onWall()
    await one.open()
    await one.compose('start')
    await one.write('cui ping', { isComposing: true })
    for (const key of ['ArrowDown', 'Enter', 'Escape']) expect(await one.press(key, { isComposing: true, keyCode: 229 })).toBe(false)
    await one.rest()
    expect(one.api.calls('search')).toEqual([])
    expect(one.isOpen()).toBe(true)
    one.box().element.value = '翠屏'
    await one.compose('end')
    expect(one.api.calls('search').map(({ call }) => call.query.q)).toEqual(['翠屏'])
    expect(one.options()).toHaveLength(4)
  })

  it('keeps the keys though hits of earlier letters stand there', async () => {
    const one = await onWall()
    await one.open()
    await one.write('翠')
    await one.rest()
    await one.compose('start')
    await one.write('翠ping', { isComposing: true })
    await one.press('ArrowDown', { isComposing: true })
    await one.press('Enter', { isComposing: true })
    expect(one.place.region).toBe(at.county)
    expect(one.isOpen()).toBe(true)
  })

  it('keeps the Enter that some browsers tell after it has ended', async () => {
    const one = await onWall()
    await one.open()
    await one.compose('start')
    await one.write('翠屏', { isComposing: true })
    await one.compose('end')
    expect(one.options()).toHaveLength(4)
    await one.press('Enter', { keyCode: 229 })
    expect(one.isOpen()).toBe(true)
    await one.press('Enter', { keyCode: 13 })
    expect(one.place.region).toBe(at.cuiping)
  })

  it('is asked for once where the final text is told twice', async () => {
    const one = await onWall()
    await one.open()
    await one.compose('start')
    await one.write('cui', { isComposing: true })
    one.box().element.value = '翠'
    await one.compose('end')
    await one.write('翠')
    await one.rest()
    expect(one.api.calls('search')).toHaveLength(1)
  })
})

describe('in English', () => {
  it('no word is missing', async () => {
    const one = await onWall()
    await setLanguage(one.i18n, 'en')
    await one.open()
    expect(one.box().attributes('aria-label')).toBe('Search for regions, addresses and facilities')
    await one.write('a')
    await one.rest()
    expect(one.status()).toBe('4 found')
    expect(one.missing).toEqual([])
  })
})
