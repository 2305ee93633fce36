import * as z from 'zod/mini'
import type { AlarmSnapshot } from './contract/alarms'
import type { DeviceId, RegionCode, StreamEpoch } from './contract/ids'
import { type Backfill, type HeartbeatFrame, type StreamEvent, type SubscribeFrame, type ReadingsFrame, type WatchFrame, batchFrame, heartbeatFrame, readingsFrame, refusalFrame, streamEvent } from './contract/stream'
import type { DropReason } from '@/domain/droppedMessages'
import { quickParse } from './quickParse'

/** What the connection mark shows. `gap`: connected, but an interval of the sequence is still being asked for. */
export type StreamStatus = 'connecting' | 'live' | 'gap' | 'broken'

/** The part of a WebSocket that the stream uses; a test passes its own. */
export interface Socket {
  send(text: string): void
  close(): void
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
  onclose: ((event: CloseEvent) => void) | null
}

/** Timers are passed in, so that a test turns the clock. */
export interface StreamTimers {
  after(ms: number, run: () => void): () => void
  /** Uniform in [0, 1): spreads the reconnects of many walls. */
  jitter(): number
}

export interface StreamOptions {
  scope: RegionCode
  openSocket: (scope: RegionCode) => Socket
  timers: StreamTimers
  snapshot: () => Promise<AlarmSnapshot>
  backfill: (epoch: StreamEpoch, fromSeq: number, toSeq: number) => Promise<Backfill>
  onSnapshot: (snapshot: AlarmSnapshot) => void
  onEvents: (events: readonly StreamEvent[]) => void
  onStatus: (status: StreamStatus) => void
  /** Readings of the devices that are watched. */
  onReadings?: (readings: ReadingsFrame['readings']) => void
  /** What time it is where the stream comes from, epoch ms, with every heartbeat. Shown, never reckoned with. */
  onServerTime?: (at: number) => void
  /** A message that could not be used: dropped and counted; `detail` for those who look into it. */
  onBadMessage: (reason: DropReason, detail: string) => void
}

export interface AlarmStream {
  start(): void
  stop(): void
  /** Asks for the live readings of these devices from now on, also after a reconnect; none ends it. */
  watch(devices: readonly DeviceId[]): void
}

const firstBackoffMs = 500
const maxBackoffMs = 15_000
const assumedHeartbeatSeconds = 10
/** A message larger than this is dropped unread. */
const maxMessageChars = 4_000_000
/** A batch whose events are looked at one by one: one that breaks the contract must not hold back those around it. */
const looseBatch = z.extend(batchFrame, { events: z.array(z.unknown()) })
const looseFrame = z.discriminatedUnion('type', [looseBatch, heartbeatFrame, readingsFrame, refusalFrame])
type LooseBatch = z.infer<typeof looseBatch>

/** Events asked for at once: the answer to more would be too large. */
const maxAskedEvents = 1_000
/** Batches kept while a gap is being filled; beyond it a new snapshot is cheaper. */
const maxHeldBatches = 500

/**
 * The alarm stream of one scope: snapshot, subscription, sequence, backfill of gaps, watch on heartbeats, reconnect with
 * jittered, capped backoff. Each event is handed on once and in order; a new epoch starts over with a snapshot.
 */
