import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '@/i18n/i18n'
import { mapTools } from '@/stores/mapTools'
import { furnishPage } from '../builders/mountWall'
import { toolWall } from '../builders/toolWall'
import { squareOf } from '../builders/works'

furnishPage()

let wall: Awaited<ReturnType<typeof toolWall>> | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })
async function onWall() {
  wall = await toolWall()
  return wall
}
const line = [[0, 0], [30, 40]] as const

describe('the bar of tools', () => {
  it('has a button for each tool, named in both languages, and presses the one in use', async () => {
    const one = await onWall()
    for (const language of ['zh-CN', 'en'] as const) {
      await setLanguage(one.i18n, language)
      for (const tool of mapTools) {
        await one.click(`[data-tool=${tool}]`)
        expect(one.panel.findAll('[data-tool]').map(button => button.attributes('aria-pressed'))).toEqual(mapTools.map(each => String(each === tool)))
        expect(one.nameless()).toEqual([])
      }
      expect(one.panel.findAll('[data-tool]').map(button => button.attributes('aria-label'))).toEqual(mapTools.map(tool => one.i18n.global.t(`tools.name.${tool}`)))
    }
    expect(one.missing).toEqual([])
  })

  it('leaves a tool by its own button, and takes another by that one\'s', async () => {
    const one = await onWall()
    await one.click('[data-tool=area]')
    expect(one.tools.tool).toBe('area')
    await one.click('[data-tool=pit]')
    expect(one.tools.tool).toBe('pit')
    await one.click('[data-tool=pit]')
    expect(one.tools.tool).toBeNull()
    expect(one.panel.findAll('[aria-pressed=true]')).toEqual([])
  })
})

describe('Escape', () => {
  it.each(['#map', '#other', '[data-tool=area]', '[data-tool-finish]', '[data-tool-close]'])('leaves the tool from %s', async (where) => {
    const one = await onWall()
    await one.draw('area', squareOf(10))
    one.element(where).focus()
    expect(await one.press('Escape', one.element(where))).toBe(false)
    expect(one.tools.tool).toBeNull()
  })

  it('leaves a finished drawing too, also from the slider of its depth', async () => {
    const one = await onWall()
    await one.dig()
    await one.press('Escape', one.element('[data-pit-depth]'))
    expect([one.tools.tool, one.panel.find('[data-tool-panel]').exists()]).toEqual([null, false])
  })

  it('is left to a field, to a dialog, to an input method, and to whoever took it', async () => {
    const one = await onWall()
    await one.draw('area', squareOf(10))
    expect(await one.press('Escape', one.element('#field'))).toBe(true)
    await one.press('Escape', document.body, { isComposing: true })
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    await one.press('Escape')
    await one.press('Escape', dialog)
    dialog.remove()
    const taker = (event: Event) => { event.preventDefault() }
    one.element('#map').addEventListener('keydown', taker)
    await one.press('Escape', one.element('#map'))
    expect(one.tools.tool).toBe('area')
    one.element('#map').removeEventListener('keydown', taker)
    await one.press('Escape', one.element('#map'))
    expect(one.tools.tool).toBeNull()
  })

  it('is nobody\'s without a tool', async () => {
    const one = await onWall()
    expect([await one.press('Escape'), await one.press('Backspace'), await one.press('Enter')]).toEqual([true, true, true])
  })

  it('is heard no more once the bar has gone', async () => {
    const one = await onWall()
    await one.draw('area', squareOf(10))
    one.panel.unmount()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(one.tools.tool).toBe('area')
  })
})

describe('Enter', () => {
  it('ends the drawing from the map, and from the tool\'s own button, which keeps the keyboard while one draws', async () => {
    const one = await onWall()
    for (const where of ['#map', '[data-tool=distance]']) {
      await one.draw('distance', line)
      expect(await one.press('Enter', one.element(where))).toBe(false)
      expect([one.tools.tool, one.tools.isFinished]).toEqual(['distance', true])
      one.tools.choose(null)
    }
  })

  it.each(['#other', '[data-tool-back]', '[data-tool-close]', '#field'])('is left to %s', async (where) => {
    const one = await onWall()
    await one.draw('distance', line)
    expect(await one.press('Enter', one.element(where))).toBe(true)
    expect(one.tools.isFinished).toBe(false)
  })

  it('ends nothing that has too few points', async () => {
    const one = await onWall()
    await one.draw('area', line)
    expect(await one.press('Enter', one.element('#map'))).toBe(true)
    expect(one.tools.isFinished).toBe(false)
  })
})

describe('Backspace', () => {
  it('takes the last point back, and opens a finished drawing again', async () => {
    const one = await onWall()
    await one.draw('area', squareOf(10))
    await one.press('Backspace', one.element('#map'))
    expect(one.tools.points).toHaveLength(3)
    await one.finish()
    await one.press('Backspace', one.element('#map'))
    expect([one.tools.points.length, one.tools.isFinished]).toEqual([2, false])
  })

  it('deletes in a field and while an input method composes', async () => {
    const one = await onWall()
    await one.draw('area', squareOf(10))
    expect(await one.press('Backspace', one.element('#field'))).toBe(true)
    await one.press('Backspace', one.element('#map'), { isComposing: true })
    expect(one.tools.points).toHaveLength(4)
  })
})

describe('the strip while one draws', () => {
  it('says what to do, in both languages', async () => {
    const one = await onWall()
    for (const language of ['zh-CN', 'en'] as const) {
      await setLanguage(one.i18n, language)
      for (const tool of mapTools) {
        one.tools.choose(tool)
        await flushPromises()
        expect(one.panel.get('.hint').text()).toBe(one.i18n.global.t(`tools.hint.${tool}`))
        expect(one.panel.get('[data-tool-panel]').attributes('aria-label')).toBe(one.i18n.global.t(`tools.name.${tool}`))
      }
    }
    expect(one.missing).toEqual([])
  })

  it('says that the relief is not ready yet', async () => {
    const one = await onWall()
    one.tools.setGround(null)
    await one.draw('distance', line)
    expect(one.panel.get('.hint').text()).toBe('地形尚未就绪')
  })

  it('has a button to end only where that can be done, and one to go back only where there is a point', async () => {
    const one = await onWall()
    const buttons = () => ['[data-tool-finish]', '[data-tool-back]', '[data-tool-close]'].map(selector => one.panel.find(selector).exists())
    await one.draw('distance', [])
    expect(buttons()).toEqual([false, false, true])
    await one.draw('distance', [[0, 0]])
    expect(buttons()).toEqual([false, true, true])
    await one.draw('distance', [[30, 40]])
    expect(buttons()).toEqual([true, true, true])
    expect(one.nameless()).toEqual([])
    await one.click('[data-tool-back]')
    expect(one.tools.points).toHaveLength(1)
    await one.click('[data-tool-close]')
    expect(one.tools.tool).toBeNull()
  })

  it('says what has been measured so far, with the pointer as the next point', async () => {
    const one = await onWall()
    await one.draw('distance', line)
    expect(one.panel.get('[data-measure="distance.surface"]').text()).toBe('50.0 m')
    one.tools.setPointer({ point: one.tools.points[0]?.point ?? [0, 0], heightM: 40 })
    await flushPromises()
    expect(one.panel.get('[data-measure="distance.surface"]').text()).toBe('100.0 m')
    await one.click('[data-tool-finish]')
    expect(one.tools.isFinished).toBe(true)
  })
})
