// `npm run notices`: writes THIRD-PARTY-NOTICES from what the built wall really holds, and refuses licences that do not fit.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Rolldown, build } from 'vite'
import * as z from 'zod/mini'
import { fitsApache, packageFolder } from './notices/licences.ts'

interface Notice { name: string, version: string, licence: string, text: string }

const project = resolve(import.meta.dirname, '..')
const manifest = z.object({ name: z.string(), version: z.string(), license: z.string() })
const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')))
/** Enter a build as files beside the bundle (fonts, the engine's workers) or by re-export, which the list of modules does not show. */
const besideTheBundle = [...Object.keys(dependencies), '@fontsource/noto-serif-sc', '@cesium/engine', 'draco3d']

const live = new Set([...await foldersOf('production'), ...besideTheBundle.map(name => join(project, 'node_modules', name))])
const demo = new Set([...await foldersOf('demo')].filter(folder => !live.has(folder)))
const notices = { live: [...live].filter(folder => existsSync(folder)).map(read), demo: [...demo].map(read) }

const refused = [...notices.live, ...notices.demo].filter(notice => !fitsApache(notice.licence))
if (refused.length > 0) {
  process.stderr.write(`These licences do not go with Apache-2.0:\n${refused.map(({ name, licence }) => `  ${name}  ${licence}`).join('\n')}\n`)
  process.exitCode = 1
}
else {
  writeFileSync(join(project, 'THIRD-PARTY-NOTICES'), document())
  process.stdout.write(`THIRD-PARTY-NOTICES: ${notices.live.length} packages in every build, ${notices.demo.length} more in the demo build\n`)
}

/** Folders of the packages of which a build holds at least one line. */
async function foldersOf(mode: 'production' | 'demo'): Promise<Set<string>> {
  const result = await build({ root: project, mode, logLevel: 'error', build: { outDir: `.cache/notices-${mode}`, emptyOutDir: true } })
  const outputs: Rolldown.RolldownOutput[] = Array.isArray(result) ? result : 'output' in result ? [result] : []
  const modules = outputs.flatMap(each => each.output).flatMap(file => file.type === 'chunk' ? Object.entries(file.modules) : [])
  return new Set(modules.filter(([, module]) => module.renderedLength > 0).flatMap(([id]) => packageFolder(id) ?? []))
}

function read(folder: string): Notice {
  const { name, version, license } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  // A NOTICE file travels with the licence (Apache-2.0, section 4d).
  const files = readdirSync(folder).filter(each => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(each)).sort()
  const text = files.map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n')
  return { name, version, licence: license, text: text === '' ? `(The package carries no licence text; its manifest names ${license}.)` : text }
}

function document(): string {
  return [
    'Third-party software and fonts in the built wall',
    'Written by `npm run notices`; not edited by hand. Data and their sources: README.md.',
    section('In every build', notices.live),
    section('In the demo build only', notices.demo),
  ].join('\n\n') + '\n'
}

/** Packages with the very same text stand above it together. */
function section(title: string, list: readonly Notice[]): string {
  const byText = new Map<string, Set<string>>()
  const titles = new Set<string>()
  for (const { name, version, licence, text } of [...list].sort((a, b) => a.name < b.name ? -1 : 1)) {
    const heading = `${name} ${version} (${licence})`
    titles.add(heading)
    byText.set(text, (byText.get(text) ?? new Set()).add(heading))
  }
  const rule = '='.repeat(80)
  return `${title}: ${[...titles].join(', ')}\n\n${[...byText].map(([text, headings]) => `${rule}\n${[...headings].join('\n')}\n\n${text}`).join('\n\n')}`
}
