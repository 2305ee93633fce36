import { describe, expect, it } from 'vitest'
import type { VideoSource } from '@/api/contract/alarms'
import { type AcquireOptions, createVideoPool } from '@/ui/video/videoPool'
import type { VideoState } from '@/ui/video/videoState'
import { turnableClock } from '../builders/clock'
import { abilitiesWithout, clipSource, fakeAdapters, liveSource, paintFrame } from '../builders/video'

function poolOf(lacking: readonly string[] = []) {
  const clock = turnableClock()
  const fake = fakeAdapters()
  const page = { hidden: false, listeners: new Set<() => void>() }
  const pool = createVideoPool({ adapters: fake.adapters, abilities: () => abilitiesWithout(...lacking), clock: { monotonicMs: clock.now, after: clock.after } }, {
    hidden: () => page.hidden,
    onChange: (run) => { page.listeners.add(run); return () => { page.listeners.delete(run) } },
  })
  return {
    clock, pool, page, ...fake,
    acquire(sources: readonly VideoSource[], options: Partial<AcquireOptions> = {}) {
      const element = document.createElement('video')
      const states: VideoState[] = []
      const kept: string[] = []
      const handle = pool.acquire(sources, element, { looked: true, onState: state => states.push(state), onLeave: (_element, source) => kept.push(source.path), ...options })
      return { ...handle, element, states, kept }
    },
    sight(hidden: boolean) {
      page.hidden = hidden
      for (const run of page.listeners) run()
    },
  }
}

/** Four that nobody looks at in particular, A to D. */
const tiles = (one: ReturnType<typeof poolOf>, looked = false) => ['a', 'b', 'c', 'd'].map(name => one.acquire([liveSource('hls', `/video/${name}`)], { looked }))

describe('a player of the pool', () => {
  it('plays with its first frame, and then stalls when none comes for eight seconds', async () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('hls')])
    expect(camera.state()).toMatchObject({ phase: 'connecting' })
    paintFrame(camera.element)
    expect(camera.state()).toMatchObject({ phase: 'playing' })
    for (let second = 0; second < 30; second++) { await one.clock.turn(1000); paintFrame(camera.element) }
    expect(camera.states).toHaveLength(2)
    await one.clock.turn(7_900)
    expect(camera.state().phase).toBe('playing')
    await one.clock.turn(200)
    expect(camera.state()).toMatchObject({ phase: 'failed', faults: [{ fault: { kind: 'stalled' } }], lastFrameAtMs: 30_000 })
    expect(one.running()).toHaveLength(0)
    expect(camera.kept).toEqual(['/video/north.hls'])
  })

  it('says that no picture came within ten seconds', async () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('flv')])
    await one.clock.turn(10_100)
    expect(camera.state()).toMatchObject({ phase: 'failed', faults: [{ fault: { kind: 'timeout' } }], lastFrameAtMs: null })
    expect(camera.kept).toEqual([])
  })

  it('gives the reason that was noted rather than mere silence, unless frames came after it', async () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('hls')])
    one.running()[0]?.host.note({ kind: 'status', status: 503 })
    await one.clock.turn(10_100)
    expect(camera.state().faults).toEqual([{ source: 0, fault: { kind: 'status', status: 503 } }])
    await one.clock.turn(3_000)
    one.running()[0]?.host.note({ kind: 'network' })
    paintFrame(camera.element)
    await one.clock.turn(8_100)
    expect(camera.state().faults).toEqual([{ source: 0, fault: { kind: 'stalled' } }])
  })

  it('tries its sources in their order, and again after a pause that grows', async () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('whep'), liveSource('hls'), clipSource()])
    for (const status of [404, 502, 500]) one.running()[0]?.host.tell({ kind: 'status', status })
    expect(one.opened.map(({ source }) => source.protocol)).toEqual(['whep', 'hls', 'mp4'])
    expect(camera.state()).toMatchObject({ phase: 'failed', retryAtMs: 3000 })
    await one.clock.turn(3_000)
    expect(one.running().map(({ source }) => source.protocol)).toEqual(['whep'])
    for (const status of [404, 502, 500]) one.running()[0]?.host.tell({ kind: 'status', status })
    expect(camera.state()).toMatchObject({ retryAtMs: 9000 })
  })

  it('is tried at once when a person asks', () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('hls')])
    one.running()[0]?.host.tell({ kind: 'network' })
    expect(one.clock.pending()).toBe(1)
    camera.retry()
    expect(one.running()).toHaveLength(1)
    expect(camera.state()).toMatchObject({ phase: 'connecting', faults: [] })
  })

  it('opens nothing that the browser cannot decode, and sets no timer for it', () => {
    const one = poolOf(['hvc1'])
    const camera = one.acquire([liveSource('hls', '/video/a', 'hvc1.1.6.L93.B0')])
    expect(camera.state()).toMatchObject({ phase: 'failed', faults: [{ fault: { kind: 'codec', codec: 'hvc1.1.6.L93.B0' } }] })
    expect(one.opened).toEqual([])
    expect(one.clock.pending()).toBe(0)
  })

  it('hears nothing from a source that it left', () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('hls'), liveSource('flv')])
    const [first] = one.opened
    first?.host.tell({ kind: 'network' })
    first?.host.tell({ kind: 'decode' })
    expect(camera.state()).toMatchObject({ phase: 'connecting', source: 1, faults: [{ source: 0, fault: { kind: 'network' } }] })
  })
})

