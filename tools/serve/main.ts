import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startStaticServer } from './staticServer.ts'

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: 'dist-demo' },
    port: { type: 'string', default: '4173' },
    host: { type: 'string', default: '127.0.0.1' },
    config: { type: 'string' },
    backend: { type: 'string' },
  },
})
const portsTried = 20
/** A live wall's back end, for example the demo county's process, behind the same origin. */
const backends = values.backend === undefined ? {} : { backends: { '/api/': values.backend, '/stream/': values.backend } }

try {
  await serve()
}
catch (error) {
  process.stderr.write(`serve  ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function serve(): Promise<void> {
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port} is not a port`)
  if (!existsSync(join(values.root, 'index.html'))) throw new Error(`${values.root} holds no built wall; \`npm run build:demo\` makes one`)
  if (values.config !== undefined && !existsSync(values.config)) throw new Error(`--config ${values.config} does not exist`)
  const server = await startOnFreePort(port)
  process.stdout.write(`\n  The wall is at  ${server.url.replace('127.0.0.1', 'localhost')}\n`)
  process.stdout.write('  Ctrl+C ends it; --host 0.0.0.0 opens it to other machines, --port N moves it, --config FILE configures it, --backend URL answers /api/ and /stream/.\n\n')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop().then(() => process.exit(0)))
}

/** A port in use must not stop a demonstration: the next free one is taken and printed. */
async function startOnFreePort(first: number) {
  for (let port = first; ; port++) {
    try {
      return await startStaticServer({ root: values.root, port, host: values.host, ...values.config === undefined ? {} : { config: values.config }, ...backends })
    }
    catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || port >= Math.min(65535, first + portsTried)) throw error
    }
  }
}
