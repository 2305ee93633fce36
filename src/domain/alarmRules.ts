import type { Reading, Severity } from '@/api/contract/alarms'
import type { AlarmRule, ThresholdRule } from '@/api/contract/rules'
import { holdsAt } from './ruleSchedule'
import type { EpochMs } from './time'

/** What a device says at a moment. `value` null: time has passed and nothing came, and nothing older will. For a rule of type `state` 1 means that the state stands, 0 that it has gone. */
export interface RuleInput { at: EpochMs, value: number | null }

/** Why a rule fired: its name and the reading against the limit. The reading of a rate is the change a minute, that of no data the silence in minutes. */
export type Firing = Pick<Reading, 'rule' | 'measurand' | 'unit' | 'value' | 'limit' | 'side'>

/**
 * What a rule says of its alarm: it begins, becomes more severe, or its cause has gone. `firing` is null for rules of type `state`, which know no
 * reading, and for a return.
 */
export interface Transition { type: 'raised' | 'escalated' | 'returned', at: EpochMs, severity: Severity, firing: Firing | null }

/** Where a rule stands with one device. Opaque: made by {@link initialState}, changed only by {@link step}. */
export interface RuleState {
  /** Time of the last reading that was taken. */
  lastAt: EpochMs | null
  /** Time of the last input of either sort. */
  seenAt: EpochMs | null
  /** What was said last; a tick lets it stand on. */
  lastValue: number | null
  /** Index of the highest limit reached while the alarm stands; −1 while none does. */
  level: number
  /** Per limit since when the reading stands beyond it without a break. */
  since: readonly (EpochMs | null)[]
  /** Readings that a rate is still measured against, oldest first. */
  window: readonly { at: EpochMs, value: number }[]
  /** When listening began, for a device that never said anything. */
  listeningSince: EpochMs | null
}

/** `stale`: not newer than what was taken before. `unusable`: no number, or none that an instrument gives. Either leaves the state as it is. */
export type Ignored = 'stale' | 'unusable'

export interface StepResult { state: RuleState, transitions: readonly Transition[], ignored: Ignored | null }

/** A reading beyond this is no measurement. */
const largestReading = 1e9
/** Readings kept for a rate; with more of them in its span a rule of type `rate` looks over the shorter span that they cover, and does not fire. */
const mostWindow = 4_000
/** Sums such as 0.14 + 0.02 miss their decimal by less than this share. */
const tolerance = 1e-9

const nothing: readonly Transition[] = []

/** A rule that has heard nothing yet. */
export function initialState(rule: AlarmRule): RuleState {
  return { lastAt: null, seenAt: null, lastValue: null, level: -1, since: rule.type === 'threshold' ? rule.limits.map(() => null) : [null], window: [], listeningSince: null }
}

/**
 * Lets a rule hear one reading, or that time has passed. Pure: the same inputs give the same transitions. Readings must come in order of time; one that is
 * not newer than the last is ignored, and so is one that is no finite number of sensible size. A gap between two readings does not break a stretch beyond
 * a limit; only a reading inside it does.
 */
export function step(rule: AlarmRule, state: RuleState, input: RuleInput): StepResult {
  const ignored = reasonToIgnore(state, input)
  if (ignored !== null) return { state, transitions: nothing, ignored }
  const { at, value } = input
  const { level, since, window } = state
  const listeningSince = state.listeningSince ?? at
  // Written out: this runs for every reading of every device.
  const heard: RuleState = value === null
    ? { lastAt: state.lastAt, seenAt: at, lastValue: state.lastValue, level, since, window, listeningSince }
    : { lastAt: at, seenAt: at, lastValue: value, level, since, window, listeningSince }
  switch (rule.type) {
    case 'threshold': return threshold(rule, heard, input)
    case 'rate': return settle(rule, rateOf(rule, heard, input), heard)
    case 'noData': return settle(rule, silence(rule, state, heard, input), heard)
    case 'state': return settle(rule, { at: input.at, beyond: heard.lastValue === null ? null : heard.lastValue >= 0.5, firing: null }, heard)
  }
}

function reasonToIgnore(state: RuleState, { at, value }: RuleInput): Ignored | null {
  if (!Number.isFinite(at)) return 'unusable'
  if (value !== null && !(Math.abs(value) <= largestReading)) return 'unusable'
  const isStale = (state.seenAt !== null && at < state.seenAt) || (value !== null && state.lastAt !== null && at <= state.lastAt)
  return isStale ? 'stale' : null
}

/** Is a reading at or beyond a limit. */
export function isBeyond(side: ThresholdRule['side'], value: number, limit: number): boolean {
  return side === 'above' ? value >= limit : value <= limit
}

