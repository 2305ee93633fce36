import type { AlarmKind, Severity } from '@/api/contract/alarms'
import { severities } from '@/api/contract/alarms'
import type { AlarmRule } from '@/api/contract/rules'
import { type Firing, type RuleState, initialState, step } from '@/domain/alarmRules'
import { type Measure, kindSpecs } from './alarmKinds'
import { calmValue, roundTo } from './calm'
import { between, mix, unit, wholeBetween } from './hash'

/**
 * Something that happens at a device: what it reads from calm over a peak and back to calm. What becomes of it (whether it is an alarm at all, since when, how
 * severe) is for the rules to say.
 */
export interface Incident {
  kind: AlarmKind
  hash: number
  /** Hash of the device: its own calm level. */
  device: number
  /** Epoch milliseconds at which the reading has reached its peak; a timer begins, a state begins. Whole seconds. */
  peakAt: number
  /** Moment whose calm level the course is drawn from, epoch ms: it stays when the incident is moved in time. */
  calmAt: number
  /** How long it stands from then on, ms. */
  holdMs: number
  /** Worse than usual: the peak is that of the second range, where the kind has one. */
  severe: boolean
  /** The reading jumps instead of rising. */
  sudden: boolean
  /** It gets worse after so long, ms; null: it does not. */
  worsensAfterMs: number | null
  /** Moments after the peak at which it goes back to calm for a while, ms. */
  lapses: readonly number[]
  /** Peak in the unit of the reading where a story wants one; null: by hash. */
  peak: number | null
}

/** Readings of an incident, oldest first; a state is 1 while it stands. The first `calm` of them are from before it began. */
export interface Course { times: readonly number[], values: readonly number[], calm: number }

/** What the rules make of an incident: the alarm begins, gets worse, comes again, its cause has gone. */
export interface Mark { type: 'raised' | 'escalated' | 'repeated' | 'returned', at: number, severity: Severity, firing: Firing | null }

/** Readings before the peak that an incident brings along. */
const leadSamples = 42
const stateStepMs = 10_000
/** The first readings after the peak come at the device's own pace, the later ones in calm stretches more seldom. */
const denseSamples = 8
const stretches = 24

interface Knot { at: number, value: number }

/** What the device reads in the course of the incident, or in its beginning up to so long after the peak. Pure, and cheap enough to be made anew each time. */
export function courseOf(incident: Incident, afterPeakMs = Infinity): Course {
  const { measure } = kindSpecs[incident.kind]
  const stepMs = measure === null ? stateStepMs : measure.stepSeconds * 1000
  const tail = incident.holdMs + 10 * stepMs
  const rises = measure?.timerMs === null
  const knots = rises ? riseAndFall(incident, measure, stepMs) : []
  const spans = rises ? [] : spansOf(incident, stepMs)
  const corners = [...knots.map(({ at }) => at), ...spans.flatMap(({ from, to }) => [from, to]), tail].sort((a, b) => a - b)
  const times: number[] = []
  const values: number[] = []
  const coarse = Math.max(1, Math.ceil(incident.holdMs / stepMs / stretches))
  let next = 0
  for (let t = -leadSamples * stepMs; t <= Math.min(tail, afterPeakMs);) {
    while ((corners[next] ?? Infinity) <= t) next += 1
    times.push(incident.peakAt + t)
    values.push(measure === null ? (spans.some(({ from, to }) => t >= from && t < to) ? 1 : 0) : roundTo(measure.decimals, valueAt(incident, measure, stepMs, knots, spans, t)))
    const room = Math.floor(((corners[next] ?? t) - t) / stepMs) - 2
    t += stepMs * (t < denseSamples * stepMs ? 1 : Math.max(1, Math.min(coarse, room)))
  }
  return { times, values, calm: leadSamples - (rises ? Math.ceil(-(knots[0]?.at ?? 0) / stepMs) : 0) - 1 }
}

/** Knots of a reading that rises (or falls) to its peak, stands there, and comes back. */
function riseAndFall(incident: Incident, measure: Measure, stepMs: number): Knot[] {
  const calm = calmValue(measure, incident.device, incident.calmAt)
  const range = incident.severe ? measure.severe ?? measure.peak : measure.peak
  const peak = incident.peak ?? between(mix(incident.hash, 0x9ea), range[0], range[1])
  const rise = incident.sudden ? 1 : wholeBetween(mix(incident.hash, 3), measure.rise[0], measure.rise[1])
  const knots: Knot[] = [{ at: -rise * stepMs, value: calm }, { at: 0, value: peak }]
  let level = peak
  const worst = measure.severe === null || incident.worsensAfterMs === null ? null : { at: incident.worsensAfterMs, value: between(mix(incident.hash, 0x9eb), measure.severe[0], measure.severe[1]) }
  const worsen = (): void => { if (worst !== null && worst.value !== level) { knots.push({ at: worst.at - 3 * stepMs, value: level }, { at: worst.at, value: worst.value }); level = worst.value } }
  for (const lapse of lapsesOf(incident, stepMs)) {
    if (worst !== null && worst.at < lapse) worsen()
    knots.push({ at: lapse, value: level }, { at: lapse + 2 * stepMs, value: calm }, { at: lapse + 4 * stepMs, value: calm }, { at: lapse + 7 * stepMs, value: level })
  }
  worsen()
  knots.push({ at: incident.holdMs, value: level }, { at: incident.holdMs + 4 * stepMs, value: calm })
  return knots
}

