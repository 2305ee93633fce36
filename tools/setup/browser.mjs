import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { node, run, say } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge', 'chrome']

/** Where the installers of macOS and Windows put a Chromium browser; such folders are not on the PATH. */
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(base => base === undefined
    ? []
    : [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')]),
]

/**
 * A Chromium browser that is already here: `CHROME_PATH`, one on the machine, or Playwright's own.
 * @returns {string | undefined} path of the program
 */
export function findBrowser() {
  const named = process.env.CHROME_PATH
  if (named !== undefined && named !== '') return named
  return browserOnMachine() ?? playwrightBrowser()
}

/**
 * Finds a browser or gets one: Playwright's own by download, else, as root on Debian or Ubuntu, the distribution's package.
 * Throws with the command to type when neither works.
 * @returns {Promise<string>} path of the program
 */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found !== undefined) {
    if (!starts(found)) throw new Error(`The browser ${found} does not start. Set CHROME_PATH to one that does.`)
    return found
  }
  say('setup  no Chromium browser found; fetching Playwright\'s own …')
  await node([playwrightCli(), 'install', 'chromium'], { env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' } })
  const own = playwrightBrowser()
  if (own !== undefined && starts(own)) return own
  if (isDebian() && process.getuid?.() === 0) {
    say('setup  that did not work; as root on this distribution: apt-get install chromium fonts-noto-cjk …')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env })
    const installed = browserOnMachine()
    if (installed !== undefined && starts(installed)) return installed
  }
  throw new Error(`The browser tests need Chromium and none could be installed. Type one of:
  npx playwright install --with-deps chromium
  ${isDebian() ? 'sudo apt-get update && sudo apt-get install -y chromium fonts-noto-cjk' : 'your system\'s package manager for chromium or google-chrome'}
or set CHROME_PATH to a Chromium, Chrome or Edge program.`)
}

/** @returns {string | undefined} */
function browserOnMachine() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  const candidates = [...names.flatMap(name => folders.map(folder => join(folder, name))), ...usualPlaces]
  return candidates.find(isProgram)
}

/** @returns {string | undefined} */
function playwrightBrowser() {
  try {
    /** @type {{ chromium: { executablePath: () => string } }} */
    const playwright = createRequire(import.meta.url)('playwright-core')
    const path = playwright.chromium.executablePath()
    return existsSync(path) ? path : undefined
  }
  catch {
    return undefined
  }
}

function playwrightCli() {
  return createRequire(import.meta.url).resolve('@playwright/test/cli')
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  }
  catch {
    return false
  }
}

/**
 * A browser whose system libraries are missing is found but does not start.
 * @param {string} path
 */
function starts(path) {
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === 'win32') return existsSync(path)
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  }
  catch {
    return false
  }
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  }
  catch {
    return false
  }
}
