import { describe, expect, it } from 'vitest'
import { leaderOf } from '@/widgets/alarm-popup/leaderLine'

const room = { popup: { left: 800, right: 1500, top: 100, bottom: 900 }, page: { width: 1920, height: 1080 }, insets: { left: 420, right: 420, top: 90, bottom: 20 } }
const at = (x: number, y: number) => leaderOf({ x, y, radius: 20 }, room)

describe('the line from the pop-up to its marker', () => {
  it('is level where the marker stands beside the pop-up, and ends clear of the glyph', () => {
    expect(at(600, 500)).toEqual({ from: [800, 500], to: [627, 500] })
  })

  it('keeps off the corners of the pop-up', () => {
    expect(at(600, 95)?.from).toEqual([800, 124])
    expect(at(600, 1000)?.from).toEqual([800, 876])
  })

  it.each([['a panel at the left', 300, 500], ['a panel at the right', 1600, 500], ['the strip above', 600, 40], ['the edge below', 600, 1070], ['the page', -50, 500], ['the pop-up', 1000, 500]])('is not there where the marker lies under %s', (_where, x, y) => {
    expect(at(x, y)).toBeNull()
  })

  it('is not there where marker and pop-up touch', () => { expect(at(770, 500)).toBeNull() })
})
