import { type Page, expect, test } from '@playwright/test'
import { type LayoutFaultKind, findLayoutFaults } from './harness/layoutFaults.ts'

/** A wall that is in order, with room for one planted fault. */
const wall = (planted: string, css = '') => `<!doctype html><html><head><style>
  * { box-sizing: border-box; margin: 0 }
  html { font-size: 16px }
  body { width: 100vw; height: 100vh; overflow: hidden; font: 16px/1 sans-serif }
  .panel { position: absolute; top: 40px; left: 40px; width: 300px; height: 200px; overflow: hidden }
  .second { left: 380px }
  .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  ${css}
</style></head><body>
  <section class="panel" data-panel="population"><h2>辖区人口</h2><p>323,072 人</p>${planted}</section>
  <section class="panel second" data-panel="housing"><h2>辖区房屋</h2></section>
</body></html>`

async function faultsOf(page: Page, html: string): Promise<LayoutFaultKind[]> {
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.setContent(html)
  return [...new Set((await findLayoutFaults(page)).map(fault => fault.kind))]
}

test.describe('the layout check finds', () => {
  const planted: [string, LayoutFaultKind, string, string?][] = [
    ['a line cut off with an ellipsis', 'clipped', '<p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">平阴县智慧社区可视化大屏</p>'],
    ['half a row at the foot of a list', 'clipped', '<ul style="height: 40px; overflow: hidden; padding: 0"><li style="height: 30px">一</li><li style="height: 30px">二</li></ul>'],
    ['a line that the panel itself cuts off', 'clipped', '<p style="white-space: nowrap; width: 900px">平阴县智慧社区三级可视化大屏平阴县智慧社区三级可视化大屏平阴县</p>'],
    ['a text that leaves its panel', 'escapes', '<p style="position: absolute; left: 320px; white-space: nowrap">辖区</p>', '.panel { overflow: visible }'],
    ['two texts on top of each other', 'overlap', '<p style="position: absolute; top: 2px; left: 10px">告警</p>'],
    ['two panels on top of each other', 'overlap', '', '.second { left: 330px }'],
    ['text below the floor', 'small', '<p style="font-size: 13px">数据来源</p>'],
    ['text below the floor of a wall with a larger root', 'small', '<p style="font-size: 20px">数据来源</p>', 'html { font-size: 32px } h2, p { font-size: 30px }'],
    ['text in a picture, small by its scale', 'small', '<svg width="100" height="20" viewBox="0 0 200 40"><text y="20" font-size="16">给水</text></svg>'],
    ['a box that scrolls', 'scrollbar', '<div style="height: 50px; overflow-y: auto"><div style="height: 80px"></div></div>'],
    ['a page that scrolls', 'scrollbar', '', 'body { height: 2000px; overflow: visible }'],
    ['a panel beyond the edge', 'outside', '', '.second { left: 1100px }'],
    ['a text beyond the edge', 'outside', '', '.second { left: 1270px; overflow: visible }'],
  ]
  for (const [what, kind, html, css] of planted) {
    test(what, async ({ page }) => {
      expect(await faultsOf(page, wall(html, css))).toContain(kind)
    })
  }
})

test.describe('the layout check lets through', () => {
  const innocent: [string, string][] = [
    ['a wall in order', ''],
    ['a tight line of Chinese in a box of its own height', '<p style="line-height: 1; overflow: hidden">平阴县</p>'],
    ['text for screen readers', '<p class="sr-only">一张关于人口的图表，很长的说明</p>'],
    ['what is marked to be left out', '<p data-layout-ignore style="width: 20px; overflow: hidden; white-space: nowrap">平阴县智慧社区</p>'],
    ['what is hidden', '<p style="visibility: hidden; font-size: 8px">平阴县</p><p style="display: none; font-size: 8px">平阴县</p>'],
    ['a dialog over a panel', '<div role="dialog" style="position: fixed; top: 40px; left: 40px; background: #fff; width: 200px"><p>燃气泄漏</p></div>'],
    ['a number with its unit inside the line', '<p>12<span>人</span></p>'],
    ['a text that wraps', '<p style="width: 100px">平阴县智慧社区三级可视化大屏</p>'],
  ]
  for (const [what, html] of innocent) {
    test(what, async ({ page }) => {
      expect(await faultsOf(page, wall(html))).toEqual([])
    })
  }
})
