import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId, StreamEpoch } from '@/api/contract/ids'
import type { StreamEvent } from '@/api/contract/stream'
import { type StreamStatus, createAlarmStream } from '@/api/stream'
import { type AlarmBoard, applyEvents, boardOf, countBySeverity, emptyBoard, openIn } from '@/domain/alarmBoard'
import { asksAnew } from '@/domain/popupQueue'
import { usePlaceStore } from './place'
import { createPopupSlot } from './popupSlot'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/** Events are gathered for this long before they reach the screen; a timer, because a hidden tab draws no frames. */
const batchMs = 24

/** The alarm board of the wall's root, fed by the stream, and the pop-up slot over it. */
export const useAlarmsStore = defineStore('alarms', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const place = usePlaceStore()
  const board = shallowRef<AlarmBoard>(emptyBoard)
  const status = ref<StreamStatus>('connecting')
  const badMessages = ref(0)
  const loaded = ref(false)
  let pending: StreamEvent[] = []
  let flushing = false
  let stopFlush = () => {}
  let epoch: StreamEpoch | null = null

  const find = (id: AlarmId) => board.value.byId.get(id)
  const slot = createPopupSlot(find, place)

  function applyAll(events: readonly StreamEvent[]) {
    const next = applyEvents(board.value, events)
    const before = board.value
    if (next === before) return
    board.value = next
    const changed = [...new Set(events.map(e => e.alarm.id))].flatMap(id => next.byId.get(id) ?? [])
    slot.settle(changed.filter(alarm => asksAnew(before.byId.get(alarm.id), alarm)))
  }

  function flush() {
    flushing = false
    const events = pending
    pending = []
    applyAll(events)
  }

  /** Takes an alarm as the source tells it outside the stream: the answer to a command. An older or equal version changes nothing. */
  function apply(alarm: Alarm) {
    applyAll([{ type: 'alarm', alarm }])
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
        const missed = loaded.value ? snapshot.alarms.filter(a => !find(a.id)) : []
        // A server that started anew counts its versions anew: what was known before says nothing against it.
        board.value = boardOf(snapshot.alarms, snapshot.epoch === epoch ? board.value : emptyBoard)
        epoch = snapshot.epoch
        loaded.value = true
        slot.settle(missed)
        const asked = place.alarm
        if (asked !== null && find(asked)) slot.openPopup(asked)
      },
      onEvents: (events) => {
        pending.push(...events)
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
    if (asked !== null && find(asked)) slot.openPopup(asked)
    else place.openAlarm(slot.queue.value.current)
  })

  const visible = computed(() => openIn(board.value, place.region))
  return {
    board, status, badMessages, loaded, start, find, apply,
    visible,
    counts: computed(() => countBySeverity(visible.value)),
    openPopup: slot.openPopup, closePopup: slot.closePopup, focused: slot.focused, waitingCount: slot.waitingCount,
    nextWaiting: slot.nextWaiting, hold: slot.hold, held: slot.held, called: slot.called, queue: slot.queue,
  }
})
