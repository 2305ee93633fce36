import { describe, expect, it } from 'vitest'
import { nodeIsNewEnough, sameInstall } from '../../../tools/setup/packages.mjs'
import { playwrightTally, vitestTally } from '../../../tools/setup/suites.mjs'

const entry = (version: string) => ({ version, integrity: `sha512-${version}` })

describe('setup', () => {
  it.each([['20.18.3', false], ['20.19.0', true], ['18.20.0', false], ['22.1.0', true], ['24.0.0', true]])('takes Node %s: %s', (version, expected) => {
    expect(nodeIsNewEnough(version)).toBe(expected)
  })

  it('sees that the installed packages are those of the lock file', () => {
    const wanted = { packages: { '': {}, 'node_modules/vue': entry('3.5.45') } }
    expect(sameInstall(wanted, { packages: { 'node_modules/vue': entry('3.5.45') } })).toBe(true)
  })

  it('sees a package of another version, a missing one and one too many', () => {
    const wanted = { packages: { '': {}, 'node_modules/vue': entry('3.5.45') } }
    expect(sameInstall(wanted, { packages: { 'node_modules/vue': entry('3.5.44') } })).toBe(false)
    expect(sameInstall(wanted, { packages: {} })).toBe(false)
    expect(sameInstall(wanted, { packages: { 'node_modules/vue': entry('3.5.45'), 'node_modules/left': entry('1.0.0') } })).toBe(false)
  })

  it('does not miss a package that is for another kind of machine', () => {
    const wanted = { packages: { '': {}, 'node_modules/binding-darwin': { ...entry('1.0.0'), optional: true } } }
    expect(sameInstall(wanted, { packages: {} })).toBe(true)
  })
})

describe('the closing line of npm test', () => {
  it('counts a test file that could not be loaded as a failure', () => {
    const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 0, testResults: [{ status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{}] }] }
    expect(vitestTally(report)).toEqual({ passed: 4, failed: 2, skipped: 0 })
  })

  it('counts a browser test that passed at the second try as a failure', () => {
    expect(playwrightTally({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] })).toEqual({ passed: 7, failed: 2, skipped: 2 })
  })
})
