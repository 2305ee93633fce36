import type { AlarmSnapshot } from './contract/alarms'
import type { RegionCode, StreamEpoch } from './contract/ids'
import { type Backfill, type BatchFrame, type HeartbeatFrame, type StreamEvent, type SubscribeFrame, serverFrame } from './contract/stream'

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
  openSocket: () => Socket
  timers: StreamTimers
  snapshot: () => Promise<AlarmSnapshot>
  backfill: (epoch: StreamEpoch, fromSeq: number, toSeq: number) => Promise<Backfill>
  onSnapshot: (snapshot: AlarmSnapshot) => void
  onEvents: (events: readonly StreamEvent[]) => void
  onStatus: (status: StreamStatus) => void
  /** A message that could not be used: dropped and counted. */
  onBadMessage: (reason: string) => void
}

export interface AlarmStream { start(): void, stop(): void }

const firstBackoffMs = 500
const maxBackoffMs = 15_000
const assumedHeartbeatSeconds = 10
/** A message larger than this is dropped unread. */
const maxMessageChars = 4_000_000
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
  let failures = 0
  let heartbeatSeconds = assumedHeartbeatSeconds
  let held: BatchFrame[] = []
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
    const opened = options.openSocket()
    socket = opened
    opened.onopen = () => {
      if (!current(mine)) return
      const frame: SubscribeFrame = { type: 'subscribe', scope, epoch, afterSeq: seq }
      opened.send(JSON.stringify(frame))
    }
    opened.onmessage = (event) => { if (current(mine)) receive(event.data, mine) }
    opened.onclose = () => { if (current(mine)) retry() }
    watch(mine)
  }

  function receive(data: unknown, mine: number) {
    if (typeof data !== 'string' || data.length > maxMessageChars) return options.onBadMessage('not a text message of sensible size')
    const frame = parseFrame(data)
    if (frame === null) return options.onBadMessage('not a frame of the contract')
    watch(mine)
    switch (frame.type) {
      case 'refused': options.onBadMessage(`subscription refused: ${frame.reason}`); return retry()
      case 'heartbeat': return beat(frame, mine)
      case 'batch': return batch(frame, mine)
    }
  }

  function beat(frame: HeartbeatFrame, mine: number) {
    if (frame.scope !== scope) return
    heartbeatSeconds = frame.heartbeatSeconds
    if (frame.epoch !== epoch || frame.seq < seq) return startOver(mine)
    failures = 0
    if (frame.seq > seq) return fill(frame.seq, mine)
    if (!filling) options.onStatus('live')
  }

  function batch(frame: BatchFrame, mine: number) {
    if (frame.scope !== scope) return
    if (frame.epoch !== epoch) return startOver(mine)
    if (filling || frame.firstSeq > seq + 1) {
      if (held.length >= maxHeldBatches) return startOver(mine)
      held.push(frame)
      return filling ? undefined : fill(frame.firstSeq - 1, mine)
    }
    apply(frame)
    options.onStatus('live')
  }

  /** Hands on what is new in a batch that begins at or before the next number. */
  function apply(frame: { firstSeq: number, events: readonly StreamEvent[] }) {
    const last = frame.firstSeq + frame.events.length - 1
    if (last <= seq) return
    const fresh = frame.events.slice(seq + 1 - frame.firstSeq)
    seq = last
    options.onEvents(fresh)
  }

  function fill(toSeq: number, mine: number) {
    if (filling || epoch === null) return
    filling = true
    options.onStatus('gap')
    options.backfill(epoch, seq + 1, toSeq).then((answer) => {
      if (!current(mine)) return
      filling = false
      if (answer.epoch !== epoch || !answer.complete || answer.firstSeq > seq + 1) return startOver(mine)
      apply(answer)
      const waiting = held.sort((a, b) => a.firstSeq - b.firstSeq)
      held = []
      for (const frame of waiting) batch(frame, mine)
      if (!filling) options.onStatus('live')
    }, () => { if (current(mine)) { filling = false; retry() } })
  }

  function startOver(mine: number) {
    if (!current(mine)) return
    epoch = null
    retry(true)
  }

  function watch(mine: number) {
    stopWatch()
    stopWatch = timers.after(2 * heartbeatSeconds * 1000, () => { if (current(mine)) retry() })
  }

  function retry(now = false) {
    life += 1
    filling = false
    held = []
    stopWatch()
    const old = socket
    socket = null
    if (old) { old.onopen = null; old.onmessage = null; old.onclose = null; old.close() }
    if (!now) options.onStatus('broken')
    // The first fresh start is at once; a server that keeps contradicting itself is asked ever more rarely.
    const wait = now && failures === 0 ? 0 : Math.min(maxBackoffMs, firstBackoffMs * 2 ** failures) * (0.5 + timers.jitter() / 2)
    failures += 1
    stopRetry()
    stopRetry = timers.after(wait, () => { if (running) connect() })
  }

  const current = (mine: number) => running && mine === life

  return {
    start() {
      if (running) return
      running = true
      connect()
    },
    stop() {
      running = false
      life += 1
      stopWatch()
      stopRetry()
      if (socket) { socket.onopen = null; socket.onmessage = null; socket.onclose = null; socket.close() }
      socket = null
    },
  }
}

function parseFrame(text: string) {
  let json: unknown
  try { json = JSON.parse(text) }
  catch { return null }
  const parsed = serverFrame.safeParse(json)
  return parsed.success ? parsed.data : null
}
