import { defineStore } from 'pinia'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId, DeviceId, StreamEpoch } from '@/api/contract/ids'
import type { ReadingsFrame, StreamEvent } from '@/api/contract/stream'
import { type AlarmStream, type StreamStatus, createAlarmStream } from '@/api/stream'
import { attentionAfter } from '@/domain/alarmAttention'
import { type AlarmBoard, applyEvents, boardAt, boardOf, countIn, emptyBoardWith } from '@/domain/alarmBoard'
import { firstShelfEnd, openIn } from '@/domain/alarmList'
import { type DropTally, countDropped, withDropped } from '@/domain/droppedMessages'
import { asksForAttention, asksInFlood } from '@/domain/popupQueue'
import { createAskedAlarm } from './askedAlarm'
import { useClocksStore } from './clocks'
import { usePlaceStore } from './place'
import { createPopupSlot } from './popupSlot'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/**
 * Events that come together reach the screen together. The first after a quiet while goes on at once; the next change begins a frame
 * after it at the earliest, and, so that half of the time is left for reading what comes, not before twice what the last one took, up to a
 * limit. A timer, because a hidden tab draws no frames.
 */
const frameMs = 16
const longestGatherMs = 200
/** Taken at once at most, so that no change blocks the page: the others follow, in order, when it has drawn. */
const sliceEvents = 2_000
/** So many do not wait for the timer and go in one piece: a timer is what a browser slows down to once a minute where the tab is hidden. */
const maxPending = 4_000