/** Is a reading back inside the first limit by the hysteresis. */
function isBack({ side, limits, hysteresis }: ThresholdRule, value: number): boolean {
  const limit = limits[0]?.limit ?? 0
  const depth = side === 'above' ? limit - value : value - limit
  return !isBeyond(side, value, limit) && depth >= hysteresis - tolerance * Math.max(1, Math.abs(limit))
}

function threshold(rule: ThresholdRule, heard: RuleState, { at }: RuleInput): StepResult {
  const value = heard.lastValue
  if (value === null) return { state: heard, transitions: nothing, ignored: null }
  const { since } = heard
  // Nearly every reading of a device is a calm one: it costs no more than this.
  if (heard.level < 0 && isCalm(rule, since, value)) return { state: heard, transitions: nothing, ignored: null }
  const stands = rule.limits.map(({ limit }, k) => isBeyond(rule.side, value, limit) ? since[k] ?? at : null)
  const reached = stands.findLastIndex(from => from !== null && at - from >= rule.forSeconds * 1000)
  if (heard.level >= 0 && isBack(rule, value)) return { state: { ...heard, since: stands, level: -1 }, transitions: [returned(at, rule.limits[heard.level]?.severity)], ignored: null }
  const passed = rule.limits[reached]
  if (passed === undefined || reached <= heard.level || !holdsAt(rule.schedule, at)) return { state: { ...heard, since: stands }, transitions: nothing, ignored: null }
  const firing: Firing = { rule: rule.id, measurand: rule.measurand, unit: rule.unit, value, limit: passed.limit, side: rule.side }
  return { state: { ...heard, since: stands, level: reached }, transitions: [{ type: heard.level < 0 ? 'raised' : 'escalated', at, severity: passed.severity, firing }], ignored: null }
}

function isCalm({ side, limits }: ThresholdRule, since: RuleState['since'], value: number): boolean {
  for (const from of since) if (from !== null) return false
  for (const { limit } of limits) if (isBeyond(side, value, limit)) return false
  return true
}

/** What a rule with one limit has found: beyond it, inside it, or (null) that it cannot say. */
interface Finding { at: EpochMs, beyond: boolean | null, firing: Firing | null, window?: RuleState['window'] }

function settle(rule: Exclude<AlarmRule, ThresholdRule>, { at, beyond, firing, window }: Finding, heard: RuleState): StepResult {
  const state = window === undefined ? heard : { ...heard, window }
  if (beyond === true && state.level < 0 && holdsAt(rule.schedule, at)) return { state: { ...state, level: 0 }, transitions: [{ type: 'raised', at, severity: rule.severity, firing }], ignored: null }
  if (beyond === false && state.level >= 0) return { state: { ...state, level: -1 }, transitions: [returned(at, rule.severity)], ignored: null }
  return { state, transitions: nothing, ignored: null }
}

/** The change a minute against the latest reading that is at least `overSeconds` older; unknown while there is none. */
function rateOf(rule: Extract<AlarmRule, { type: 'rate' }>, heard: RuleState, { at, value }: RuleInput): Finding {
  if (value === null) return { at, beyond: null, firing: null }
  const then = heard.window.findLastIndex(sample => sample.at <= at - rule.overSeconds * 1000)
  const window = [...heard.window.slice(Math.max(0, then)), { at, value }].slice(-mostWindow)
  const old = heard.window[then]
  if (old === undefined) return { at, beyond: null, firing: null, window }
  const rate = (value - old.value) / ((at - old.at) / 60_000)
  const beyond = rule.side === 'above' ? rate >= rule.limit : rate <= -rule.limit
  return { at, beyond, window, firing: { rule: rule.id, measurand: rule.measurand, unit: rule.unit, value: rate, limit: rule.side === 'above' ? rule.limit : -rule.limit, side: rule.side } }
}

/** How long nothing has come; a reading ends it. */
function silence(rule: Extract<AlarmRule, { type: 'noData' }>, before: RuleState, heard: RuleState, { at, value }: RuleInput): Finding {
  if (value !== null) return { at, beyond: false, firing: null }
  const from = before.lastAt ?? heard.listeningSince ?? at
  const firing: Firing = { rule: rule.id, measurand: 'offlineTime', unit: 'minute', value: Math.floor((at - from) / 60_000), limit: rule.afterSeconds / 60, side: 'above' }
  return { at, beyond: at - from >= rule.afterSeconds * 1000, firing }
}

function returned(at: EpochMs, severity: Severity | undefined): Transition {
  return { type: 'returned', at, severity: severity ?? 'notice', firing: null }
}