/** Lapses that have room between the peak, each other and the end. */
function lapsesOf({ lapses, holdMs }: Incident, stepMs: number): number[] {
  const kept: number[] = []
  for (const lapse of lapses) {
    const at = Math.round(lapse / stepMs) * stepMs
    if (at > (kept.at(-1) ?? 0) + 8 * stepMs && at < holdMs - 12 * stepMs) kept.push(at)
  }
  return kept
}

/** Stretches in which a state stands or a timer runs. */
function spansOf(incident: Incident, stepMs: number): { from: number, to: number }[] {
  const lapses = lapsesOf(incident, stepMs)
  return [0, ...lapses.map(lapse => lapse + 4 * stepMs)].map((from, k) => ({ from, to: lapses[k] ?? incident.holdMs }))
}

function valueAt(incident: Incident, measure: Measure, stepMs: number, knots: readonly Knot[], spans: readonly { from: number, to: number }[], t: number): number {
  const noise = unit(mix(incident.hash, 0x20000 + Math.round(t / stepMs)))
  const calm = (): number => calmValue(measure, incident.device, incident.calmAt + t)
  if (measure.timerMs !== null) {
    const span = spans.find(({ from, to }) => t >= from && t < to)
    return span === undefined ? (t < 0 ? Math.min(calm(), measure.peak[0] / 2) : 0) : (t - span.from) / measure.timerMs
  }
  const next = knots.findIndex(({ at }) => at > t)
  const [before, after] = [knots[next - 1], knots[next]]
  if (next <= 0 || before === undefined || after === undefined) return calm()
  const level = before.value + (after.value - before.value) * (t - before.at) / (after.at - before.at)
  // Away from calm only: a plateau that has passed a limit must not flicker over it.
  const away = Math.sign(measure.peak[0] - measure.normal[1])
  return level + away * noise * 0.03 * Math.abs(level)
}

const worse = (a: Severity, b: Severity): Severity => severities.indexOf(a) <= severities.indexOf(b) ? a : b

/** Lets rules hear a course; two rules of one kind speak of one alarm. The first mark is `raised`; empty where nothing fires. */
export function marksOf(rules: readonly AlarmRule[], { times, values, calm }: Course): Mark[] {
  // A rate looks back; to all others a calm reading says no more than the one after it.
  const first = rules.some(rule => rule.type === 'rate') ? 0 : calm
  const heard = rules.map(rule => ({ rule, state: initialState(rule), standing: false }))
  const marks: Mark[] = []
  let severity: Severity | null = null
  for (let k = first; k < times.length; k++) {
    const at = times[k] ?? 0
    for (const one of heard) {
      const result: { state: RuleState, transitions: readonly { type: string, severity: Severity, firing: Firing | null }[] } = step(one.rule, one.state, { at, value: values[k] ?? null })
      one.state = result.state
      for (const transition of result.transitions) {
        const stood = heard.some(({ standing }) => standing)
        one.standing = transition.type !== 'returned'
        const stands = heard.some(({ standing }) => standing)
        if (!stands) { marks.push({ type: 'returned', at, severity: severity ?? transition.severity, firing: null }); continue }
        if (transition.type === 'returned') continue
        const before: Severity | null = severity
        severity = before === null ? transition.severity : worse(before, transition.severity)
        if (!stood) marks.push({ type: before === null ? 'raised' : 'repeated', at, severity, firing: transition.firing })
        else if (severity !== before) marks.push({ type: 'escalated', at, severity, firing: transition.firing })
      }
    }
  }
  return marks
}

/** The rules that a device of a kind is watched by: those of its measurand, and those of its state. */
export function watching(rules: readonly AlarmRule[], kind: AlarmKind): readonly AlarmRule[] {
  const { measure } = kindSpecs[kind]
  return rules.filter(rule => measure === null ? rule.type === 'state' : (rule.type === 'threshold' || rule.type === 'rate') && rule.measurand === measure.measurand)
}

/** When the cause has gone for every rule, at the latest. */
export function goneAt({ kind, peakAt, holdMs }: Incident): number {
  return peakAt + holdMs + 5 * (kindSpecs[kind].measure?.stepSeconds ?? stateStepMs / 1000) * 1000
}

/** Readings after the peak within which nearly every rule has fired, beyond the time it waits. */
const soon = 6

/**
 * An incident put so in time that its alarm is raised at that moment. All that follows is told when it is asked for. Null where no rule fires, or none at
 * that hour.
 */
export function raisedAt(incident: Omit<Incident, 'peakAt' | 'calmAt'>, rules: readonly AlarmRule[], target: number): { incident: Incident, raised: Mark, marks: () => readonly Mark[] } | null {
  const watched = watching(rules, incident.kind)
  const unscheduled = watched.map(rule => rule.schedule === null ? rule : { ...rule, schedule: null })
  const draft = { ...incident, peakAt: target, calmAt: target }
  const stepMs = (kindSpecs[incident.kind].measure?.stepSeconds ?? stateStepMs / 1000) * 1000
  const waitsMs = Math.max(0, ...watched.map(rule => rule.type === 'threshold' ? rule.forSeconds * 1000 : 0))
  const first = marksOf(unscheduled, courseOf(draft, waitsMs + soon * stepMs))[0] ?? marksOf(unscheduled, courseOf(draft))[0]
  if (first === undefined) return null
  const shift = target - first.at
  const placed = { ...draft, peakAt: target + shift }
  let told: readonly Mark[] | null = null
  const marks = (): readonly Mark[] => told ??= marksOf(watched, courseOf(placed))
  const raised = watched.every(rule => rule.schedule === null) ? { ...first, at: target } : marks()[0]
  return raised?.at === target ? { incident: placed, raised, marks } : null
}
