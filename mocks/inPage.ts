import type { CountyService, WallRights } from './countyService'
import type { CountySettings } from './county/ruleBook'
import { indexedDbStore } from './logStore'
import { createCountyHost, startTicking } from './service'

/** The county inside this page, where there is no SharedWorker. Its log is kept, but other windows have their own county. */
export async function startInPage(options: { seed: number, now: () => number, settings: CountySettings, rights: WallRights, onTrouble: (error: unknown) => void }): Promise<{ service: CountyService, stop: () => void }> {
  const host = await createCountyHost({ seed: options.seed, now: options.now, settings: options.settings, store: indexedDbStore(options.seed, options.onTrouble) })
  return { service: host.connect(options.rights), stop: startTicking(host) }
}
