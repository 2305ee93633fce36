import type { AudioParts } from '@/ui/sound'

/** A page's sound whose permission and time belong to the test; counts what stays connected. */
export function fakeAudio({ allowed = true, voices = [] as { lang: string, localService: boolean }[] } = {}) {
  const log: string[] = []
  const spoken: { text: string, lang: string }[] = []
  const gestures = new Set<() => void>()
  const running = new Set<() => void>()
  let connected = 0
  let isAllowed = allowed
  const waiting = new Set<() => void>()
  const node = () => ({ connect: (to: unknown) => { connected += 1; return to }, disconnect: () => { connected -= 1 } })
  const context = {
    currentTime: 0, destination: {},
    resume: () => new Promise<void>((resolve) => { if (isAllowed) { log.push('resume'); resolve() } else waiting.add(resolve) }),
    suspend: () => { log.push('suspend'); return Promise.resolve() },
    close: () => { log.push('close'); return Promise.resolve() },
    createGain: () => ({ ...node(), gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} } }),
    createOscillator: () => {
      const one = { ...node(), frequency: { value: 0 }, onended: null as (() => void) | null, start: () => { log.push(`beep ${one.frequency.value}`); running.add(end) }, stop: () => {} }
      const end = () => { running.delete(end); one.onended?.() }
      return one
    },
  }
  const parts: AudioParts = {
    makeContext: () => context as unknown as AudioContext,
    speech: { getVoices: () => voices as SpeechSynthesisVoice[], speak: (one) => { spoken.push({ text: one.text, lang: one.lang }) }, cancel: () => { log.push('cancel') } },
    makeUtterance: text => ({ text }) as SpeechSynthesisUtterance,
    onGesture(run) { gestures.add(run); return () => { gestures.delete(run) } },
  }
  return {
    parts, log, spoken,
    /** What has been played so far, by its pitches. */
    beeps: () => log.filter(line => line.startsWith('beep')).map(line => Number(line.slice(5))),
    /** All tones come to their end. */
    ringOut() { for (const end of [...running]) end() },
    connected: () => connected,
    listening: () => gestures.size,
    /** A person touches the page. */
    touch() {
      isAllowed = true
      for (const allow of waiting) allow()
      waiting.clear()
      for (const run of [...gestures]) run()
    },
  }
}
