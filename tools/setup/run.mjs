import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Folder of the project. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Runs a program in the project's folder with its output shown. Resolves with the exit status; a program that cannot be
 * started or is ended by a signal counts as 1.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}) {
  // npm and npx are .cmd files on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && !program.endsWith('.exe')
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.quiet === true ? 'ignore' : 'inherit', options.quiet === true ? 'ignore' : 'inherit'],
      shell,
    })
    child.once('error', () => done(1))
    child.once('exit', code => done(code ?? 1))
  })
}

/**
 * Runs a Node program of an installed package or of the project.
 * @param {readonly string[]} args script and its arguments
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 */
export function node(args, options) {
  return run(process.execPath, args, options)
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * @param {number} startedAtMs of `performance.now()`
 * @returns {string} seconds since then, for example `3.2 s`
 */
export function elapsed(startedAtMs) {
  return `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`
}
