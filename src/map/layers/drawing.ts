import type { LonLat } from '@/api/contract/common'
import type { PickedPoint } from '@/domain/measure'
import { createDomPool, moveTo, setText } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'

export interface DrawingState {
  /** `line` on the ground, `area` with a filled inside, `height` from one level to another. */
  form: 'line' | 'area' | 'height'
  points: readonly PickedPoint[]
  /** False while the last point still follows the pointer. */
  isFinished: boolean
  /** What stands beside each leg, from each point to the next; empty for nothing. */
  legs: readonly string[]
}

const svgNamespace = 'http://www.w3.org/2000/svg'
/** A leg is drawn along the ground in so many pieces. */
const pieces = 24

interface Spot { x: number, y: number }

/** What a viewer draws on the map: points, lines over the ground, an area, and the size of each leg. */
export function createDrawingLayer(): Layer<DrawingState> {
  let scene: MapScene | null = null
  let state: DrawingState | null = null
  let root: HTMLElement | null = null
  let line: SVGPathElement | null = null
  let fill: SVGPathElement | null = null
  let upright: SVGPathElement | null = null
  let dots: ReturnType<typeof createDomPool<HTMLElement>> | null = null
  let words: ReturnType<typeof createDomPool<HTMLElement>> | null = null
  let stopFrames: (() => void) | null = null

  const project = ([lon, lat]: LonLat) => scene?.camera.projectAbove(lon, lat, 0) ?? null
  const raised = ({ point, heightM }: PickedPoint) => scene?.camera.projectAbove(point[0], point[1], heightM - scene.relief.groundHeight(point[0], point[1])) ?? null
  const pathOf = (spots: readonly (Spot | null)[]) => {
    let isDown = false
    return spots.map((spot) => {
      const step = spot ? `${isDown ? 'L' : 'M'}${spot.x.toFixed(1)} ${spot.y.toFixed(1)}` : ''
      isDown = spot !== null
      return step
    }).join('')
  }
  const along = (a: LonLat, b: LonLat): LonLat[] => Array.from({ length: pieces + 1 }, (_, i) => [a[0] + (b[0] - a[0]) * i / pieces, a[1] + (b[1] - a[1]) * i / pieces])

  function place() {
    if (!scene || !state || !line || !fill || !upright || !dots || !words) return
    const { points, form, legs } = state
    const closed = form === 'area' && points.length > 2 ? [...points, ...points.slice(0, 1)] : points
    const ground = closed.slice(1).flatMap((to, i) => along(closed[i]?.point ?? to.point, to.point)).map(project)
    line.setAttribute('d', form === 'height' ? '' : pathOf(ground))
    fill.setAttribute('d', form === 'area' ? pathOf(ground) : '')
    upright.setAttribute('d', form === 'height' ? uprightPath(points) : '')
    dots.keep(new Set(points.map((_, i) => String(i))))
    for (const [i, point] of points.entries()) {
      const at = form === 'height' ? raised(point) : project(point.point)
      const element = dots.get(String(i))
      element.hidden = at === null
      element.classList.toggle('loose', !state.isFinished && i === points.length - 1)
      if (at) moveTo(element, at.x, at.y)
    }
    writeLegs(closed, legs)
  }

  /** Level from the first point to above or below the second, then straight to it. */
  function uprightPath([from, to]: readonly PickedPoint[]): string {
    if (!from || !to) return ''
    return pathOf([raised(from), raised({ point: to.point, heightM: from.heightM }), raised(to)])
  }

  function writeLegs(points: readonly PickedPoint[], legs: readonly string[]) {
    if (!words) return
    const shown = legs.flatMap((text, i) => text === '' || !points[i] || !points[i + 1] ? [] : [{ i, text, a: points[i], b: points[i + 1] ?? points[i] }])
    words.keep(new Set(shown.map(({ i }) => String(i))))
    for (const { i, text, a, b } of shown) {
      const element = words.get(String(i))
      const at = project([(a.point[0] + b.point[0]) / 2, (a.point[1] + b.point[1]) / 2])
      element.hidden = at === null
      setText(element, text)
      if (at) moveTo(element, at.x, at.y)
    }
  }

  function part(svg: SVGElement, name: string): SVGPathElement {
    const path = document.createElementNS(svgNamespace, 'path')
    path.setAttribute('class', name)
    svg.append(path)
    return path
  }
  const maker = (name: string) => () => {
    const element = document.createElement('span')
    element.className = name
    return element
  }

  return {
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-drawing'
      const svg = document.createElementNS(svgNamespace, 'svg')
      fill = part(svg, 'fill')
      line = part(svg, 'line')
      upright = part(svg, 'upright')
      root.append(svg)
      dots = createDomPool(root, maker('map-dot'))
      words = createDomPool(root, maker('map-leg'))
      to.overlay.append(root)
      stopFrames = to.onFrame(place)
      place()
    },
    update(next) {
      if (next === state) return
      state = next
      place()
    },
    dispose() {
      stopFrames?.()
      dots?.clear()
      words?.clear()
      root?.remove()
      scene = state = root = line = fill = upright = dots = words = stopFrames = null
    },
  }
}
