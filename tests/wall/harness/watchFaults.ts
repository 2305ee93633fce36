import type { BrowserContext } from '@playwright/test'

/**
 * Reports what a wall must never do, in every page of the context: errors on the console, uncaught errors, violations of the
 * Content-Security-Policy, requests that leave `origin`.
 */
export async function watchFaults(context: BrowserContext, origin: string, report: (fault: string) => void): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', error => report(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(url)) report(`request left the origin: ${url}`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI} (${event.sourceFile}:${event.lineNumber}) ${event.sample}`)
    })
  })
}
