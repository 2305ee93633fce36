// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createDepthRulerLayer } from '@/map/layers/depthRuler'
import { lonLatOf } from '../builders/pipes'
import { squareOf } from '../builders/works'
import { fakeScene } from './fakeScene'

/** The ruler in a view of so many metres, on a wall whose rem is so many pixels. */
function rulerAt(reachM: number, rootPx: number) {
  const scene = fakeScene()
  scene.camera.show({ points: squareOf(reachM).map(([east, north]) => lonLatOf(east, north)), headingDeg: 0, pitchDeg: -40, rise: 0, margin: 0 }, true)
  const layer = createDepthRulerLayer()
  void layer.attach(scene)
  layer.update({ visible: true, ground: '地面', rootPx })
  const marks = [...scene.overlay.querySelectorAll<HTMLElement>('.map-ruler-mark')]
  const heights = marks.map(({ style }) => Number(/, (-?\d+)px\)/.exec(style.transform)?.[1])).sort((a, b) => a - b)
  return { texts: marks.map(mark => mark.textContent), gaps: heights.slice(1).map((y, i) => y - (heights[i] ?? NaN)), layer, scene }
}

describe('the depth ruler', () => {
  it('names the ground and every metre where there is room', () => {
    expect(rulerAt(20, 16).texts).toEqual(['地面', '−1 m', '−2 m', '−3 m', '−4 m', '−5 m', '−6 m'])
  })

  it('never writes two depths over each other, however large the words of the wall are', () => {
    for (const rootPx of [14, 16, 32, 96]) {
      for (const reachM of [10, 20, 30, 40, 60, 90, 140, 220, 400]) {
        const { gaps } = rulerAt(reachM, rootPx)
        expect(Math.min(Infinity, ...gaps), `${reachM} m, ${rootPx} px a rem`).toBeGreaterThanOrEqual(0.875 * rootPx)
      }
    }
  })

  it('is not there from afar, nor when it is switched off, and leaves nothing behind', () => {
    expect(rulerAt(3_000, 16).texts).toEqual([])
    const { layer, scene } = rulerAt(20, 16)
    layer.update({ visible: false, ground: '地面', rootPx: 16 })
    expect(scene.overlay.querySelectorAll('.map-ruler-mark')).toHaveLength(0)
    layer.dispose()
    expect([scene.overlay.childElementCount, scene.held.listeners]).toEqual([0, 0])
  })
})
