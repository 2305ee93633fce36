import type { AlarmPlan } from './alarmPlan'

/** What an incident of the demonstration raises, made when it is asked for. Its alarms have the ids `<prefix>0`, `<prefix>1` … */
export interface Script {
  prefix: string
  /** Alarms raised in (from, to]. */
  raisedBetween: (from: number, to: number) => readonly AlarmPlan[]
  find: (k: number) => AlarmPlan | undefined
}

/** Where and when a scenario was started. */
export interface Stage { prefix: string, root: number, start: number, hash: number }
