import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId, StreamEpoch } from '@/api/contract/ids'
import type { StreamEvent } from '@/api/contract/stream'
import { type StreamStatus, createAlarmStream } from '@/api/stream'
import { attentionAfter } from '@/domain/alarmAttention'
import { type AlarmBoard, applyEvents, boardAt, boardOf, countIn, emptyBoardWith } from '@/domain/alarmBoard'
import { firstShelfEnd, openIn } from '@/domain/alarmList'
import { asksForAttention, asksInFlood } from '@/domain/popupQueue'
import { createAskedAlarm } from './askedAlarm'
import { useClocksStore } from './clocks'
import { usePlaceStore } from './place'
import { createPopupSlot } from './popupSlot'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/** Events are gathered for this long before they reach the screen; a timer, because a hidden tab draws no frames. */
const batchMs = 24
/** So many at once do not wait for the timer, which a browser slows down to once a minute where the tab is hidden. */
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
  const badMessages = ref(0)
  const loaded = ref(false)
  let pending: StreamEvent[] = []
  let flushing = false
  let stopFlush = () => {}
  let epoch: StreamEpoch | null = null

  const elsewhere = createAskedAlarm(runtime)
  const find = (id: AlarmId) => board.value.byId.get(id) ?? elsewhere.find(id)
  const isFlood = computed(() => board.value.flood.since !== null)
  const slot = createPopupSlot(find, place, alarm => isFlood.value ? asksInFlood(alarm) : asksForAttention(alarm))

  /** Puts a board in the place of the one before; `ids` are those that may have changed, null where they ask for nothing. */
  function replace(next: AlarmBoard, ids: readonly AlarmId[] | null) {
    const before = board.value
    if (next === before) return
    // What a person reads stays, also where it had to leave the memory.
    const current = slot.queue.value.current
    const reading = current === null ? undefined : before.byId.get(current)
    board.value = next
    if (reading && !next.byId.has(reading.id)) elsewhere.keep(reading)
    slot.settle(ids ? attentionAfter(before, next, ids) : [])
  }

  function applyAll(events: readonly StreamEvent[]) {
    replace(applyEvents(board.value, events, session.readNow()), events.map(({ alarm }) => alarm.id))
  }

  function flush() {
    flushing = false
    const events = pending
    pending = []
    applyAll(events)
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
    const stream = createAlarmStream({
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
        badMessages.value += clocks.countWrong(events)
        for (const event of events) pending.push(event)
        if (pending.length >= maxPending) {
          stopFlush()
          flush()
          return
        }
        if (flushing) return
        flushing = true
        stopFlush = runtime.after(batchMs, flush)
      },
      onStatus: (next) => { status.value = next },
      onBadMessage: (reason) => { badMessages.value += 1; runtime.reportError(new Error(reason), 'stream') },
    })
    stream.start()
    return () => {
      stream.stop()
      stopFlush()
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

  const visible = computed(() => openIn(board.value, place.region))
  return {
    board, status, badMessages, loaded, start, find, apply, isFlood,
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
