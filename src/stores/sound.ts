import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { type Alarm, type Severity, severities } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { asksForAttention } from '@/domain/popupQueue'
import { useExpectedAlarmsStore } from './expectedAlarms'
import { useAlarmsStore } from './alarms'
import { useRuntime } from './runtime'

/** `none`: this machine has no sound. `blocked`: the browser waits for a person's touch. */
export type SoundState = 'none' | 'off' | 'blocked' | 'on'

/** What the store needs of the machine; its sound is opened when it is first wanted. */
export interface Sounding {
  /** null where the machine has no sound. `changed` is called with every new state. */
  open: (changed: () => void) => { state: () => 'blocked' | 'ready', ring: (severity: Severity) => void, say: (text: string, language: string) => void, hush: () => void, dispose: () => void } | null
  /** What the machine remembers of the setting; a store that is full or broken reads as null. */
  remembered: () => string | null
  remember: (text: string) => void
  /** What is spoken for an alarm, and in which language. */
  sentence: (alarm: Alarm) => { text: string, language: string }
}

/** A red alarm rings again until somebody acknowledges it. */
const ringAgainMs = 10_000

/**
 * Tone and voice: sounds once for every alarm that asks for attention by itself, and again for a red one until it is acknowledged,
 * put away or over. Off, on, or blocked by the browser.
 */
export const useSoundStore = defineStore('sound', () => {
  const runtime = useRuntime()
  const alarms = useAlarmsStore()
  const expected = useExpectedAlarmsStore()
  const wanted = ref(runtime.config.alarms.sound)
  const machine = shallowRef<Sounding | null>(null)
  const output = shallowRef<ReturnType<Sounding['open']>>(null)
  const outputState = ref<'none' | 'blocked' | 'ready'>('none')
  /** Alarms that have asked by themselves and may still ring. */
  const calling = shallowRef<ReadonlySet<AlarmId>>(new Set())

  const state = computed<SoundState>(() => machine.value === null ? 'none' : !wanted.value ? 'off' : outputState.value === 'ready' ? 'on' : outputState.value)

  const asking = (id: AlarmId): Alarm[] => {
    const alarm = alarms.find(id)
    return alarm && asksForAttention(expected.shown(alarm)) ? [alarm] : []
  }
  /** In the slot or waiting for it, and nobody has acknowledged them, the most urgent first. */
  const ringing = computed(() => {
    const { current, waiting } = alarms.queue
    return [...current === null ? [] : [current], ...waiting].filter(id => calling.value.has(id)).flatMap(asking)
      .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  })
  const mustRepeat = computed(() => state.value === 'on' && ringing.value[0]?.severity === 'urgent')

  function take() {
    outputState.value = output.value?.state() ?? 'none'
  }
  function openOutput() {
    if (output.value || !wanted.value || !machine.value) return
    output.value = machine.value.open(take)
    take()
  }

  function sound(alarm: Alarm) {
    output.value?.ring(alarm.severity)
    const sentence = machine.value?.sentence(alarm)
    if (sentence) output.value?.say(sentence.text, sentence.language)
  }

  /** Begins to follow the alarms on this machine. Returns the way to stop it. */
  function start(on: Sounding): () => void {
    const kept = on.remembered()
    if (kept === 'on' || kept === 'off') wanted.value = kept === 'on'
    machine.value = on
    openOutput()
    let stopRepeating = () => {}
    const watches = [
      watch(() => alarms.called, (ids) => {
        calling.value = new Set([...ringing.value.map(a => a.id), ...ids])
        const loudest = ringing.value.find(alarm => ids.includes(alarm.id))
        if (loudest && state.value === 'on') sound(loudest)
      }, { flush: 'sync' }),
      watch(mustRepeat, (must) => {
        stopRepeating()
        stopRepeating = must ? runtime.every(ringAgainMs, () => { output.value?.ring('urgent') }) : () => {}
      }, { immediate: true, flush: 'sync' }),
      // What was acknowledged or put away falls silent at once.
      watch(() => ringing.value.length, (now, before) => { if (now === 0 && before > 0) output.value?.hush() }, { flush: 'sync' }),
    ]
    return () => {
      for (const stop of watches) stop()
      stopRepeating()
      output.value?.dispose()
      output.value = null
      machine.value = null
    }
  }

  return {
    state, ringing, start,
    /** On or off; where the browser blocks, the press itself is the touch that it waits for. */
    toggle() {
      if (state.value === 'none' || state.value === 'blocked') return
      wanted.value = !wanted.value
      machine.value?.remember(wanted.value ? 'on' : 'off')
      if (wanted.value) openOutput()
      else output.value?.hush()
    },
  }
})
