import { type InjectionKey, inject } from 'vue'
import type { ApiClient } from '@/api/client'
import type { RegionCode } from '@/api/contract/ids'
import type { Socket } from '@/api/stream'
import type { RuntimeConfig } from '@/config/runtimeConfig'
import type { EpochMs } from '@/domain/time'

/** What the composition root hands to the stores: the only door to clock, network and chance. */
export interface Runtime {
  config: RuntimeConfig
  client: ApiClient
  /** A connection to the alarm stream of a scope, by the transport that the configuration names. */
  openSocket: (scope: RegionCode) => Socket
  /** The machine's clock; shown only until the server has told the time. */
  wallClock: () => EpochMs
  /** Milliseconds that only grow, whatever the machine's clock does. */
  monotonicMs: () => number
  after: (ms: number, run: () => void) => () => void
  every: (ms: number, run: () => void) => () => void
  jitter: () => number
  /** A key that no other command has. */
  newKey: () => string
  reportError: (error: unknown, where: string) => void
}

export const runtimeKey: InjectionKey<Runtime> = Symbol('runtime')

/** The runtime inside a store or a component. Throws where the composition root has provided none. */
export function useRuntime(): Runtime {
  const runtime = inject(runtimeKey)
  if (!runtime) throw new Error('no runtime was provided: see main.ts')
  return runtime
}
