import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import type { EpochMs } from '@/domain/time'
import { useAlarmsStore } from './alarms'
import { usePlaceStore } from './place'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'
import { useViewTimeStore } from './viewTime'

const minuteMs = 60_000
/** How far back a replay goes. */
export const replaySpanMs = 24 * 60 * minuteMs
/** Where a replay begins unless told: an hour ago. */
const usualStartMs = 60 * minuteMs
const tickMs = 250
/** The address follows a drag or a play at most this often: a browser counts how often a page writes its address. */
const addressAfterMs = 1_000

/** Seconds of the past for each second on the wall. */
export const replaySpeeds = [1, 5, 10, 30, 60] as const
export type ReplaySpeed = (typeof replaySpeeds)[number]

/**
 * Replay (回放): the last 24 hours played back on the whole screen. It only says which moment the screen shows; the live board,
 * the stream and the clock go on behind it. A timer runs while it plays, and none otherwise.
 */
export const useReplayStore = defineStore('replay', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const place = usePlaceStore()
  const viewTime = useViewTimeStore()
  const alarms = useAlarmsStore()
  const playing = ref(false)
  const speed = ref<ReplaySpeed>(10)
  let stopTimer = () => {}
  let tickedAt = 0
  let stopWriting: (() => void) | null = null
  /** The minute that was last written into the address. */
  let written: EpochMs | null = null
  /** Open red alarms that were known when the replay began: they break in no more. */
  const known = shallowRef<ReadonlySet<AlarmId>>(new Set())

  const isOn = computed(() => viewTime.isPast)
  const latest = computed(() => session.now)
  const earliest = computed(() => session.now - replaySpanMs)
  const openReds = () => [...alarms.board.byId.values()].filter(a => a.severity === 'urgent' && a.closed === null)
  /** Red alarms that were raised or became red behind the replay and that nobody has taken, the newest first. */
  const brokeIn = computed<readonly Alarm[]>(() => isOn.value
    ? openReds().filter(a => a.acknowledged === null && !known.value.has(a.id)).sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt))
    : [])

  function show(at: EpochMs) {
    const now = session.readNow()
    viewTime.at = Math.min(now, Math.max(now - replaySpanMs, at))
    stopWriting ??= runtime.after(addressAfterMs, () => { write(viewTime.minute) })
  }

  function write(minute: EpochMs | null) {
    stopWriting?.()
    stopWriting = null
    written = minute
    place.setAt(minute)
  }

  function pause() {
    stopTimer()
    playing.value = false
  }

  function tick() {
    const now = runtime.monotonicMs()
    const passed = (now - tickedAt) * speed.value
    tickedAt = now
    if (viewTime.at === null) return
    show(viewTime.at + passed)
    // It has caught up with the present: whether to go back to it is the person's choice.
    if (viewTime.at >= session.readNow()) pause()
  }

  function play() {
    if (!isOn.value || playing.value || (viewTime.at ?? 0) >= session.readNow()) return
    playing.value = true
    tickedAt = runtime.monotonicMs()
    stopTimer = runtime.every(tickMs, tick)
  }

  /** Begins at a moment, within the last 24 hours; paused. */
  function begin(at: EpochMs = session.readNow() - usualStartMs) {
    if (!isOn.value) known.value = new Set(openReds().map(a => a.id))
    show(at)
  }

  /** Back to now: the screen shows the live board and figures again. */
  function leave() {
    pause()
    viewTime.at = null
    known.value = new Set()
    write(null)
  }

  /** Follows the address: a link into the past opens there, and going back in the browser leaves it. Returns the way to stop. */
  function start(): () => void {
    const stop = watch(() => place.at, (asked) => {
      if (asked === written) return
      written = asked
      if (asked === null) leave()
      else begin(asked)
    }, { immediate: true })
    return () => { stop(); pause(); stopWriting?.(); stopWriting = null }
  }

  return {
    isOn, playing, speed, earliest, latest, brokeIn, start, begin, leave, play, pause,
    at: computed(() => viewTime.at),
    toggle() { if (isOn.value) leave(); else begin() },
    togglePlay() { if (playing.value) pause(); else play() },
    seek(at: EpochMs) { if (isOn.value) show(at) },
    /** Some minutes on, or back where negative. */
    step(minutes: number) { if (viewTime.at !== null) show(viewTime.at + minutes * minuteMs) },
    setSpeed(next: ReplaySpeed) { speed.value = next },
    /** The next speed up, or down where negative; the ends stay. */
    changeSpeed(by: 1 | -1) { speed.value = replaySpeeds[Math.min(replaySpeeds.length - 1, Math.max(0, replaySpeeds.indexOf(speed.value) + by))] ?? speed.value },
  }
})
