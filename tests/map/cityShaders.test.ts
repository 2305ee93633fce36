import { ClippingPolygonCollection, type CustomShader, type CustomShaderTranslucencyMode, Globe } from 'cesium'
import { describe, expect, it } from 'vitest'
import type { LonLat } from '@/api/contract/common'
import { pipeKinds } from '@/api/contract/pipes'
import { pipeKindSpecs } from '@/domain/pipes'
import { type TileLayer, tileSchema } from '@/domain/tileSchema'
import { type CityShader, buildingShader, pipeShader, roadShader } from '@/map/engine/cityShaders'
import { vec3 } from '@/map/engine/appearances'
import { createGroundState } from '@/map/engine/clipping'
import { lonLatOf } from '../builders/pipes'
import { squareOf } from '../builders/works'

const shaders: readonly (readonly [string, TileLayer, () => CityShader, readonly string[]])[] = [
  ['solid houses', 'buildings', () => buildingShader('solid'), ['u_colour', 'u_opacity', 'u_use']], ['faded houses', 'buildings', () => buildingShader('faded'), ['u_colour', 'u_opacity', 'u_use']],
  ['ghosts of houses', 'buildings', () => buildingShader('ghost'), ['u_colour', 'u_opacity', 'u_use']], ['pipes in a pit', 'pipes', () => pipeShader('pipes', false), ['u_kindsA', 'u_kindsB', 'u_material', 'u_years']],
  ['pipes that glow', 'pipes', () => pipeShader('pipes', true), ['u_kindsA', 'u_kindsB', 'u_material', 'u_years']], ['nodes', 'nodes', () => pipeShader('nodes', true), ['u_kindsA', 'u_kindsB', 'u_years']],
  ['roads', 'roads', () => roadShader(), ['u_opacity']],
]
/** What runs on the graphics card; the engine has no vertex part where none was given, whatever its types say. */
const textOf = (shader: CustomShader) => ['fragmentShaderText', 'vertexShaderText'].map((name): unknown => Reflect.get(shader, name)).filter(text => typeof text === 'string').join('\n')
const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))]
const translucencyOf = ({ translucencyMode }: CustomShader): CustomShaderTranslucencyMode => translucencyMode

describe.each(shaders)('the look of %s', (_name, layer, make, uniforms) => {
  it('reads columns that its tiles have', () => {
    const columns = all(textOf(make().shader), /Input\.metadata\.(\w+)/g)
    expect(columns.length).toBeGreaterThan(0)
    expect(Object.keys(tileSchema[layer])).toEqual(expect.arrayContaining(columns))
  })

  it('is told the numbers that it reads, and takes each', () => {
    const { shader, set } = make()
    expect(all(textOf(shader), /\b(u_\w+)/g).sort()).toEqual([...uniforms].sort())
    expect(Object.keys(shader.uniforms).sort()).toEqual([...uniforms].sort())
    if (uniforms.includes('u_opacity')) set('u_opacity', 0.25)
    expect(shader.uniforms['u_opacity']?.value ?? 0.25).toBe(0.25)
  })

  it('is whole: brackets close, and numbers are none that are not', () => {
    const text = textOf(make().shader)
    for (const [open, close] of [['{', '}'], ['(', ')']] as const) expect(text.split(open).length).toBe(text.split(close).length)
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
  })

  it('is let go of with its layer', () => {
    const made = make()
    made.dispose()
    expect(made.shader.isDestroyed()).toBe(true)
  })
})

describe('the looks', () => {
  it('are one opaque and two that let through, for houses', () => {
    const [solid, faded, ghost] = (['solid', 'faded', 'ghost'] as const).map(look => translucencyOf(buildingShader(look).shader))
    expect(solid).not.toBe(faded)
    expect(ghost).toBe(faded)
  })

  it('have the hue of each kind of pipe, in the order of its codes', () => {
    const text = textOf(pipeShader('pipes', true).shader)
    for (const [i, kind] of pipeKinds.entries()) expect(text).toContain(`if (kind == ${i}) return ${vec3(pipeKindSpecs[kind].hue)};`)
  })
})

describe('the ground', () => {
  const ring: LonLat[] = squareOf(10).map(([east, north]) => lonLatOf(east, north))
  function ground() {
    const globe = new Globe()
    let changes = 0
    const state = createGroundState(globe, () => { changes += 1 })
    const look = () => ({ holes: Reflect.get(globe, 'clippingPolygons') instanceof ClippingPolygonCollection ? globe.clippingPolygons.length : 0, glass: globe.translucency.enabled, skirts: globe.showSkirts, hides: globe.depthTestAgainstTerrain })
    return { state, look, changes: () => changes }
  }
  const plain = { holes: 0, glass: false, skirts: true, hides: false }

  it('opens for an excavation: no skirts in the hole, and it hides what lies behind its edge', () => {
    const { state, look } = ground()
    state.clip(ring)
    expect(look()).toEqual({ holes: 1, glass: false, skirts: false, hides: true })
    state.clip(null)
    expect(look()).toEqual(plain)
  })

  it('is glass underground, but not while it has a hole', () => {
    const { state, look } = ground()
    state.setSeeThrough(true)
    expect(look()).toEqual({ ...plain, glass: true, skirts: false })
    state.clip(ring)
    expect(look().glass).toBe(false)
    state.clip(null)
    expect(look().glass).toBe(true)
    state.setSeeThrough(false)
    expect(look()).toEqual(plain)
  })

  it('asks for a frame where something changed, and only there', () => {
    const { state, changes } = ground()
    state.setSeeThrough(false)
    state.clip(null)
    expect(changes()).toBe(0)
    state.clip(ring)
    state.clip(ring)
    state.setSeeThrough(true)
    state.setSeeThrough(true)
    expect(changes()).toBe(2)
  })
})
