import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = resolve(import.meta.dirname, '../..')
const depcruise = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

const report = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) })),
  summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })) }),
})

interface Violation { rule: string, from: string }

/** One planted violation of each rule: the file that breaks it, and what else it needs to exist. */
const planted: Record<string, { at: string, files: Record<string, string> }> = {
  'mocks-only-behind-the-switch': plant('src/stores/demoStore.ts', `import '../../mocks/county'`),
  'mocks-only-by-dynamic-import': plant('src/main.ts', `import '../mocks/county'`),
  'screens-only-place-panels': plant('src/screens/county/CountyScreen.vue', vue(`import '@/api/client'`)),
  'widgets-stand-alone': plant('src/widgets/population/PopulationPanel.vue', vue(`import '@/map/layers/plates'`)),
  'widgets-do-not-know-each-other': plant('src/widgets/housing/housingOption.ts', `import '@/widgets/events/eventsOption'`),
  'map-bridge-stays-narrow': plant('src/map/sync/useLayer.ts', `import '@/api/client'`),
  'map-knows-no-store': plant('src/map/layers/alarmMarkers.ts', `import '@/stores/alarmStore'`),
  'map-knows-no-vue': plant('src/map/engine/scene.ts', `import { ref } from 'vue'\nexport const x = ref(1)`),
  'cesium-only-in-the-map': plant('src/ui/GlobePart.vue', vue(`import { Cartesian3 } from 'cesium'\nconst x = new Cartesian3()`)),
  'stores-hold-shared-truth': plant('src/stores/placeStore.ts', `import '@/ui/chartTheme'`),
  'domain-is-pure': plant('src/domain/alarmBoard.ts', `import type { AlarmStore } from '@/stores/alarmStore'\nexport type Board = AlarmStore`),
  'domain-knows-no-framework': plant('src/domain/indicators.ts', `import { computed } from 'vue'\nexport const x = computed(() => 1)`),
  'the-wall-runs-in-a-browser': plant('src/domain/geodesy.ts', `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`),
  'contract-stands-alone': plant('src/api/contract/figures.ts', `import '@/domain/units'`),
  'api-is-the-edge': plant('src/api/stream.ts', `import '@/stores/alarmStore'`),
  'axios-only-in-the-client': plant('src/stores/figureStore.ts', `import axios from 'axios'\nexport const x = axios`),
  'mqtt-only-in-its-transport': plant('src/stores/sessionStore.ts', `import mqtt from 'mqtt'\nexport const x = mqtt`),
  'mqtt-only-by-dynamic-import': plant('src/api/errors.ts', `import './mqttSocket'`),
  'mocks-know-contract-and-domain': plant('mocks/handlers.ts', `import '../src/stores/alarmStore'`),
  'mocks-know-no-framework': plant('mocks/worker.ts', `import { reactive } from 'vue'\nexport const x = reactive({})`),
  'ui-knows-no-app': plant('src/ui/PanelFrame.vue', vue(`import '@/stores/alarmStore'`)),
  'echarts-only-in-ui': plant('src/widgets/devices/devicesOption.ts', `import type { EChartsOption } from 'echarts'\nexport type Option = EChartsOption`),
  'i18n-knows-no-app': plant('src/i18n/i18n.ts', `import '@/stores/alarmStore'`),
  'nothing-imports-the-root': plant('src/screens/town/TownScreen.vue', vue(`import '../../App.vue'`)),
  'the-wall-imports-no-tools': plant('src/config/runtimeConfig.ts', `import '../../tools/shots'`),
  'shipped-packages-are-dependencies': plant('src/ui/wordsOf.ts', `import fc from 'fast-check'\nexport const x = fc`),
  'no-circular': plant('src/domain/left.ts', `import './right'\nexport const left = 1`, { 'src/domain/right.ts': `import './left'\nexport const right = 1` }),
  'no-orphans': plant('src/domain/nobodyNeedsMe.ts', 'export const x = 1'),
  'not-to-unresolvable': plant('src/stores/eventStore.ts', `import '@/api/gone'`),
}

