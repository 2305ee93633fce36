import { existsSync, readFileSync } from 'node:fs'

/**
 * What a suite came to. A check without tests of its own (lint, types) counts no test; when it fails it counts one failure.
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * One step of `npm test`: Node programs run one after the other, and the report that the test runners among them write.
 * @typedef {object} Suite
 * @property {string} name
 * @property {readonly (readonly string[])[]} commands
 * @property {'vitest' | 'playwright'} [report]
 */

const bin = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  vueTsc: 'node_modules/vue-tsc/bin/vue-tsc.js',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/**
 * @param {string} name
 * @returns {string} where the suite's test runner writes its report, below the project's folder
 */
export const reportFile = name => `.cache/test-report/${name}.json`

/** @param {string} project */
const vitest = project => [bin.vitest, 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(project)}`]

/**
 * In the order in which they run: what is found soonest first.
 * @type {readonly Suite[]}
 */
export const suites = [
  { name: 'lint', commands: [[bin.eslint, '.', '--max-warnings', '0']] },
  { name: 'types', commands: [[bin.vueTsc, '--noEmit', '-p', '.']] },
  { name: 'architecture', commands: [[bin.depcruise, 'src', 'mocks', 'tools', '--config', '.dependency-cruiser.cjs'], vitest('architecture')], report: 'vitest' },
  { name: 'unit', commands: [vitest('unit')], report: 'vitest' },
  { name: 'widgets', commands: [vitest('widgets')], report: 'vitest' },
  { name: 'map', commands: [vitest('map')], report: 'vitest' },
  { name: 'contract', commands: [vitest('contract')], report: 'vitest' },
  { name: 'browser', commands: [[bin.playwright, 'test', '--project', 'panels']], report: 'playwright' },
  { name: 'scene', commands: [[bin.playwright, 'test', '--project', 'scene']], report: 'playwright' },
]

/**
 * Reads what a suite's runner reported, against the exit status of its programs: a runner that died without a word, or a
 * check that failed, is one failure.
 * @param {Suite} suite
 * @param {string} file the report
 * @param {boolean} ok all programs ended with 0
 * @returns {Tally}
 */
export function tally(suite, file, ok) {
  const counted = suite.report === undefined || !existsSync(file)
    ? { passed: 0, failed: 0, skipped: 0 }
    : suite.report === 'vitest' ? vitestTally(JSON.parse(readFileSync(file, 'utf8'))) : playwrightTally(JSON.parse(readFileSync(file, 'utf8')))
  return !ok && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

/**
 * A file that could not be loaded has no tests and is one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Tally}
 */
export function vitestTally(report) {
  const unloadable = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable, skipped: report.numPendingTests }
}

/**
 * A test that passed only when tried again counts as failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Tally}
 */
export function playwrightTally({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}
