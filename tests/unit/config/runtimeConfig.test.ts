import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ConfigError, type ConfigFault, parseRuntimeConfig } from '@/config/runtimeConfig'

const shipped = readFileSync(fileURLToPath(new URL('../../../public/config.json', import.meta.url)), 'utf8')

type Json = string | number | boolean | null | readonly Json[] | { [key: string]: Json }

/** The shipped file with one value changed (or, for `undefined`, taken out). */
function withValue(path: string, value: Json | undefined): string {
  const change = (at: Json, keys: readonly string[]): Json => {
    const [key = '', ...rest] = keys
    if (typeof at !== 'object' || at === null) throw new Error(`nothing at ${key}`)
    const copy = new Map(Object.entries(at))
    if (rest.length > 0) copy.set(key, change(copy.get(key) ?? {}, rest))
    else if (value === undefined) copy.delete(key)
    else copy.set(key, value)
    return Array.isArray(at) ? [...copy.values()] : Object.fromEntries(copy)
  }
  return JSON.stringify(change(JSON.parse(shipped) as Json, path.split('/')))
}

function faultsOf(text: string): readonly ConfigFault[] {
  try { parseRuntimeConfig(text) }
  catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

describe('the configuration file', () => {
  it('as it is shipped is good', () => {
    const config = parseRuntimeConfig(shipped)
    expect(config.county.name).toBe('平阴县')
    expect(config.root).toBe('370124')
    expect(config.mapBreaks['events.openRate']?.town).toHaveLength(4)
  })

  it('may start at a town, ask for a console, and do without demo settings', () => {
    expect(parseRuntimeConfig(withValue('root', '370124001')).root).toBe('370124001')
    expect(parseRuntimeConfig(withValue('surface', 'console')).surface).toBe('console')
    expect(parseRuntimeConfig(withValue('demo', undefined)).demo).toBeUndefined()
    expect(parseRuntimeConfig(withValue('map/approvalNumber', '鲁S(2026)001号')).map.approvalNumber).toBe('鲁S(2026)001号')
  })

  it.each<[string, Json | undefined, string]>([
    ['source', 'x', 'expected one of mock, live; found "x"'],
    ['source', undefined, 'missing'],
    ['surface', 'phone', 'expected one of wall, console; found "phone"'],
    ['root', '37012', 'not a region code; found "37012"'],
    ['root', 370124, 'expected text; found 370124'],
    ['county', undefined, 'missing'],
    ['county/code', 'Pingyin', 'not a region code; found "Pingyin"'],
    ['county/name', '', 'expected at least 1 character; found ""'],
    ['county/timeZone', 'Asia/Pingyin', 'not an IANA time zone; found "Asia/Pingyin"'],
    ['county/centre/1', 91, 'expected at most 90; found 91'],
    ['county/centre/0', '116', 'expected a number; found "116"'],
    ['thresholds/deviceOnlinePercent', -1, 'expected at least 0; found -1'],
    ['thresholds/componentsIntactPercent', null, 'expected a number; found null'],
    ['api/http', undefined, 'missing'],
    ['map/approvalNumber', 5, 'expected text; found 5'],
    ['mapBreaks/events.openRate/town', [1, 2, 3], 'expected 4 entries; found [1,2,3]'],
    ['mapBreaks/events.openRate/town', [1, 2, 3, 3], 'not in ascending order; found [1,2,3,3]'],
    ['demo/seed', 1.5, 'expected a whole number; found 1.5'],
    ['demo/openingAlarmAfterSeconds', 0, 'expected at least 1; found 0'],
  ])('with %s = %j says of that field: %s', (path, value, message) => {
    expect(faultsOf(withValue(path, value))).toEqual([{ field: path.replaceAll('/', '.'), message }])
  })

  it('with colours for a figure that does not exist names it', () => {
    const faults = faultsOf(withValue('mapBreaks/events.opnRate', { town: [1, 2, 3, 4], community: [1, 2, 3, 4] }))
    expect(faults).toHaveLength(1)
    expect(`${faults[0]?.field ?? ''} ${faults[0]?.message ?? ''}`).toContain('events.opnRate')
  })

  it('names every wrong field at once', () => {
    expect(faultsOf('{"source":"x","root":"1"}').map(f => f.field)).toEqual(expect.arrayContaining(['source', 'root', 'county', 'api', 'map', 'thresholds', 'surface', 'mapBreaks']))
  })

  it.each([['{"source": "mock",}', 'config.json'], ['', 'config.json'], ['[]', 'config.json'], ['null', 'config.json']])('that is not an object in JSON says so: %j', (text, field) => {
    const faults = faultsOf(text)
    expect(faults.map(f => f.field)).toEqual([field])
    expect(faults[0]?.message).toMatch(/not JSON|expected an object/)
  })

  it('shows only the beginning of a long value', () => {
    expect(faultsOf(withValue('source', 'x'.repeat(10_000)))[0]?.message.length).toBeLessThan(150)
  })
})

describe('an address that leaves the wall\'s origin', () => {
  const addresses = ['api/http', 'api/socket', 'map/geography', 'map/wmts']
  const evil = ['//evil.example', 'https://evil.example/api', 'http://10.0.0.5', 'javascript:alert(1)', 'data:text/html,x', 'ws://evil.example', '/\\evil.example', '\\\\evil.example', ' //evil', 'api', '', '/api?to=//evil', '/api#x', '/a\nb', 'file:///etc/passwd', '/@evil']

  it.each(addresses.flatMap(path => evil.map(address => [path, address] as const)))('%s = %j is refused', (path, address) => {
    const faults = faultsOf(withValue(path, address))
    expect(faults.map(f => f.field)).toEqual([path.replace('/', '.')])
    expect(faults[0]?.message).toContain('not a same-origin path')
  })

  it.each(addresses.flatMap(path => ['/', '/api', '/county/370124/tiles', '/a-b_c.d%20e'].map(address => [path, address] as const)))('%s = %j is a path and is taken', (path, address) => {
    expect(faultsOf(withValue(path, address))).toEqual([])
    expect(new URL(address, 'https://wall.example').origin).toBe('https://wall.example')
  })
})
