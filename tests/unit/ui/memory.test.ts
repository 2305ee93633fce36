import { afterEach, describe, expect, it, vi } from 'vitest'
import { remember, remembered } from '@/ui/memory'

afterEach(() => { vi.unstubAllGlobals() })

describe('what a machine remembers', () => {
  it('comes back', () => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text) })
    remember('wall.language', 'en', () => { throw new Error('no fault is expected') })
    expect([remembered('wall.language'), remembered('wall.sound')]).toEqual(['en', null])
  })

  it('is nothing where the store is forbidden, and a fault is told where it is full', () => {
    const refuse = () => { throw new Error('quota') }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
    const faults: unknown[] = []
    remember('wall.language', 'en', fault => faults.push(fault))
    expect([remembered('wall.language'), faults.length]).toEqual([null, 1])
  })
})