/** The alarm board of the wall's root, fed by the stream, and the pop-up slot over it. */
export const useAlarmsStore = defineStore('alarms', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const place = usePlaceStore()
  const clocks = useClocksStore()
  const { windowMinutes, floodBegin, floodEnd, chatterChanges } = runtime.config.alarms
  const limits = { windowMs: windowMinutes * 60_000, floodBegin, floodEnd, chatterChanges }
  const board = shallowRef<AlarmBoard>(emptyBoardWith(limits, session.readNow()))
  const status = ref<StreamStatus>('connecting')
  const dropped = shallowRef<DropTally>({})
  const loaded = ref(false)
  let pending: StreamEvent[] = []
  let flushing = false
  let stopFlush = () => {}
  /** The next change of the board by the stream does not begin before this, on the clock that only grows. */
  let nextFlushAt = 0
  let epoch: StreamEpoch | null = null
  let stream: AlarmStream | null = null
  /** The last live reading of each device that is watched. */
  const readings = shallowRef<ReadonlyMap<DeviceId, ReadingsFrame['readings'][number]>>(new Map())
  let watched: readonly DeviceId[] = []

  const elsewhere = createAskedAlarm(runtime)
  const find = (id: AlarmId) => board.value.byId.get(id) ?? elsewhere.find(id)
  const isFlood = computed(() => board.value.flood.since !== null)
  const slot = createPopupSlot(find, place, alarm => isFlood.value ? asksInFlood(alarm) : asksForAttention(alarm), runtime)

  /** Puts a board in the place of the one before; `ids` are those that may have changed, null where they ask for nothing. */
  function replace(next: AlarmBoard, ids: readonly AlarmId[] | null) {
    const before = board.value
    if (next === before) return
    // What a person reads stays, also where it had to leave the memory.
    const current = slot.queue.value.current
    const reading = current === null ? undefined : before.byId.get(current)
    board.value = next
    if (reading && !next.byId.has(reading.id)) elsewhere.keep(reading)
    // Where a flood begins or ends, or some had to leave the memory, any that waits may have stopped asking.
    const onlyThese = ids !== null && next.left === before.left && (next.flood.since === null) === (before.flood.since === null)
    slot.settle(ids ? attentionAfter(before, next, ids) : [], onlyThese ? new Set(ids) : null)
  }

  function applyAll(events: readonly StreamEvent[]) {
    replace(applyEvents(board.value, events, session.readNow()), events.map(({ alarm }) => alarm.id))
  }

  function flush(most = sliceEvents) {
    flushing = false
    const begun = runtime.monotonicMs()
    const events = pending
    pending = events.splice(most)
    applyAll(events)
    nextFlushAt = begun + frameMs
    // What the screen makes of it is part of what it takes.
    void nextTick(() => { nextFlushAt = Math.max(nextFlushAt, begun + Math.min(longestGatherMs, 2 * (runtime.monotonicMs() - begun))) })
    if (pending.length > 0) flushSoon()
  }

  function flushSoon() {
    if (flushing) return
    flushing = true
    stopFlush = runtime.after(Math.max(0, nextFlushAt - runtime.monotonicMs()), () => { flush() })
  }

  /** Takes an alarm as the source tells it outside the stream: the answer to a command. An older or equal version changes nothing. */
  function apply(alarm: Alarm) {
    const kept = elsewhere.find(alarm.id)
    if (kept && kept.version < alarm.version) elsewhere.keep(alarm)
    applyAll([{ type: 'alarm', alarm }])
  }

  // A shelf ends, an event is overdue, a flood is over by the clock alone.
  watch(() => session.now, (now) => { replace(boardAt(board.value, now), []) })

  /** Opens the alarm that the address names; one that is not on the board is asked for. */
  function openAsked(asked: AlarmId) {
    if (find(asked)) { slot.openPopup(asked); return }
    elsewhere.ask(asked, (alarm) => {
      // Another has taken the slot, or the person has gone on.
      if (place.alarm !== asked) return
      if (alarm) slot.openPopup(asked)
      else place.openAlarm(slot.queue.value.current)
    })
  }

  function start(): () => void {
    const scope = session.root
    const own = stream = createAlarmStream({
      scope,
      openSocket: runtime.openSocket,
      timers: { after: runtime.after, jitter: runtime.jitter },
      snapshot: async () => (await runtime.client.call('alarms', { params: {}, query: { scope } })).data,
      backfill: async (epoch, fromSeq, toSeq) => (await runtime.client.call('backfill', { params: {}, query: { scope, epoch, fromSeq, toSeq } })).data,
      onSnapshot: (snapshot) => {
        pending = []
        // What stood there before the wall opened is in the list; what came during a break asks for attention.
        const missed = loaded.value ? snapshot.alarms.flatMap(({ id }) => board.value.byId.has(id) ? [] : [id]) : null
        const now = session.readNow()
        // A server that started anew counts its versions anew: what was known before says nothing against it.
        const known = snapshot.epoch === epoch ? board.value : emptyBoardWith(limits, now)
        epoch = snapshot.epoch
        loaded.value = true
        replace(boardOf(snapshot.alarms, known, now), missed)
        const asked = place.alarm
        if (asked !== null && asked !== slot.queue.value.current) openAsked(asked)
      },
      onServerTime: clocks.heard,
      onEvents: (events) => {
        dropped.value = withDropped(dropped.value, 'wrongTime', session.readNow(), clocks.countWrong(events))
        for (const event of events) pending.push(event)
        if (pending.length >= maxPending) {
          stopFlush()
          flush(pending.length)
          return
        }
        flushSoon()
      },
      onStatus: (next) => { status.value = next },
      onReadings: (latest) => { readings.value = new Map([...readings.value, ...latest.map(reading => [reading.device, reading] as const)].filter(([device]) => watched.includes(device))) },
      onBadMessage: (reason, detail) => {
        dropped.value = withDropped(dropped.value, reason, session.readNow())
        runtime.reportError(new Error(detail), 'stream')
      },
    })
    own.watch(watched)
    own.start()
    return () => {
      own.stop()
      if (stream === own) stream = null
      stopFlush()
      slot.stop()
      flushing = false
      pending = []
    }
  }

  // Back and forward: the alarm that the address names opens again; one that is open stays, and the address says so.
  watch(() => place.alarm, (asked) => {
    if (asked === slot.queue.value.current || !loaded.value) return
    if (asked !== null) openAsked(asked)
    else place.openAlarm(slot.queue.value.current)
  })

  /** Asks for the live readings of these devices from now on, in place of those before; none ends it. */
  function watchDevices(devices: readonly DeviceId[]) {
    watched = devices
    readings.value = new Map([...readings.value].filter(([device]) => devices.includes(device)))
    stream?.watch(devices)
  }

  const visible = computed(() => openIn(board.value, place.region))
  return {
    board, status, readings, watchDevices, loaded,
    /** Messages that could not be used, or not trusted, by reason; and how many that is. */
    dropped, badMessages: computed(() => countDropped(dropped.value)),
    start, find, apply, isFlood,
    /** An alarm that was asked for and is not on the board. */
    asked: elsewhere.asked, forgetAsked: elsewhere.forget,
    /** Open and not shelved, in the order in which they want to be seen to. */
    visible,
    /** When the first shelf ends in the region in view; null where nothing is shelved. */
    firstShelfEnd: computed(() => firstShelfEnd(board.value, place.region)),
    counts: computed(() => countIn(board.value, place.region).bySeverity),
    openPopup: slot.openPopup, closePopup: slot.closePopup, focused: slot.focused, waitingCount: slot.waitingCount,
    nextWaiting: slot.nextWaiting, hold: slot.hold, held: slot.held, called: slot.called, queue: slot.queue,
  }
})