export function createAlarmStream(options: StreamOptions): AlarmStream {
  const { scope, timers } = options
  let running = false
  /** Grows with every (re)connect, so that answers of an earlier life are ignored. */
  let life = 0
  let socket: Socket | null = null
  let epoch: StreamEpoch | null = null
  let seq = 0
  /** Tries since the stream was last live. */
  let failures = 0
  /** A fresh start was made since then: the next one waits, so that a server that contradicts itself is asked ever more rarely. */
  let startedOver = false
  let heartbeatSeconds = assumedHeartbeatSeconds
  let watched: readonly DeviceId[] = []
  let open = false
  let held: LooseBatch[] = []
  let filling = false
  let stopWatch = () => {}
  let stopRetry = () => {}

  function connect() {
    const mine = ++life
    options.onStatus('connecting')
    const start = epoch === null ? load(mine) : Promise.resolve()
    start.then(() => { if (current(mine)) listen(mine) }, () => { if (current(mine)) retry() })
  }

  async function load(mine: number) {
    const snapshot = await options.snapshot()
    if (!current(mine)) return
    epoch = snapshot.epoch
    seq = snapshot.seq
    held = []
    options.onSnapshot(snapshot)
  }

  function listen(mine: number) {
    const opened = makeSocket()
    if (opened === null) return retry()
    socket = opened
    opened.onopen = () => {
      if (!current(mine)) return
      open = true
      const frame: SubscribeFrame = { type: 'subscribe', scope, epoch, afterSeq: seq }
      opened.send(JSON.stringify(frame))
      if (watched.length > 0) sendWatch()
    }
    opened.onmessage = (event) => { if (current(mine)) receive(event.data, mine) }
    opened.onclose = () => { if (current(mine)) retry() }
    watch(mine)
  }

  function sendWatch() {
    const frame: WatchFrame = { type: 'watch', devices: [...watched] }
    socket?.send(JSON.stringify(frame))
  }

  /** A browser refuses an address by throwing. */
  function makeSocket(): Socket | null {
    try { return options.openSocket(scope) }
    catch (error) {
      options.onBadMessage('refused', `the socket cannot be made: ${String(error)}`)
      return null
    }
  }

  function receive(data: unknown, mine: number) {
    if (typeof data !== 'string' || data.length > maxMessageChars) return options.onBadMessage('tooBig', 'not a text message of sensible size')
    const { frame, reason } = parseFrame(data)
    if (frame === null) return options.onBadMessage(reason, 'not a frame of the contract')
    if (frame.type === 'heartbeat' && frame.scope === scope) heartbeatSeconds = frame.heartbeatSeconds
    watch(mine)
    switch (frame.type) {
      case 'refused': options.onBadMessage('refused', `subscription refused: ${frame.reason}`); return retry()
      case 'heartbeat': return beat(frame, mine)
      case 'batch': return batch(frame, mine)
      case 'readings': return options.onReadings?.(frame.readings)
    }
  }

  function beat(frame: HeartbeatFrame, mine: number) {
    if (frame.scope !== scope) return
    options.onServerTime?.(Date.parse(frame.serverTime))
    if (frame.epoch !== epoch || frame.seq < seq) return startOver(mine)
    if (frame.seq > seq) return fill(frame.seq, mine)
    if (!filling) live()
  }

  function live() {
    failures = 0
    startedOver = false
    options.onStatus('live')
  }

  function batch(frame: LooseBatch, mine: number) {
    if (frame.scope !== scope) return
    if (frame.epoch !== epoch) return startOver(mine)
    if (filling || frame.firstSeq > seq + 1) {
      if (held.length >= maxHeldBatches) return startOver(mine)
      held.push(frame)
      return filling ? undefined : fill(frame.firstSeq - 1, mine)
    }
    apply(frame)
    live()
  }

  /** Hands on what is new in a batch that begins at or before the next number. */
  function apply(frame: { firstSeq: number, events: readonly unknown[] }) {
    const last = frame.firstSeq + frame.events.length - 1
    if (last <= seq) return
    const fresh = frame.events.slice(seq + 1 - frame.firstSeq)
    seq = last
    const parsed = fresh.map(event => quickParse(streamEvent, event))
    for (const one of parsed) if (!one.success) options.onBadMessage(reasonOf(one.error), 'an event that breaks the contract')
    const events = parsed.flatMap(one => one.success ? [one.data] : [])
    if (events.length > 0) options.onEvents(events)
  }

  function fill(toSeq: number, mine: number) {
    if (filling || epoch === null) return
    filling = true
    options.onStatus('gap')
    ask(epoch, toSeq, mine)
  }

  /** One part of a gap after the other; each answer has to bring all that was asked for. */
  function ask(of: StreamEpoch, toSeq: number, mine: number) {
    const until = Math.min(toSeq, seq + maxAskedEvents)
    options.backfill(of, seq + 1, until).then((answer) => {
      if (!current(mine)) return
      const usable = answer.epoch === epoch && answer.complete && answer.firstSeq <= seq + 1
      if (usable) apply(answer)
      if (usable && seq >= until && seq < toSeq) return ask(of, toSeq, mine)
      filling = false
      if (!usable || seq < toSeq) return startOver(mine)
      const waiting = held.sort((a, b) => a.firstSeq - b.firstSeq)
      held = []
      for (const frame of waiting) batch(frame, mine)
      // A held batch may have begun the next gap, or ended this life.
      if (current(mine) && !isFilling()) live()
    }, () => { if (current(mine)) { filling = false; retry() } })
  }

  function startOver(mine: number) {
    if (!current(mine)) return
    epoch = null
    const first = !startedOver
    startedOver = true
    retry(first)
  }

  function watch(mine: number) {
    stopWatch()
    stopWatch = timers.after(2 * heartbeatSeconds * 1000, () => { if (current(mine)) retry() })
  }

  function leave() {
    life += 1
    open = false
    filling = false
    held = []
    stopWatch()
    stopRetry()
    const old = socket
    socket = null
    if (old) { old.onopen = null; old.onmessage = null; old.onclose = null; old.close() }
  }

  function retry(now = false) {
    leave()
    if (!now) options.onStatus('broken')
    const wait = now ? 0 : Math.min(maxBackoffMs, firstBackoffMs * 2 ** failures) * (0.5 + timers.jitter() / 2)
    failures += 1
    stopRetry = timers.after(wait, () => { if (running) connect() })
  }

  const isFilling = () => filling
  const current = (mine: number) => running && mine === life

  return {
    start() {
      if (running) return
      running = true
      connect()
    },
    stop() {
      running = false
      leave()
    },
    watch(devices) {
      watched = devices
      if (open) sendWatch()
    },
  }
}

function parseFrame(text: string): { frame: z.infer<typeof looseFrame>, reason: null } | { frame: null, reason: DropReason } {
  let json: unknown
  try { json = JSON.parse(text) }
  catch { return { frame: null, reason: 'notJson' } }
  const parsed = looseFrame.safeParse(json)
  return parsed.success ? { frame: parsed.data, reason: null } : { frame: null, reason: reasonOf(parsed.error) }
}

/** What a value that breaks the contract is: of the right shape with numbers that cannot be, or of another shape. A number beyond all bounds is read as endless. */
function reasonOf({ issues }: z.core.$ZodError): DropReason {
  const isBeyond = (issue: z.core.$ZodIssue) => issue.code === 'too_big' || issue.code === 'too_small' || (issue.code === 'invalid_type' && typeof issue.input === 'number')
  return issues.length > 0 && issues.every(isBeyond) ? 'impossibleValue' : 'wrongShape'
}
