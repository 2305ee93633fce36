import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '@/i18n/i18n'
import type { FakeRuntime } from '../builders/runtime'
import { furnishPage } from '../builders/mountWall'
import { lonLatOf } from '../builders/pipes'
import { surveyOf, toolWall } from '../builders/toolWall'
import { squareOf } from '../builders/works'

furnishPage()

let wall: Awaited<ReturnType<typeof toolWall>> | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })
async function onWall(before?: (fake: FakeRuntime) => void) {
  const one = await toolWall(before)
  wall = one
  return {
    ...one,
    measures: () => Object.fromEntries(one.panel.findAll('[data-measure]').map((row): [string, string] => [row.attributes('data-measure') ?? '', row.text()])),
    rows: () => one.panel.findAll('[data-pit-pipe]').map(row => row.attributes('data-pit-pipe')),
    alert: () => one.panel.find('[role=alert]'),
  }
}
const inEnglish = async (one: { i18n: Parameters<typeof setLanguage>[0] }) => { await setLanguage(one.i18n, 'en'); await flushPromises() }
const han = /\p{Script=Han}/u

describe('what has been measured', () => {
  it('is a length along the ground, on the map and through the air', async () => {
    const one = await onWall()
    await one.draw('distance', [[0, 0], [300, 400], [300, 1_400]])
    await one.finish()
    expect(one.measures()).toEqual({ 'distance.surface': '1.50 km', 'distance.horizontal': '1.50 km', 'distance.straight': '1.50 km' })
  })

  it('is an area with its edge', async () => {
    const one = await onWall()
    await one.draw('area', squareOf(50))
    await one.finish()
    expect(one.measures()).toEqual({ 'area.horizontal': '2,500 m²', 'area.surface': '2,500 m²', 'area.edge': '200.0 m' })
  })

  it('is a height with its slope; none straight above', async () => {
    const one = await onWall()
    const to = async (east: number, heightM: number) => {
      one.tools.restart()
      one.tools.choose('height')
      one.tools.add({ point: lonLatOf(0, 0), heightM: 40 })
      one.tools.add({ point: lonLatOf(east, 0), heightM })
      await flushPromises()
      return one.measures()
    }
    expect(await to(10, 35)).toEqual({ 'height.rise': '−5.00 m', 'height.horizontal': '10.0 m', 'height.straight': '11.2 m', 'height.slope': '−50.0%' })
    expect(await to(0, 58)).toEqual({ 'height.rise': '18.00 m', 'height.horizontal': '0.0 m', 'height.straight': '18.0 m' })
  })

  it('has words in both languages and no button without a name', async () => {
    const one = await onWall()
    for (const tool of ['distance', 'area'] as const) {
      await one.draw(tool, squareOf(50))
      await one.finish()
      await inEnglish(one)
      expect(one.panel.get('[data-tool-panel]').text()).not.toMatch(han)
      expect(one.nameless()).toEqual([])
    }
    expect(one.missing).toEqual([])
  })

  it('is taken back, drawn again, or left', async () => {
    const one = await onWall()
    await one.draw('area', squareOf(50))
    await one.finish()
    await one.click('[data-tool-back]')
    expect([one.tools.isFinished, one.tools.points.length]).toEqual([false, 3])
    await one.finish()
    await one.click('[data-tool-restart]')
    expect([one.tools.tool, one.tools.points.length]).toEqual(['area', 0])
    await one.draw('area', squareOf(50))
    await one.finish()
    await one.click('[data-tool-close]')
    expect(one.panel.find('[data-tool-panel]').exists()).toBe(false)
  })
})

describe('a drawing that is refused', () => {
  it.each([
    ['pit', [[0, 0], [10, 10], [10, 0], [0, 10]], '边线相互交叉，请重画'], ['area', [[0, 0], [10, 10], [10, 0], [0, 10]], '边线相互交叉，请重画'],
    ['pit', squareOf(700), '范围超过 600 m 见方，请缩小'], ['section', [[0, 0], [0, 2_500]], '断面线超过 2 km，请缩短'],
  ] as const)('is told why: %s', async (tool, corners, text) => {
    const one = await onWall()
    await one.draw(tool, corners)
    await one.finish()
    expect(one.alert().text()).toBe(text)
    expect([one.measures(), one.panel.find('[data-pit-depth]').exists(), one.api.calls('pipes').length]).toEqual([{}, false, 0])
    await inEnglish(one)
    expect(one.alert().text()).not.toMatch(han)
    expect(one.missing).toEqual([])
  })
})

