import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import BootFault from './BootFault.vue'
import { createClient } from './api/client'
import { streamPath } from './api/contract/endpoints'
import { ConfigError, type RuntimeConfig, parseRuntimeConfig } from './config/runtimeConfig'
import { type WallI18n, createWallI18n, setLanguage } from './i18n/i18n'
import { languageMemory, startLanguage } from './i18n/language'
import { createWallRouter } from './router'
import { type Runtime, runtimeKey } from './stores/runtime'
import { remembered } from './ui/memory'
import './fonts.css'
import './ui/tokens.css'
import './ui/base.css'

const configPath = '/config.json'
/** What is for printing is a page of its own, not a view of the wall. */
const printPath = '/print/'
const params = new URLSearchParams(location.search)

function reportError(error: unknown, where: string): void {
  console.warn(`[wall] ${where}:`, error instanceof Error ? error.message : error)
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => { clearTimeout(timer) }
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms)
  return () => { clearInterval(timer) }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = after(ms, resolve)
    signal?.addEventListener('abort', () => { stop(); resolve() }, { once: true })
  })
}

/** A key that no other command has; works on plain http too, where randomUUID is missing. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
}

async function loadConfig(): Promise<RuntimeConfig> {
  const response = await fetch(configPath, { cache: 'no-cache' })
  if (!response.ok) throw new ConfigError([{ field: configPath, message: `HTTP ${response.status}` }])
  const config = parseRuntimeConfig(await response.text())
  if (config.source === 'mock' && !__DEMO__) throw new ConfigError([{ field: 'source', message: 'this build holds no demo data: use "live"' }])
  return config
}

async function makeRuntime(config: RuntimeConfig): Promise<Runtime> {
  const respond = __DEMO__ && config.source === 'mock' ? await startDemoCounty(config) : undefined
  return {
    config,
    client: createClient({ httpBase: config.api.http, pause, ...(respond && { respond }) }),
    openSocket: await socketsOf(config),
    wallClock: () => Date.now(),
    monotonicMs: () => performance.now(),
    after, every, newKey, reportError,
    jitter: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  }
}

/** How the stream connects: by WebSocket, or over MQTT, whose client only a wall that is told so loads. The demo has no broker. */
async function socketsOf({ source, surface, api }: RuntimeConfig): Promise<Runtime['openSocket']> {
  const origin = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`
  if (source === 'mock' || api.transport === 'websocket' || api.mqtt === null) return () => new WebSocket(`${origin}${api.socket}${streamPath}`)
  const { mqttSockets } = await import('./api/mqttSocket')
  return mqttSockets({ url: `${origin}${api.mqtt}`, surface, page: newKey(), onError: (error) => { reportError(error, 'mqtt') } })
}

/** `?demoClock=2026-11-22T09:07:28+08:00` starts the demo's clock there, for tours, tests and pictures. */
async function startDemoCounty(config: RuntimeConfig) {
  const asked = Date.parse(params.get('demoClock') ?? '')
  const start = Number.isNaN(asked) ? Date.now() : asked
  const born = performance.now()
  const { startDemo } = await import('../mocks/browser')
  const demo = await startDemo({
    seed: config.demo?.seed ?? 1, now: () => start + performance.now() - born, httpBase: config.api.http, socketBase: config.api.socket, root: config.root, surface: config.surface,
    settings: { rules: config.rules, longestShelfHours: config.alarms.longestShelfHours },
  })
  return (request: Request) => demo.respond(request)
}

async function boot(i18n: WallI18n) {
  const language = startLanguage(params.get('lang'), remembered(languageMemory))
  if (language !== 'zh-CN') await setLanguage(i18n, language)
  const config = await loadConfig()
  const runtime = await makeRuntime(config)
  const app = location.pathname.startsWith(printPath) ? createApp((await import('./screens/print/PrintPage.vue')).default, { path: location.pathname }) : createApp(App)
  app.config.errorHandler = (error, _instance, info) => { reportError(error, info) }
  app.provide(runtimeKey, runtime)
  app.use(createPinia()).use(i18n).use(createWallRouter())
  app.mount('#app')
}

const i18n = createWallI18n()
boot(i18n).catch((error: unknown) => {
  reportError(error, 'boot')
  const faults = error instanceof ConfigError ? error.faults : [{ field: 'boot', message: error instanceof Error ? error.message : String(error) }]
  createApp(BootFault, { faults }).use(i18n).mount('#app')
})
