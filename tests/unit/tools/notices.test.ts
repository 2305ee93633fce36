import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { fitsApache, packageFolder } from '../../../tools/notices/licences.ts'

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

describe('third-party notices', () => {
  it.each([
    ['MIT', true], ['(MIT AND Zlib)', true], ['(MPL-2.0 OR Apache-2.0)', true], ['MPL-2.0', false], ['GPL-3.0-only', false], ['(MIT AND GPL-3.0-only)', false], ['SEE LICENSE IN x', false],
  ])('%s goes with Apache-2.0: %s', (expression, expected) => {
    expect(fitsApache(expression)).toBe(expected)
  })

  it.each([
    ['/p/node_modules/vue/dist/vue.js', '/p/node_modules/vue'],
    ['/p/node_modules/@cesium/engine/node_modules/rbush/index.js?x', '/p/node_modules/@cesium/engine/node_modules/rbush'],
    ['/p/src/main.ts', undefined],
    ['\0/p/node_modules/vue/dist/vue.js', undefined],
  ])('the package of %j is %s', (id, expected) => {
    expect(packageFolder(id)).toBe(expected)
  })

  it('name every dependency of the wall in the version that is installed', () => {
    const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(json('package.json'))
    const notices = readFileSync('THIRD-PARTY-NOTICES', 'utf8')
    expect(Object.entries(dependencies).filter(([name, version]) => !notices.includes(`${name} ${version} (`)), 'run `npm run notices`').toEqual([])
  })

  const exact = /^\d+\.\d+\.\d+(?:-[\da-z]+(?:[.-][\da-z]+)*)?$/i
  it.each([['3.5.45', true], ['2.0.0-dev.3.10', true], ['^3.5.45', false], ['~2.0.0-dev.3.10', false], ['1.x', false], ['1.2', false], ['>=1.0.0', false], ['1.0.0 - 2.0.0', false], ['1.0.0 || 2.0.0', false], ['latest', false], ['*', false]])('take %s for an exact version: %s', (version, expected) => {
    expect(exact.test(version)).toBe(expected)
  })

  it('find exact versions only', () => {
    const { dependencies, devDependencies } = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) }).parse(json('package.json'))
    expect(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !exact.test(version))).toEqual([])
  })
})
