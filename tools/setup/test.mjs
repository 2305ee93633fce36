// `npm test`: every suite from a fresh clone, a failed one does not hide the next. `npm test -- unit map` runs only those.
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensurePackages } from './packages.mjs'
import { elapsed, node, projectRoot, say } from './run.mjs'
import { reportFile, suites, tally } from './suites.mjs'

process.exitCode = await test(process.argv.slice(2)).catch((/** @type {unknown} */ error) => {
  say(`test   ${error instanceof Error ? error.message : String(error)}`)
  return 1
})

/**
 * @param {readonly string[]} names
 * @returns {Promise<number>} exit status
 */
async function test(names) {
  const unknown = names.filter(name => suites.every(suite => suite.name !== name))
  if (unknown.length > 0) throw new Error(`no suite ${unknown.join(', ')}; there are ${suites.map(suite => suite.name).join(', ')}`)
  const chosen = suites.filter(suite => names.length === 0 || names.includes(suite.name))
  const started = performance.now()
  await ensurePackages()
  const env = { CI: 'true', ...chosen.some(suite => suite.report === 'playwright') ? { CHROME_PATH: await ensureBrowser() } : {} }
  const lines = []
  const total = { passed: 0, failed: 0 }
  for (const suite of chosen) {
    const suiteStarted = performance.now()
    say(`\n── ${suite.name} ${'─'.repeat(Math.max(0, 68 - suite.name.length))}`)
    const report = join(projectRoot, reportFile(suite.name))
    mkdirSync(dirname(report), { recursive: true })
    rmSync(report, { force: true })
    let ok = true
    for (const command of suite.commands) ok = await node(command, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } }) === 0 && ok
    const { passed, failed, skipped } = tally(suite, report, ok)
    total.passed += passed
    total.failed += failed
    const counts = suite.report === undefined ? '' : `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    lines.push(`${failed > 0 ? '✗' : '✓'} ${suite.name.padEnd(14)}${elapsed(suiteStarted).padStart(9)}  ${counts}`)
  }
  say(`\n${lines.join('\n')}\n  ${'all'.padEnd(14)}${elapsed(started).padStart(9)}\n`)
  say(`${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 ? 1 : 0
}
