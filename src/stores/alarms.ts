import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { RefusalReason } from '@/api/contract/commands'
import type { AlarmId, StreamEpoch } from '@/api/contract/ids'
import type { StreamEvent } from '@/api/contract/stream'
import { type ApiError, toApiError } from '@/api/errors'
import { type StreamStatus, createAlarmStream } from '@/api/stream'
import { type AlarmBoard, applyEvents, boardOf, countBySeverity, emptyBoard, openIn } from '@/domain/alarmBoard'
import { advance, asksAnew, emptyQueue, offer, open, prune } from '@/domain/popupQueue'
import { useClocksStore } from './clocks'
import { usePlaceStore } from './place'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/** Events are gathered for this long before they reach the screen; a timer, because a hidden tab draws no frames. */
const batchMs = 24

/** Why a command had no effect. */
export type CommandProblem = { kind: 'refused', reason: RefusalReason } | { kind: 'api', error: ApiError }

/** The alarm board of the wall's root, the pop-up slot with its queue, and the commands on alarms. */
export const useAlarmsStore = defineStore('alarms', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const place = usePlaceStore()
  const clocks = useClocksStore()
  const board = shallowRef<AlarmBoard>(emptyBoard)
  const queue = shallowRef(emptyQueue)
  const status = ref<StreamStatus>('connecting')
  const badMessages = ref(0)
  const loaded = ref(false)
  const busy = ref<AlarmId | null>(null)
  const problem = shallowRef<CommandProblem | null>(null)
  let pending: StreamEvent[] = []
  let flushing = false
  let stopFlush = () => {}
  let epoch: StreamEpoch | null = null

  const find = (id: AlarmId) => board.value.byId.get(id)

  function settleQueue(arrived: readonly Alarm[]) {
    const before = queue.value.current
    let next = offer(prune(queue.value, find), arrived, find)
    const shown = next.current === null ? undefined : find(next.current)
    if (next.current !== null && (!shown || shown.closed)) next = advance(next, find)
    queue.value = next
    if (next.current !== before) place.openAlarm(next.current)
  }

  function flush() {
    flushing = false
    const events = pending
    pending = []
    const next = applyEvents(board.value, events)
    const before = board.value
    if (next === before) return
    board.value = next
    const changed = [...new Set(events.map(e => e.alarm.id))].flatMap(id => next.byId.get(id) ?? [])
    settleQueue(changed.filter(alarm => asksAnew(before.byId.get(alarm.id), alarm)))
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
        settleQueue(missed)
        const asked = place.alarm
        if (asked !== null && find(asked)) openPopup(asked)
      },
      onServerTime: clocks.heard,
      onEvents: (events) => {
        badMessages.value += clocks.countWrong(events)
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
    if (asked === queue.value.current || !loaded.value) return
    if (asked !== null && find(asked)) openPopup(asked)
    else place.openAlarm(queue.value.current)
  })

  function openPopup(id: AlarmId) {
    problem.value = null
    queue.value = prune(open(queue.value, id), find)
    place.openAlarm(id)
  }

  /** Gives the slot up; the next in the queue follows. */
  function closePopup() {
    problem.value = null
    queue.value = advance(queue.value, find)
    place.openAlarm(queue.value.current)
  }

  /** Acknowledges (确认). The version seen goes along, so that two officers cannot cross. */
  async function acknowledge(alarm: Alarm) {
    if (busy.value !== null) return
    busy.value = alarm.id
    problem.value = null
    try {
      const { data } = await runtime.client.call('command', {
        params: {}, query: {},
        body: { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: runtime.newKey() },
      })
      if (data.alarm) board.value = applyEvents(board.value, [{ type: 'alarm', alarm: data.alarm }])
      if (data.status === 'refused') problem.value = { kind: 'refused', reason: data.reason }
    }
    catch (caught) { problem.value = { kind: 'api', error: toApiError(caught) } }
    finally { busy.value = null }
  }

  const visible = computed(() => openIn(board.value, place.region))
  return {
    board, status, badMessages, loaded, busy, problem, start, find, openPopup, closePopup, acknowledge,
    visible,
    counts: computed(() => countBySeverity(visible.value)),
    /** The alarm in the pop-up. */
    focused: computed(() => queue.value.current === null ? null : find(queue.value.current) ?? null),
    waitingCount: computed(() => queue.value.waiting.length),
  }
})
