import { describe, expect, it } from 'vitest'
import { gatherArrivals } from '@/stores/gatherArrivals'
import { settle, turnableClock } from '../../builders/clock'

function gathering() {
  const clock = turnableClock(), shown: string[] = []
  const way = { open: 0 }
  const arrived = gatherArrivals({ moreComes: () => way.open > 0, after: clock.after, longestMs: 100 })
  return { clock, shown, way, arrive: (name: string) => { way.open -= 1; void arrived().then(() => shown.push(name)) } }
}

describe('answers of one wave', () => {
  it('are shown when the last is there, in their order', async () => {
    const { clock, shown, way, arrive } = gathering()
    way.open = 3
    arrive('a')
    arrive('b')
    await settle()
    expect(shown).toEqual([])
    arrive('c')
    await settle()
    expect(shown).toEqual(['a', 'b', 'c'])
    expect(clock.pending()).toBe(0)
  })

  it('do not wait for one that hangs', async () => {
    const { clock, shown, way, arrive } = gathering()
    way.open = 3
    arrive('a')
    await clock.turn(60)
    arrive('b')
    await clock.turn(39)
    expect(shown).toEqual([])
    await clock.turn(1)
    expect(shown).toEqual(['a', 'b'])
    arrive('c')
    await settle()
    expect(shown).toEqual(['a', 'b', 'c'])
    expect(clock.pending()).toBe(0)
  })
})
