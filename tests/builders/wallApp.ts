import { createPinia } from 'pinia'
import { type App, type EffectScope, createApp, effectScope } from 'vue'
import { runtimeKey } from '@/stores/runtime'
import { type FakeRuntime, fakeRuntime } from './runtime'

export interface StoreApp extends FakeRuntime {
  app: App
  /** Runs inside the app: stores find their runtime, effects belong to a scope that `dispose` ends. */
  inside<T>(run: () => T): T
  /** The same in a scope of its own, as a panel that can go away alone. */
  panel<T>(run: () => T): { value: T, close: () => void }
  dispose(): void
}

/** Real Pinia and real stores over a fake runtime, without a page. */
export function storeApp(fake: FakeRuntime = fakeRuntime()): StoreApp {
  const app = createApp({ render: () => null })
  app.provide(runtimeKey, fake.runtime)
  app.use(createPinia())
  const whole = effectScope()
  const within = <T>(scope: EffectScope, run: () => T): T => app.runWithContext(() => {
    const result = scope.run(() => ({ value: run() }))
    if (!result) throw new Error('the scope has ended')
    return result.value
  })
  return {
    ...fake, app,
    inside: run => within(whole, run),
    panel: (run) => {
      const scope = within(whole, () => effectScope())
      return { value: within(scope, run), close: () => { scope.stop() } }
    },
    dispose: () => { whole.stop() },
  }
}
