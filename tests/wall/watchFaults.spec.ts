import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type StaticServer, startStaticServer } from '../../tools/serve/staticServer.ts'
import { findAxeViolations } from './harness/axe.ts'
import { watchFaults } from './harness/watchFaults.ts'

/** Serves one page, opens it, and says what the watch reported. */
const test = base.extend<{ show: (html: string, script?: string) => Promise<string[]> }>({
  show: async ({ page, context }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wall-'))
    const server: StaticServer = await startStaticServer({ root: folder, port: 0 })
    const faults: string[] = []
    await watchFaults(context, server.url, fault => faults.push(fault))
    await use(async (html, script = '') => {
      writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><head><title>wall</title><link rel="icon" href="data:,"></head><body><main><h1>Wall</h1>${html}</main><script type="module" src="/run.js"></script></body></html>`)
      writeFileSync(join(folder, 'run.js'), `${script}\ndocument.documentElement.dataset.ran = 'yes'`)
      await page.goto(server.url)
      await page.locator('html[data-ran="yes"]').waitFor({ state: 'attached' })
      return faults
    })
    await server.stop()
    rmSync(folder, { recursive: true })
  },
})

test.describe('the watch over a wall reports', () => {
  const planted: [string, RegExp, string, string?][] = [
    ['an error on the console', /^console: broken/, '', 'console.error("broken")'],
    ['an error that nobody caught', /^uncaught: thrown/, '', 'queueMicrotask(() => { throw new Error("thrown") })'],
    ['a request that leaves the origin', /^request left the origin: http:\/\/tiles\.example\/0\.png/, '<img alt="" src="http://tiles.example/0.png">'],
    ['a request by script that leaves the origin', /left the origin|policy: connect-src/, '', 'await fetch("http://tiles.example/0.json").catch(() => undefined)'],
    ['an inline script', /policy: script-src-elem/, '<script>window.ran = 1</script>'],
    ['an inline style', /policy: style-src/, '<p style="color: red">red</p>'],
    ['text made into code', /policy: script-src/, '', 'try { eval("1") } catch { void 0 }'],
    ['a frame from elsewhere', /policy: (?:frame|default)-src/, '<iframe src="http://tiles.example/"></iframe>'],
  ]
  for (const [what, expected, html, script] of planted) {
    test(what, async ({ show }) => {
      const faults = await show(html, script)
      await expect.poll(() => faults.some(fault => expected.test(fault))).toBe(true)
    })
  }

  test('nothing of a page that keeps the rules', async ({ show }) => {
    expect(await show('<p>fine</p>', 'document.body.style.color = "red"; await fetch("/index.html")')).toEqual([])
  })
})

test('WebGL 2 is drawn, by software where there is no GPU', async ({ show, page }) => {
  await show('')
  expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2')?.getParameter(WebGL2RenderingContext.VERSION) as unknown)).toContain('WebGL 2')
})

test('axe runs under the policy and finds a planted violation', async ({ show, page }) => {
  const faults = await show('<img src="data:,">')
  expect((await findAxeViolations(page)).map(violation => violation.rule)).toContain('image-alt')
  expect(faults).toEqual([])
})
