import { afterEach, describe, expect, it, vi } from 'vitest'
import { handOver, takeHanded } from '@/ui/handedPicture'

/** A window's storage; `full` takes nothing more. */
function storage(kept: string | null = null, full = false) {
  let text = kept
  vi.stubGlobal('sessionStorage', {
    getItem: () => text,
    setItem: (_key: string, next: string) => { if (full) throw new Error('quota'); text = next },
    removeItem: () => { text = null },
  })
}
afterEach(() => { vi.unstubAllGlobals() })
const url = 'data:image/jpeg;base64,/9j/4AAQ=='

describe('the picture that the wall hands to its brief', () => {
  it('arrives for its own region and figure, and for no other', () => {
    storage()
    handOver({ region: '370124', metric: 'events.openRate', url }, () => { throw new Error('no fault is expected') })
    expect(takeHanded('370124', 'events.openRate')).toBe(url)
    expect([takeHanded('370124001', 'events.openRate'), takeHanded('370124', 'population.density')]).toEqual([null, null])
    handOver(null, () => {})
    expect(takeHanded('370124', 'events.openRate')).toBeNull()
  })

  it('is told when it does not fit', () => {
    storage(null, true)
    const faults: unknown[] = []
    handOver({ region: '370124', metric: 'events.openRate', url }, fault => faults.push(fault))
    expect(faults).toHaveLength(1)
  })

  it.each(['javascript:alert(1)', 'https://elsewhere.example/x.png', 'data:image/svg+xml;base64,PHN2Zz4=', 'data:text/html;base64,PHA+', 'data:image/jpeg;base64,"onerror="', '/footage/x.jpg'])('is never %s', (address) => {
    storage(JSON.stringify({ region: '370124', metric: 'events.openRate', url: address }))
    expect(takeHanded('370124', 'events.openRate')).toBeNull()
  })

  it.each(['{', '[]', '"text"', 'null', '{"region":1}'])('is none where the storage holds %s', (text) => {
    storage(text)
    expect(takeHanded('370124', 'events.openRate')).toBeNull()
  })
})
