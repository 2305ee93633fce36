import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { type Scenario, scenarios } from '@/api/contract/commands'
import { type ApiError, toApiError } from '@/api/errors'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/** What a demonstrator can start: a scripted incident, or the county set back to its beginning. */
export const demoActions = [...scenarios, 'reset'] as const
export type DemoAction = Scenario | 'reset'

/** The demonstrator's menu: open or not, which line is chosen, and what came of the last start. Only a simulated county has it. */
export const useScenariosStore = defineStore('scenarios', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const isOpen = ref(false)
  const chosen = ref<DemoAction>(demoActions[0])
  const running = ref<DemoAction | null>(null)
  /** What was started last, for a word on the screen. */
  const started = ref<DemoAction | null>(null)
  const problem = shallowRef<ApiError | null>(null)
  const isOffered = computed(() => session.simulated)

  /** Starts it now. A second call while one is on its way does nothing. */
  async function start(action: DemoAction): Promise<void> {
    if (!isOffered.value || running.value !== null) return
    running.value = action
    problem.value = null
    const idempotencyKey = runtime.newKey()
    try {
      await runtime.client.call('command', {
        params: {}, query: {}, body: action === 'reset' ? { type: 'demo.reset', idempotencyKey } : { type: 'demo.scenario', scenario: action, idempotencyKey },
      })
      started.value = action
    }
    catch (caught) { problem.value = toApiError(caught) }
    finally { running.value = null }
  }

  return {
    isOpen, chosen, running, started, problem, isOffered, start,
    open() { if (isOffered.value) { started.value = null; problem.value = null; isOpen.value = true } },
    close() { isOpen.value = false },
    /** Moves the choice by so many lines, round at the ends. */
    move(by: number) {
      const at = (demoActions.indexOf(chosen.value) + by + demoActions.length) % demoActions.length
      chosen.value = demoActions[at] ?? demoActions[0]
    },
  }
})
