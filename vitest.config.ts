import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** One project per suite of `npm test`. Only widgets get a DOM: what needs none must not come to rely on one. */
const project = (name: string, environment: 'node' | 'happy-dom') => ({
  extends: true as const,
  test: { name, environment, include: [`tests/${name}/**/*.test.ts`] },
})

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': here('./src') } },
  define: { __DEMO__: 'true' },
  test: {
    // A machine under load is slow, not broken; property tests over every region take seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    projects: [
      project('unit', 'node'),
      project('widgets', 'happy-dom'),
      project('map', 'node'),
      project('contract', 'node'),
      project('architecture', 'node'),
    ],
  },
})
