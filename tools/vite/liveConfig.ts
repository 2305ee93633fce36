import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/** Turns the demo's `config.json` into the one a live wall starts from: live source, nothing of the demo. */
export function toLiveConfig(text: string): string {
  const { demo: _demo, ...rest } = JSON.parse(text) as Record<string, unknown>
  return `${JSON.stringify({ ...rest, source: 'live' }, null, 2)}\n`
}

/** Puts the live configuration in place of the copied `public/config.json`. */
export function liveConfig(): Plugin {
  let source = ''
  return {
    name: 'live-config',
    apply: 'build',
    configResolved(config) {
      source = resolve(config.publicDir, 'config.json')
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'config.json', source: toLiveConfig(await readFile(source, 'utf8')) })
    },
  }
}
