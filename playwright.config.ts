import { defineConfig } from '@playwright/test'
import { launchOptions } from './tools/browser/launchOptions.ts'

/** The specs that draw the map. */
const withMap = /(city|map|start|tiles)\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/wall',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  // What a project asks for it gets up to this; left out, it would be half of the cores.
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: '.cache/test-report/playwright.json' }]],
  globalSetup: './tests/wall/harness/buildOnce.ts',
  // Two walls without a map go side by side, test by test, so that a long file does not run on alone at the end; one software-drawn scene
  // fills two cores, so `npm test` runs the projects one after the other.
  projects: [
    { name: 'panels', testIgnore: withMap, workers: 2, fullyParallel: true },
    { name: 'scene', testMatch: withMap, workers: 1 },
  ],
  use: {
    launchOptions: launchOptions(),
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    // Far from the county on purpose: the wall's time is Asia/Shanghai wherever it stands.
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
  },
})
