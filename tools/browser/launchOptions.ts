import type { LaunchOptions } from '@playwright/test'
import { findBrowser } from '../setup/browser.mjs'

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--mute-audio']
/** No name resolves but the static server's: what tries to leave the origin, also from a worker, fails. */
const offline = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'
/** Draws WebGL by software where there is no GPU, instead of not at all. */
const softwareWebGl = '--enable-unsafe-swiftshader'

/** How tests, pictures and measurements start a browser. Throws when there is none; `npm test` installs one. */
export function launchOptions(): LaunchOptions {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium browser found: set CHROME_PATH, or let `npm test` install one')
  // The sandbox of Chromium does not start as root, which is what a build machine is.
  return { executablePath, args: [...quiet, offline, softwareWebGl, ...process.getuid?.() === 0 ? ['--no-sandbox'] : []] }
}
