// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shortPlaceName } from '@/domain/placeName'
import FitParts from '@/ui/FitParts.vue'
import { settle } from '../builders/clock'
import { furnishPage } from '../builders/mountWall'

furnishPage()
/** Letters for which there is room. */
let room = 100
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'scrollWidth', { get() { return this instanceof HTMLElement ? this.textContent.length : 0 }, configurable: true })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => room, configurable: true })
})
afterAll(() => {
  for (const property of ['scrollWidth', 'clientWidth']) Reflect.deleteProperty(HTMLElement.prototype, property)
})

async function line(props: InstanceType<typeof FitParts>['$props'], letters: number) {
  room = letters
  const one = mount(FitParts, { props, attachTo: document.body })
  await settle()
  const { text, title } = { text: one.text(), title: one.attributes('title') }
  one.unmount()
  return { text, title }
}

describe('parts of a line', () => {
  const parts = ['town', 'community', 'house 3', 'hall']
  it.each([[40, 'town · community · house 3 · hall'], [27, 'town · community · house 3'], [16, 'town · community'], [12, 'town'], [2, 'town']])('go whole from the end where there is room for %i letters', async (letters, text) => {
    expect((await line({ parts }, letters)).text).toBe(text)
  })

  it.each([[16, 'town · community'], [12, 'community'], [2, 'community']])('keep the one that says where it is to the last: %i letters', async (letters, text) => {
    expect((await line({ parts, core: 1 }, letters)).text).toBe(text)
  })

  it('leave nothing where none has to stay', async () => {
    expect((await line({ parts, least: 0 }, 2)).text).toBe('')
  })

  it('show a place by its one name, and all of its names to the pointer', async () => {
    const place = { name: '翠屏社区', pinyin: 'Cuiping Shequ' }
    expect(await line({ parts: [shortPlaceName(place, 'en'), '', 'house 3'] }, 40)).toEqual({ text: 'Cuiping Shequ · house 3', title: '翠屏社区 Cuiping Shequ · house 3' })
    expect(await line({ parts: [shortPlaceName(place, 'zh-CN')] }, 40)).toEqual({ text: '翠屏社区', title: '翠屏社区' })
  })
})
