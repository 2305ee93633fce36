import type { LonLat } from '@/api/contract/common'
import type { RegionCode } from '@/api/contract/ids'
import type { Polygons } from '@/domain/geodesy'
import type { MapClass } from '@/domain/mapClasses'
import type { Layer, MapScene } from '../engine/mapScene'
import type { PlateView } from './plates'

export interface FlatGroundState {
  plates: readonly PlateView[]
  classes: ReadonlyMap<RegionCode, MapClass>
  outline: Polygons
  context: readonly Polygons[]
  rivers: readonly { level: number, line: readonly LonLat[] }[]
  hovered: RegionCode | null
}

const svg = 'http://www.w3.org/2000/svg'

/** Plates, outline and river as SVG, for the flat map. */
export function createFlatGroundLayer(): Layer<FlatGroundState> {
  let scene: MapScene | null = null
  let state: FlatGroundState | null = null
  let picture: SVGSVGElement | null = null
  let stopFrames: (() => void) | null = null

  function draw() {
    if (!scene || !state || !picture) return
    const { camera } = scene
    const path = (lines: readonly (readonly LonLat[])[], close: boolean, raised = 1) => lines.map((line) => {
      const points = line.flatMap(([lon, lat]) => {
        const at = camera.project(lon, lat, raised)
        return at ? [`${at.x.toFixed(1)} ${at.y.toFixed(1)}`] : []
      })
      return points.length > 1 ? `M${points.join('L')}${close ? 'Z' : ''}` : ''
    }).join('')
    const add = (d: string, className: string): SVGPathElement => {
      const element = document.createElementNS(svg, 'path')
      element.setAttribute('d', d)
      element.setAttribute('class', className)
      return element
    }
    const parts = [
      ...state.rivers.filter(river => river.level === 1).map(river => add(path([river.line], false), 'river')),
      ...state.context.map(polygons => add(path(polygons.flat(), true, 0), 'context')),
      ...state.plates.map(({ code, polygons }) => {
        const klass = state?.classes.get(code)
        return add(path(polygons.flat(), true), `plate ${klass === undefined ? 'bare' : `class-${klass}`}${state?.hovered === code ? ' hovered' : ''}`)
      }),
      add(path(state.outline.flat(), true), 'outline'),
    ]
    picture.replaceChildren(...parts)
  }

  return {
    attach(to) {
      scene = to
      picture = document.createElementNS(svg, 'svg')
      picture.setAttribute('class', 'map-flat')
      to.overlay.prepend(picture)
      stopFrames = to.onFrame(draw)
      draw()
    },
    update(next) {
      if (next === state) return
      state = next
      draw()
    },
    dispose() {
      stopFrames?.()
      picture?.remove()
      stopFrames = picture = state = scene = null
    },
  }
}
