import type { Assessment } from '@/domain/indicators/engine'

/** The one with the most to do first: fewest met, then most failed; ties by code, so that the order never flickers. */
export function rankAssessments(assessments: readonly Assessment[]): Assessment[] {
  return [...assessments].sort((a, b) => a.tally.met - b.tally.met || b.tally.notMet - a.tally.notMet || (a.region < b.region ? -1 : 1))
}
