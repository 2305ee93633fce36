import { defineConfig } from '@playwright/test'
import { launchOptions } from './tools/browser/launchOptions.ts'

export default defineConfig({
  testDir: 'tests/wall',
  testMatch: '**/*.spec.ts',
  // One software-drawn wall fills two cores; two would only wait for each other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: '.cache/test-report/browser.json' }]],
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
