import { createPinia } from 'pinia'
import { type App, type EffectScope, createApp, effectScope } from 'vue'
import { runtimeKey } from '@/stores/runtime'
import { type FakeRuntime, fakeRuntime } from './runtime'

export interface StoreApp extends FakeRuntime {
  app: App
  /** Runs inside the app: stores find their runtime, effects belong to a scope that `dispose` ends. */
  inside<T>(run: () => T): T
  dispose(): void
}

/** Real Pinia and real stores over a fake runtime, without a page. */
export function storeApp(fake: FakeRuntime = fakeRuntime()): StoreApp {
  const app = createApp({ render: () => null })
  app.provide(runtimeKey, fake.runtime)
  app.use(createPinia())
  const scope: EffectScope = effectScope()
  return {
    ...fake, app,
    inside: run => app.runWithContext(() => {
      const result = scope.run(() => ({ value: run() }))
      if (!result) throw new Error('the app was disposed of')
      return result.value
    }),
    dispose: () => { scope.stop() },
  }
}
