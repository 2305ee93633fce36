import { describe, expect, it } from 'vitest'
import { buildingUses } from '@/api/contract/city'
import { ageHues, heightBreaksM, occupancyHues, scaleHues, useGroupOf, useGroups, useHues, yearBreaks } from '@/domain/buildingLook'

const hue = /^#[0-9a-f]{6}$/

describe('the look of buildings', () => {
  it('has a group for every use, no group that nothing belongs to, and a hue of its own for each', () => {
    expect(new Set(buildingUses.map(use => useGroupOf[use]))).toEqual(new Set(useGroups))
    expect(new Set(useGroups.map(group => useHues[group])).size).toBe(useGroups.length)
    for (const colour of [...Object.values(useHues), ...Object.values(occupancyHues), ...scaleHues, ...ageHues]) expect(colour).toMatch(hue)
  })

  it('has one hue more than breaks, so that the open class has one too', () => {
    expect(scaleHues).toHaveLength(heightBreaksM.length + 1)
    expect(ageHues).toHaveLength(yearBreaks.length + 1)
  })

  it('has heights that rise and years that fall, from new to old', () => {
    expect([...heightBreaksM]).toEqual([...heightBreaksM].sort((a, b) => a - b))
    expect([...yearBreaks]).toEqual([...yearBreaks].sort((a, b) => b - a))
    for (const breaks of [heightBreaksM, yearBreaks]) expect(new Set<number>(breaks).size).toBe(breaks.length)
  })

  it('grows brighter with the height, so that it is read without its colours', () => {
    const light = (colour: string): number => [1, 3, 5].reduce((sum, at, k) => sum + ([0.2126, 0.7152, 0.0722][k] ?? 0) * (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2, 0)
    const lights = scaleHues.map(light)
    expect(lights).toEqual([...lights].sort((a, b) => a - b))
  })
})
