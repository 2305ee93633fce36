import type { Page } from '@playwright/test'
import axe, { type AxeResults, type ElementContext, type RunOptions } from 'axe-core'

export interface AxeViolation { rule: string, impact: string, help: string, where: string[] }

/**
 * Accessibility faults that axe finds in the page: WCAG 2.1 A and AA, and best practices. The checker comes in through the
 * debugger, which the page's Content-Security-Policy does not bind, so it runs on the wall exactly as served.
 */
export async function findAxeViolations(page: Page, exclude: readonly string[] = []): Promise<AxeViolation[]> {
  await page.evaluate(`${axe.source};undefined`)
  return page.evaluate(async (excluded) => {
    const { axe: checker } = globalThis as unknown as { axe: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> } }
    const { violations } = await checker.run({ exclude: excluded.map(selector => [selector]) }, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
      resultTypes: ['violations'],
    })
    return violations.map(({ id, impact, help, nodes }) => ({ rule: id, impact: impact ?? 'unknown', help, where: nodes.map(node => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`) }))
  }, [...exclude])
}
