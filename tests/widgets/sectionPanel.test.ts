import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { setLanguage } from '@/i18n/i18n'
import { furnishPage } from '../builders/mountWall'
import { pipeAt } from '../builders/pipes'
import type { FakeRuntime } from '../builders/runtime'
import { surveyOf, toolWall } from '../builders/toolWall'

furnishPage()
// The drawing needs a width too.
beforeAll(() => { Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 900, configurable: true }) })

let wall: Awaited<ReturnType<typeof toolWall>> | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

const across = [
  pipeAt({ id: 'a', from: [20, -30], to: [20, 30] }), pipeAt({ id: 'b', kind: 'RQ', from: [60, -30], to: [60, 30], depthM: [2, 2], profile: { shape: 'round', diameterMm: 200, wallMm: 0 } }),
  pipeAt({ id: 'duct', kind: 'TX', from: [85, -30], to: [85, 30], profile: { shape: 'box', widthMm: 600, heightMm: 300, wallMm: 0 } }),
]
const beside = pipeAt({ id: 'beside', kind: 'RL', from: [30, 0.1], to: [50, 0.1] })
async function onWall(before: (fake: FakeRuntime) => void = surveyOf([...across, beside])) {
  const one = await toolWall(before)
  wall = one
  await one.cut([[0, 0], [100, 0]])
  const pipe = (id: string) => `[data-section-pipe=${id}]`
  return { ...one, pipe, detail: () => one.panel.get('.detail').text(), lit: () => one.panel.findAll('.pipe.on').map(each => each.attributes('data-section-pipe')) }
}

describe('the section', () => {
  it('shows every pipe that the line cuts, as what it is, and the one beside it', async () => {
    const one = await onWall()
    expect(one.panel.findAll('.pipe').map(each => [each.attributes('data-section-pipe'), each.element.firstElementChild?.tagName.toLowerCase()])).toEqual([['a', 'ellipse'], ['b', 'ellipse'], ['duct', 'rect']])
    expect(one.panel.findAll('.along')).toHaveLength(1)
    expect([one.panel.get('[data-section-count]').text(), one.panel.find('[data-tool-panel]').exists()]).toEqual(['3', false])
  })

  it('says how much taller than wide it is drawn, or that it is true', async () => {
    const one = await onWall()
    const factor = () => one.panel.get('[data-section-factor]').text()
    expect(factor()).toMatch(/^竖向放大 \d+(\.\d)? 倍$/)
    one.tools.restart()
    await one.cut([[0, 0], [3, 0]])
    expect(factor()).toBe('纵横同比例')
  })

  it('has a name for each pipe, which the keyboard reaches', async () => {
    const one = await onWall()
    expect(one.panel.findAll('.pipe').map(each => [each.attributes('tabindex'), each.attributes('role'), each.attributes('aria-label')])).toEqual([
      ['0', 'button', '给水 DN400，距起点 20.0 m，覆土 1.00 m'], ['0', 'button', '燃气 DN200，距起点 60.0 m，覆土 2.00 m'], ['0', 'button', '通信 600×300，距起点 85.0 m，覆土 1.00 m'],
    ])
    expect(one.nameless()).toEqual([])
    expect(one.panel.get('svg[role=group]').attributes('aria-label')).toBe('断面图：地面与 3 处管线')
  })

  it('has words in both languages', async () => {
    const one = await onWall()
    await one.point(one.pipe('a'), 'pointerenter')
    await setLanguage(one.i18n, 'en')
    await flushPromises()
    expect(one.panel.get('[data-section]').text()).not.toMatch(/\p{Script=Han}/u)
    expect([...one.panel.findAll('.pipe'), one.panel.get('svg[role=group]')].map(each => each.attributes('aria-label')).join('')).not.toMatch(/\p{Script=Han}/u)
    expect(one.missing).toEqual([])
  })

  it('says that the line crosses no pipe, and still draws the ground', async () => {
    const one = await onWall(surveyOf([]))
    expect([one.detail(), one.panel.get('[data-section-count]').text(), one.panel.findAll('.pipe').length]).toEqual(['断面线没有穿过管线', '0', 0])
    expect(one.panel.get('path.ground').attributes('d')).toMatch(/^M/)
  })
})

describe('pointing at a section', () => {
  it.each([['pointerenter', 'pointerleave'], ['focus', 'blur']] as const)('by %s lights the pipe on the map and says what it is', async (start, stop) => {
    const one = await onWall()
    await one.point(one.pipe('b'), start)
    expect([one.tools.hovered, one.lit()]).toEqual(['b', ['b']])
    expect(one.detail()).toBe('燃气 DN200 距起点 60.0 m · 覆土 2.00 m · 管中高程 37.90 m · 交角 90°')
    await one.point(one.pipe('b'), stop)
    expect([one.tools.hovered, one.lit(), one.detail()]).toEqual([null, [], ''])
  })

  it('on the map lights the pipe in the drawing', async () => {
    const one = await onWall()
    one.tools.setHovered(across[0]?.id ?? null)
    await flushPromises()
    expect(one.lit()).toEqual(['a'])
    expect(one.panel.findAll('.labels text.on').map(each => each.text())).toEqual(['DN400 −1.00'])
    expect(one.detail()).toContain('给水 DN400')
  })

  it('at the pipe beside the line says that it runs along it', async () => {
    const one = await onWall()
    await one.point('.along', 'pointerenter')
    expect([one.tools.hovered, one.detail()]).toEqual(['beside', '热力 DN400 与断面线近于平行'])
    await one.point('.along', 'pointerleave')
    expect(one.tools.hovered).toBeNull()
  })
})

describe('pressing a pipe of a section', () => {
  it('opens its card, by pointer, Enter or the space bar, and keeps the section', async () => {
    const one = await onWall()
    await one.click(one.pipe('a'))
    expect(one.place.thing).toEqual({ kind: 'pipe', id: 'a' })
    expect(await one.press('Enter', one.element(one.pipe('b')))).toBe(false)
    expect(one.place.thing).toEqual({ kind: 'pipe', id: 'b' })
    expect(await one.press(' ', one.element(one.pipe('duct')))).toBe(false)
    expect(one.place.thing).toEqual({ kind: 'pipe', id: 'duct' })
    expect(one.tools.section).not.toBeNull()
  })

  it('leaves Escape to the tool', async () => {
    const one = await onWall()
    await one.press('Escape', one.element(one.pipe('b')))
    expect([one.tools.tool, one.panel.find('[data-section]').exists()]).toEqual([null, false])
  })
})

describe('the buttons of a section', () => {
  it('draw it again, or leave it', async () => {
    const one = await onWall()
    const [again, close] = one.panel.findAll('[data-section] header button')
    await again?.trigger('click')
    expect([one.tools.tool, one.tools.section, one.tools.points]).toEqual(['section', null, []])
    await one.cut([[0, 0], [100, 0]])
    expect(close?.attributes('aria-label')).toBe('退出工具（Esc）')
    await one.panel.findAll('[data-section] header button')[1]?.trigger('click')
    expect(one.tools.tool).toBeNull()
  })
})

describe('an unmeasured box', () => {
  it('has no drawing rather than a wrong one', async () => {
    Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 0, configurable: true })
    const one = await onWall()
    expect([one.panel.find('.box svg').exists(), one.panel.get('[data-section-count]').text()]).toEqual([false, '3'])
    Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 900, configurable: true })
  })
})
