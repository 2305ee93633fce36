/** Licences whose code an Apache-2.0 work may carry, given their notices. */
const fitting = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'Zlib', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'OFL-1.1'])

/** Whether an SPDX expression of names, OR, AND and brackets can be met with licences that go with Apache-2.0. */
export function fitsApache(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  if (bare.includes('(')) return false
  return bare.split(' OR ').some(choice => choice.split(' AND ').every(name => fitting.has(name.trim())))
}

/** The folder of the installed package that a bundled module comes from; undefined for modules of the project itself. */
export function packageFolder(moduleId: string): string | undefined {
  return /^[^\0]*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(moduleId.replaceAll('\\', '/'))?.[0]
}
