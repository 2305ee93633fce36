import { ensureDemoBuild } from '../../../tools/setup/freshBuild.mjs'

/** Builds the demo wall before the workers start: two that found it stale would build it at once. */
export default async function buildOnce(): Promise<void> {
  await ensureDemoBuild()
}
