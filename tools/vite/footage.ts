import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { sendFile } from '../serve/sendFile.ts'

const clip = /^[\w-]+\.(?:mp4|webm|jpg|png|webp)$/

/** Offers the demo's drawn footage under `/footage/`: copied in a build, read from `folder` by the development server. */
export function footage(folder: string): Plugin {
  return {
    name: 'demo-footage',
    configureServer(server) {
      server.middlewares.use('/footage', (request, response) => {
        const name = (request.url ?? '').split('?')[0]?.slice(1) ?? ''
        const file = join(folder, name)
        if (clip.test(name) && existsSync(file)) void sendFile(request, response, file, {})
        else response.writeHead(404).end()
      })
    },
    async generateBundle() {
      if (!existsSync(folder)) return
      for (const name of (await readdir(folder)).filter(each => clip.test(each))) {
        this.emitFile({ type: 'asset', fileName: `footage/${name}`, source: await readFile(join(folder, name)) })
      }
    },
  }
}
