import type { Severity } from '@/api/contract/alarms'

/** `blocked`: the browser lets nothing sound before a person has touched the page. */
export type SoundOutputState = 'blocked' | 'ready'

/** What the page has for sound; a test brings its own. */
export interface AudioParts {
  makeContext: () => AudioContext
  /** null where the browser cannot speak. */
  speech: Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'> | null
  makeUtterance: (text: string) => SpeechSynthesisUtterance
  /** Calls at every touch of mouse, finger or key, until it is stopped. */
  onGesture: (run: () => void) => () => void
}

/** Tone and voice of alarms, made on this machine alone. */
export interface SoundOutput {
  readonly state: () => SoundOutputState
  /** Plays the tone of a severity. */
  ring: (severity: Severity) => void
  /** Speaks with a voice that is on this machine; silent where there is none for the language. */
  say: (text: string, language: string) => void
  /** Stops what sounds. */
  hush: () => void
  dispose: () => void
}

interface Beep { atS: number, lastsS: number, hz: number }
/** Each severity by number and pitch of its beeps, so that one knows it without looking. Seconds and hertz. */
const tones: Readonly<Record<Severity, readonly Beep[]>> = {
  urgent: [0, 0.24, 0.48].flatMap(atS => [{ atS, lastsS: 0.11, hz: 988 }, { atS: atS + 0.11, lastsS: 0.11, hz: 740 }]),
  important: [{ atS: 0, lastsS: 0.18, hz: 740 }, { atS: 0.28, lastsS: 0.18, hz: 740 }],
  general: [{ atS: 0, lastsS: 0.24, hz: 587 }],
  notice: [{ atS: 0, lastsS: 0.12, hz: 440 }],
}
/** Loud enough for a room, far from clipping. */
const peakGain = 0.22
/** Rise and fall of a beep: without them it clicks. */
const edgeS = 0.012

/** Opens the sound of this machine. `changed` is told every new state. Nothing runs between two tones. Throws where there is no audio at all. */
export function openSound(parts: AudioParts, changed: (state: SoundOutputState) => void): SoundOutput {
  const context = parts.makeContext()
  const sounding = new Set<OscillatorNode>()
  let state: SoundOutputState = 'blocked'
  let disposed = false

  function become(next: SoundOutputState) {
    if (disposed || next === state) return
    state = next
    if (next === 'ready') stopListening()
    changed(next)
  }
  /** The promise of a blocked context stays open until a person touches the page. */
  function unlock() {
    context.resume().then(() => { become('ready'); rest() }, () => { become('blocked') })
  }
  /** A context that runs keeps a thread awake. */
  function rest() { if (sounding.size === 0 && !disposed) void context.suspend() }

  const stopListening = parts.onGesture(unlock)
  unlock()

  function beep({ atS, lastsS, hz }: Beep, startS: number) {
    const oscillator = context.createOscillator(), gain = context.createGain()
    const from = startS + atS, to = from + lastsS
    oscillator.frequency.value = hz
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(peakGain, from + edgeS)
    gain.gain.setValueAtTime(peakGain, to - edgeS)
    gain.gain.linearRampToValueAtTime(0, to)
    oscillator.connect(gain).connect(context.destination)
    sounding.add(oscillator)
    oscillator.onended = () => {
      sounding.delete(oscillator)
      oscillator.disconnect()
      gain.disconnect()
      rest()
    }
    oscillator.start(from)
    oscillator.stop(to)
  }

  function hush() {
    parts.speech?.cancel()
    for (const oscillator of sounding) oscillator.stop()
  }

  return {
    state: () => state,
    ring(severity) {
      if (state !== 'ready' || disposed || sounding.size > 0) return
      void context.resume()
      for (const one of tones[severity]) beep(one, context.currentTime)
    },
    say(text, language) {
      if (state !== 'ready' || disposed || !parts.speech) return
      // A voice of a service would send the place of the alarm over the network.
      const voice = parts.speech.getVoices().find(one => one.localService && one.lang.replace('_', '-').toLowerCase().startsWith(language.toLowerCase()))
      if (!voice) return
      const utterance = parts.makeUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      parts.speech.cancel()
      parts.speech.speak(utterance)
    },
    hush,
    dispose() {
      hush()
      disposed = true
      stopListening()
      void context.close()
    },
  }
}

/** Sound of the page itself; null where the browser has none. */
export function pageAudio(page: Window & typeof globalThis): AudioParts | null {
  if (!('AudioContext' in page)) return null
  return {
    makeContext: () => new page.AudioContext(),
    speech: 'speechSynthesis' in page ? page.speechSynthesis : null,
    makeUtterance: text => new page.SpeechSynthesisUtterance(text),
    onGesture(run) {
      const kinds = ['pointerdown', 'keydown', 'touchend'] as const
      for (const kind of kinds) page.addEventListener(kind, run, true)
      return () => { for (const kind of kinds) page.removeEventListener(kind, run, true) }
    },
  }
}
