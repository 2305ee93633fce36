import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type VideoEvent, type VideoFault, type VideoState, initialVideoState, nextVideoState, retryDelayMs } from '@/ui/video/videoState'

const stalled: VideoFault = { kind: 'stalled' }
const missing: VideoFault = { kind: 'status', status: 404 }
const noCodec: VideoFault = { kind: 'codec', codec: 'hvc1.1.6.L93.B0' }
const start: VideoEvent = { type: 'start' }
const fault = (attempt: number, what: VideoFault = stalled): VideoEvent => ({ type: 'fault', attempt, fault: what })
const frame = (attempt: number): VideoEvent => ({ type: 'frame', attempt })

/** The state after these events, all at one moment, over sources of which nothing is known before. */
function after(events: readonly VideoEvent[], verdicts: readonly (VideoFault | null)[] = [null, null], nowMs = 1000, lastFrameAtMs: number | null = null): VideoState {
  return events.reduce((state, event) => nextVideoState(state, event, { verdicts, nowMs, lastFrameAtMs }), initialVideoState)
}

describe('a player', () => {
  it.each<[what: string, events: VideoEvent[], Partial<VideoState>]>([
    ['waits at first', [], { phase: 'waiting', attempt: 0 }],
    ['asks its first source', [start], { phase: 'connecting', source: 0, attempt: 1 }],
    ['plays with the first frame', [start, frame(1)], { phase: 'playing', source: 0 }],
    ['goes on to the next source when one fails before its first frame', [start, fault(1, missing)], { phase: 'connecting', source: 1, attempt: 2, faults: [{ source: 0, fault: missing }] }],
    ['goes on to the next source when one fails while it plays', [start, frame(1), fault(1)], { phase: 'connecting', source: 1, attempt: 2 }],
    ['plays the second and still says what is wrong with the first', [start, fault(1, missing), frame(2)], { phase: 'playing', source: 1, faults: [{ source: 0, fault: missing }] }],
    ['fails when no source is left, and says when it will try again', [start, fault(1), fault(2, missing)], { phase: 'failed', failedRounds: 1, retryAtMs: 4000, faults: [{ source: 0, fault: stalled }, { source: 1, fault: missing }] }],
    ['begins anew with the first source', [start, fault(1), fault(2), start], { phase: 'connecting', source: 0, attempt: 3, faults: [], failedRounds: 1, retryAtMs: null }],
    ['waits longer after a second round without a frame', [start, fault(1), fault(2), start, fault(3), fault(4)], { phase: 'failed', failedRounds: 2, retryAtMs: 7000 }],
    ['counts rounds anew after a frame', [start, fault(1), fault(2), start, frame(3), fault(3), fault(4)], { phase: 'failed', failedRounds: 1 }],
    ['gives way while it plays', [start, frame(1), { type: 'pause' }], { phase: 'waiting', retryAtMs: null }],
    ['gives way while it waits for its next round', [start, fault(1), fault(2), { type: 'pause' }], { phase: 'waiting', retryAtMs: null }],
  ])('%s', (_, events, expected) => {
    expect(after(events)).toMatchObject(expected)
  })

  it.each<[what: string, before: VideoEvent[], late: VideoEvent]>([
    ['a fault of an earlier source', [start, fault(1)], fault(1)],
    ['a frame of an earlier source', [start, fault(1)], frame(1)],
    ['a second frame', [start, frame(1)], frame(1)],
    ['a fault after it gave way', [start, { type: 'pause' }], fault(1)],
    ['a frame after it gave way', [start, { type: 'pause' }], frame(1)],
    ['giving way twice', [start, { type: 'pause' }], { type: 'pause' }],
  ])('is not moved by %s: the same object', (_, before, late) => {
    const state = after(before)
    expect(nextVideoState(state, late, { verdicts: [null, null], nowMs: 9, lastFrameAtMs: 8 })).toBe(state)
  })

  it('never opens a source that the browser cannot decode, and names the codec', () => {
    expect(after([start], [noCodec, null])).toMatchObject({ phase: 'connecting', source: 1, faults: [{ source: 0, fault: noCodec }] })
    expect(after([start, fault(1)], [null, noCodec])).toMatchObject({ phase: 'failed', faults: [{ source: 0, fault: stalled }, { source: 1, fault: noCodec }], retryAtMs: 4000 })
  })

  it('does not try again by itself where no source can ever play here', () => {
    expect(after([start], [noCodec, noCodec])).toMatchObject({ phase: 'failed', attempt: 0, retryAtMs: null })
  })

  it('keeps when the last frame was seen', () => {
    expect(after([start, frame(1), fault(1)], [null], 5000, 4200)).toMatchObject({ phase: 'failed', lastFrameAtMs: 4200 })
  })

  it('waits 3 s, twice as long each time, at most a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(retryDelayMs)).toEqual([3000, 6000, 12_000, 24_000, 48_000, 60_000, 60_000])
  })

  const someVerdicts = fc.array(fc.constantFrom(null, noCodec), { minLength: 1, maxLength: 6 })
  const someEvents = fc.array(fc.constantFrom<'start' | 'pause' | 'frame' | 'fault'>('start', 'pause', 'frame', 'fault'), { maxLength: 40 })
  test.prop([someVerdicts, someEvents])('whatever happens, opens only what can play, and is never stuck', (verdicts, kinds) => {
    let state = initialVideoState
    for (const type of kinds) {
      const event: VideoEvent = type === 'frame' ? frame(state.attempt) : type === 'fault' ? fault(state.attempt) : { type }
      const before = state
      state = nextVideoState(state, event, { verdicts, nowMs: 0, lastFrameAtMs: null })
      expect(state.attempt).toBeGreaterThanOrEqual(before.attempt)
      if (state.phase === 'connecting' || state.phase === 'playing') expect(verdicts[state.source]).toBeNull()
      // A player that has failed has either a time for its next round or nothing to hope for.
      if (state.phase === 'failed') expect(state.retryAtMs === null).toBe(verdicts.every(verdict => verdict !== null))
      expect(new Set(state.faults.map(({ source }) => source)).size).toBe(state.faults.length)
    }
  })
})