describe('the survey of the pipes', () => {
  it('is waited for, in words, while the pit is there already', async () => {
    const one = await onWall(() => {})
    await one.dig()
    expect(one.panel.get('[role=status]').text()).toBe('正在读取管线资料')
    expect([one.panel.find('[data-pit-depth]').exists(), one.panel.find('[data-pit-count]').exists()]).toEqual([true, false])
  })

  it.each([[{ kind: 'offline' }, '接口无响应'], [{ kind: 'status', status: 503, code: '', message: '' }, '接口返回 HTTP 503'], [{ kind: 'contract', issues: ['x'] }, '数据格式不符']] as const)('says that it cannot be read, and why: %o; it is never an empty list', async (error, fault) => {
    const one = await onWall((fake) => { fake.api.fail('pipes', error); fake.api.fail('nodes', error) })
    await one.dig()
    expect(one.alert().text()).toBe(`管线资料读取失败：${fault}重试`)
    expect(one.panel.text()).not.toContain('没有管线')
    expect(one.nameless()).toEqual([])
    await inEnglish(one)
    expect(one.alert().text()).not.toMatch(han)
    expect(one.missing).toEqual([])
  })

  it('is asked for again by its button', async () => {
    const one = await onWall((fake) => { fake.api.fail('pipes', { kind: 'offline' }) })
    await one.dig()
    surveyOf()(one)
    await one.click('.retry')
    expect(one.alert().exists()).toBe(false)
    expect(one.rows()).toHaveLength(2)
  })
})

describe('an excavation', () => {
  it('lists what a digger would hit in the order in which he would, with depth and length', async () => {
    const one = await onWall()
    await one.dig()
    expect(one.rows()).toEqual(['shallow', 'deep'])
    expect(one.panel.findAll('[data-pit-pipe]').map(row => row.text())).toEqual(['给水 DN4001.00 m 处碰到10.0 m', '燃气 DN2002.00 m 处碰到10.0 m'])
    expect([one.panel.get('[data-pit-count]').text(), one.panel.get('[data-pit-nodes]').text()]).toEqual(['2', '1'])
    expect(one.nameless()).toEqual([])
  })

  it('gives area, earth and edge', async () => {
    const one = await onWall()
    await one.dig()
    expect(Object.fromEntries(one.panel.findAll('[data-pit]').map(fact => [fact.attributes('data-pit'), fact.text()]))).toEqual({ area: '100 m²', volume: '300 m³', rim: '40.0 m' })
  })

  it('has words in both languages', async () => {
    const one = await onWall()
    await one.dig()
    await inEnglish(one)
    expect(one.panel.get('[data-tool-panel]').text()).not.toMatch(han)
    expect(one.missing).toEqual([])
  })

  it('says that no pipe is in the way once the survey says so', async () => {
    const one = await onWall(surveyOf([], []))
    await one.dig()
    expect(one.panel.get('[data-pit-count]').text()).toBe('0')
    expect(one.panel.text()).toContain('此范围和深度内没有管线')
    expect([one.rows(), one.panel.find('[data-pit-nodes]').exists()]).toEqual([[], false])
  })

  it('becomes deeper by its slider, and the list and the figures follow without asking again', async () => {
    const one = await onWall()
    await one.dig()
    const asked = one.api.asked.length
    await one.panel.get('[data-pit-depth]').setValue('1.5')
    await flushPromises()
    expect([one.rows(), one.panel.get('.depth b').text(), one.panel.get('[data-pit=volume]').text()]).toEqual([['shallow'], '1.5 m', '150 m³'])
    expect(one.api.asked).toHaveLength(asked)
    expect(one.panel.get<HTMLInputElement>('[data-pit-depth]').element.closest('label')?.textContent).toContain('开挖深度')
    const { min, max, step } = one.panel.get<HTMLInputElement>('[data-pit-depth]').element
    expect([min, max, step]).toEqual(['1', '8', '0.5'])
  })

  it('lights a pipe on the map while its row is pointed at or has the keyboard', async () => {
    const one = await onWall()
    await one.dig()
    for (const [start, stop] of [['pointerenter', 'pointerleave'], ['focus', 'blur']] as const) {
      await one.point('[data-pit-pipe=deep]', start)
      expect([one.tools.hovered, one.tools.hoveredPipe?.id]).toEqual(['deep', 'deep'])
      await one.point('[data-pit-pipe=deep]', stop)
      expect(one.tools.hovered).toBeNull()
    }
  })

  it('marks the row of the pipe that the map points at', async () => {
    const one = await onWall()
    await one.dig()
    const marked = () => one.panel.findAll('[data-pit-pipe].on').map(row => row.attributes('data-pit-pipe'))
    one.tools.setHovered(one.tools.inResult('shallow'))
    await flushPromises()
    expect(marked()).toEqual(['shallow'])
    one.tools.setHovered(one.tools.inResult('of another pit'))
    await flushPromises()
    expect(marked()).toEqual([])
  })

  it('opens the card of a pipe by its row', async () => {
    const one = await onWall()
    await one.dig()
    await one.click('[data-pit-pipe=deep]')
    expect(one.place.thing).toEqual({ kind: 'pipe', id: 'deep' })
    expect(one.tools.pit).not.toBeNull()
  })

  it('points at no pipe any more that a shallower pit no longer holds', async () => {
    const one = await onWall()
    await one.dig()
    await one.point('[data-pit-pipe=deep]', 'pointerenter')
    one.tools.setDepth(1)
    await flushPromises()
    expect(one.tools.hoveredPipe?.id ?? null).toBeNull()
  })
})