describe('the pool', () => {
  it('runs four at most: the oldest that nobody looks at gives way', () => {
    const one = poolOf()
    const [a, b] = tiles(one)
    a?.look(true)
    const fifth = one.acquire([liveSource('hls', '/video/e')])
    expect(one.pool.probe()).toEqual({ handles: 5, live: 4 })
    expect(b?.state().phase).toBe('waiting')
    expect([a?.state().phase, fifth.state().phase]).toEqual(['connecting', 'connecting'])
  })

  it('frees the place of one that fails at once, for one that waits', () => {
    const one = poolOf()
    const four = tiles(one, true)
    const late = one.acquire([liveSource('hls', '/video/e')], { looked: false })
    expect(late.state().phase).toBe('waiting')
    one.opened[2]?.host.tell({ kind: 'network' })
    expect(four[2]?.state().phase).toBe('failed')
    expect(late.state().phase).toBe('connecting')
    expect(one.pool.probe()).toEqual({ handles: 5, live: 4 })
  })

  it('lets one that failed begin anew only where a place is free: it waits for it, and takes it', async () => {
    const one = poolOf()
    const four = tiles(one, true)
    one.opened[2]?.host.tell({ kind: 'network' })
    const late = one.acquire([liveSource('hls', '/video/e')])
    for (const { element } of [...four, late]) paintFrame(element)
    await one.clock.turn(3_100)
    expect([four[2]?.state().phase, late.state().phase, one.pool.probe().live]).toEqual(['waiting', 'playing', 4])
    late.dispose()
    expect(four[2]?.state().phase).toBe('connecting')
  })

  it('lets one that failed and is looked at take the place of one that nobody looks at', async () => {
    const one = poolOf()
    const [a, b] = tiles(one)
    a?.look(true)
    one.opened[0]?.host.tell({ kind: 'network' })
    one.acquire([liveSource('hls', '/video/e')], { looked: false })
    await one.clock.turn(3_100)
    expect([a?.state().phase, b?.state().phase, one.pool.probe().live]).toEqual(['connecting', 'waiting', 4])
  })

  it('sets no timer for one that failed while the page is hidden', () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('hls')])
    one.running()[0]?.host.tell({ kind: 'network' })
    one.sight(true)
    expect([camera.state().phase, one.clock.pending()]).toEqual(['waiting', 0])
    one.sight(false)
    expect(camera.state().phase).toBe('connecting')
  })

  it('lets the oldest of all give way to one that is looked at, when all are', () => {
    const one = poolOf()
    const [a] = tiles(one, true)
    expect(one.acquire([liveSource('hls', '/video/e')], { looked: false }).state().phase).toBe('waiting')
    expect(a?.state().phase).toBe('connecting')
    expect(one.acquire([liveSource('hls', '/video/f')]).state().phase).toBe('connecting')
    expect(a?.state().phase).toBe('waiting')
  })

  it('gives a place that falls free to one that waits: what is looked at first, then the youngest', () => {
    const one = poolOf()
    const four = tiles(one)
    const late = ['e', 'f'].map(name => one.acquire([liveSource('hls', `/video/${name}`)]))
    expect(four.map(handle => handle.state().phase)).toEqual(['waiting', 'waiting', 'connecting', 'connecting'])
    late[1]?.dispose()
    expect(four.map(handle => handle.state().phase)).toEqual(['waiting', 'connecting', 'connecting', 'connecting'])
    four[0]?.retry()
    expect(four.map(handle => handle.state().phase)).toEqual(['connecting', 'waiting', 'connecting', 'connecting'])
    expect(one.pool.probe().live).toBe(4)
  })

  it('runs none while the page is hidden, and goes on when it is seen again', async () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('hls')])
    paintFrame(camera.element)
    one.sight(true)
    expect(one.running()).toHaveLength(0)
    await one.clock.turn(20 * 60_000)
    expect(camera.state()).toMatchObject({ phase: 'waiting', faults: [] })
    expect(one.acquire([liveSource('flv')]).state().phase).toBe('waiting')
    one.sight(false)
    expect(one.pool.probe()).toEqual({ handles: 2, live: 2 })
  })

  it('holds nothing after a thousand were opened and closed, whatever had become of them', async () => {
    const one = poolOf(['hvc1'])
    for (let n = 0; n < 1000; n++) {
      const camera = one.acquire([liveSource('hls', '/video/a', n % 7 === 0 ? 'hvc1' : null), clipSource()], { looked: n % 2 === 0 })
      if (n % 3 === 1) paintFrame(camera.element)
      if (n % 3 === 2) one.running()[0]?.host.tell({ kind: 'network' })
      if (n % 5 === 0) await one.clock.turn(n % 4 * 5_000)
      camera.dispose()
      camera.dispose()
    }
    expect(one.opened.length).toBeGreaterThan(1000)
    expect({ ...one.pool.probe(), running: one.running().length, timers: one.clock.pending(), listeners: one.page.listeners.size }).toEqual({ handles: 0, live: 0, running: 0, timers: 0, listeners: 0 })
  })

  it('says nothing any more to one that is gone', async () => {
    const one = poolOf()
    const camera = one.acquire([liveSource('hls')])
    const said = camera.states.length
    const [opened] = one.opened
    camera.dispose()
    opened?.host.tell({ kind: 'network' })
    paintFrame(camera.element)
    camera.retry()
    await one.clock.turn(60_000)
    expect(camera.states).toHaveLength(said)
  })
})
