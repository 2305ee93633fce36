import * as z from 'zod/mini'
import { command } from '@/api/contract/commands'
import { regionCode } from '@/api/contract/ids'
import { operator } from '@/api/contract/session'

/** One accepted command: the only thing about the county that is not a function of seed and time. */
export const loggedCommand = z.object({ at: z.number(), operator, root: regionCode, command })
export type LoggedCommand = z.infer<typeof loggedCommand>

/** Accepted commands, oldest first, with quick access by alarm. Append-only; `version` grows with every change. */
export interface CommandLog {
  readonly entries: readonly LoggedCommand[]
  readonly version: number
  /** Commands on one alarm up to a time. */
  of: (alarm: string, until: number) => readonly LoggedCommand[]
  /** Scenarios started up to a time. */
  scenarios: (until: number) => readonly LoggedCommand[]
  append: (entry: LoggedCommand) => void
  clear: () => void
}

const nothing: readonly LoggedCommand[] = []

export function createCommandLog(initial: readonly LoggedCommand[] = []): CommandLog {
  let entries = [...initial].sort((a, b) => a.at - b.at)
  let version = 0
  const byAlarm = new Map<string, LoggedCommand[]>()
  const index = (entry: LoggedCommand): void => {
    if (!('alarm' in entry.command)) return
    byAlarm.set(entry.command.alarm, [...byAlarm.get(entry.command.alarm) ?? [], entry])
  }
  entries.forEach(index)
  return {
    get entries() { return entries },
    get version() { return version },
    of: (alarm, until) => byAlarm.get(alarm)?.filter(entry => entry.at <= until) ?? nothing,
    scenarios: until => entries.filter(entry => entry.command.type === 'demo.scenario' && entry.at <= until),
    append(entry) { entries = [...entries, entry]; index(entry); version += 1 },
    clear() { entries = []; byAlarm.clear(); version += 1 },
  }
}
