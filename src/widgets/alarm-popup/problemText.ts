import type { CommandProblem } from '@/stores/alarmCommands'
import { faultText } from '@/ui/faultWords'

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Why a command had no effect. */
export function reasonText(problem: CommandProblem, t: Say): string {
  return problem.kind === 'refused' ? t(`popup.refused.${problem.reason}`) : faultText(problem.error, t)
}

/** Which command had no effect, and why. */
export function problemText(problem: CommandProblem, t: Say): string {
  return t('handling.failed', { action: t(`handling.action.${problem.action}`), reason: reasonText(problem, t) })
}