/** What the planted files import, and imports that the rules allow. */
const innocent: Record<string, string> = {
  'src/App.vue': vue(`import CountyScreen from './screens/county/CountyScreen.vue'\nimport MapStage from './map/MapStage.vue'`),
  'src/api/client.ts': `import axios from 'axios'\nimport './contract/ids'\nexport const x = axios`,
  'src/api/contract/ids.ts': `import * as z from 'zod/mini'\nexport const id = z.string()`,
  'src/api/mqttSocket.ts': `import mqtt from 'mqtt'\nexport const x = mqtt`,
  'src/domain/units.ts': `import type {} from '@/api/contract/ids'\nexport const x = 1`,
  'src/map/MapStage.vue': vue(`import '@/stores/alarmStore'\nimport './layers/plates'\nimport { ref } from 'vue'\nconst x = ref(1)`),
  'src/map/layers/plates.ts': `import { Color } from 'cesium'\nimport '@/domain/units'\nexport const x = Color`,
  'src/stores/alarmStore.ts': `import { defineStore } from 'pinia'\nimport '@/api/client'\nimport '@/domain/units'\nexport interface AlarmStore { x: number }\nexport const x = defineStore`,
  'src/ui/chartTheme.ts': `import * as echarts from 'echarts/core'\nexport const x = echarts`,
  'src/widgets/events/eventsOption.ts': `import '@/ui/chartTheme'\nimport '@/stores/alarmStore'\nexport const x = 1`,
  'mocks/county.ts': `import { http } from 'msw'\nimport '../src/domain/units'\nimport '../src/api/contract/ids'\nexport const x = http`,
  'tools/shots.ts': 'export const x = 1',
}

function plant(at: string, source: string, more: Record<string, string> = {}) {
  return { at, files: { [at]: source, ...more } }
}

function vue(script: string): string {
  return `<script setup lang="ts">\n${script}\n</script>\n\n<template><p /></template>\n`
}

function cruise(folder: string): z.infer<typeof report> {
  const { stdout, stderr } = spawnSync(process.execPath, [depcruise, 'src', 'mocks', 'tools', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (stdout === '') throw new Error(stderr)
  return report.parse(JSON.parse(stdout))
}

function violations(result: z.infer<typeof report>): Violation[] {
  return result.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
}

/** A small house of its own, inside the project so that its imports find the installed packages. */
function build(files: Record<string, string>): string {
  mkdirSync(join(project, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(project, '.cache/boundaries-'))
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(project, name), join(folder, name))
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${source}\n`)
  }
  return folder
}

describe('the rules of who may import whom', () => {
  const folders: string[] = []
  let caught: Violation[] = []

  beforeAll(() => {
    const folder = build({ ...innocent, ...Object.assign({}, ...Object.values(planted).map(each => each.files)) as Record<string, string> })
    folders.push(folder)
    caught = violations(cruise(folder))
  })
  afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true })))

  it.each(Object.entries(planted))('%s is caught where it is broken', (rule, { at }) => {
    expect(caught).toContainEqual({ rule, from: at })
  })

  it('have a planted violation each', () => {
    const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string, comment: string }[] }
    expect(config.forbidden.map(rule => rule.name).sort()).toEqual(Object.keys(planted).sort())
    expect(config.forbidden.filter(rule => rule.comment.length < 20)).toEqual([])
  })

  it('let a house pass that keeps them', () => {
    const folder = build({
      ...innocent,
      'src/main.ts': `import './App.vue'\nvoid import('../mocks/county')\nvoid import('./api/mqttSocket')`,
      'src/screens/county/CountyScreen.vue': vue(`import '@/widgets/events/eventsOption'\nimport '@/stores/alarmStore'`),
    })
    folders.push(folder)
    expect(violations(cruise(folder))).toEqual([])
  })
})

describe('the scanner', () => {
  const { modules } = cruise(project)
  const importing = (ending: string) => modules.filter(each => each.source.startsWith('src/') && each.source.endsWith(ending) && each.dependencies.length > 0)

  it('reads the imports of TypeScript files', () => {
    expect(importing('.ts').length).toBeGreaterThan(10)
  })

  it('reads the imports of Vue files', () => {
    expect(importing('.vue').length).toBeGreaterThan(5)
  })

  it('resolves the alias of src', () => {
    expect(modules.flatMap(each => each.dependencies).filter(each => each.resolved.startsWith('@/'))).toEqual([])
  })
})
