import type { Plugin } from 'vite'

const demoOnly = /\/(?:mocks|node_modules\/(?:msw|@mswjs\/[^/]+))\//

/** Names the modules of a bundle that belong to the demo alone. `moduleIds` are absolute paths with forward slashes. */
export function demoModules(moduleIds: Iterable<string>): string[] {
  return [...moduleIds].filter(id => demoOnly.test(id.split('?')[0] ?? id))
}

/** Fails a live build that would carry demo code: a wall with real alarms must not be able to show invented ones. */
export function liveGuard(): Plugin {
  return {
    name: 'live-guard',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap(file => file.type === 'chunk' ? file.moduleIds : [])
      const found = demoModules(modules.map(id => id.replaceAll('\\', '/')))
      if (found.length > 0) this.error(`demo code in the live build:\n  ${found.join('\n  ')}`)
    },
  }
}
