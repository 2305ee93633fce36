/** Why a row is left out, or, for `aboveGround`, only noted. */
export const reasons = {
  notFeature: 'not a GeoJSON feature', geometry: 'geometry of another kind', badNumber: 'coordinate is not a number', outOfRange: 'coordinate out of range',
  projected: 'projected metres instead of degrees', swapped: 'latitude before longitude', outOfBounds: 'outside the bounds', fewPoints: 'fewer than three points',
  selfCrossing: 'ring crosses itself', zeroArea: 'ring has no area', zeroLength: 'line has no length', notStraight: 'pipe with more than two points', badHeight: 'height missing, not a number or not above 0',
  badValue: 'value is not a number of its column', unknownWord: 'unknown word', missingValue: 'value missing', duplicateId: 'id seen before', missingNode: 'node missing', tooMany: 'over the cap of features',
  badJson: 'line is not JSON', aboveGround: 'pipe comes out of the ground (written)',
} as const
export type Reason = keyof typeof reasons

export interface Problem { row: number, id: string, reason: Reason, detail: string }
export interface ProblemReport { counts: Partial<Record<Reason, number>>, first: Problem[], ignoredProperties: Record<string, number> }

/** Thrown for a row that cannot be drawn. */
export class BadRow extends Error {
  constructor(readonly reason: Reason, readonly detail = '') {
    super(`${reasons[reason]}${detail === '' ? '' : `: ${detail}`}`)
  }
}

/** Counts problems by reason and keeps the first few of each. */
export class Problems {
  readonly #counts = new Map<Reason, number>()
  readonly #first: Problem[] = []
  readonly #ignored = new Map<string, number>()

  constructor(readonly keepOfEach = 20) {}

  add(problem: Problem): void {
    const count = (this.#counts.get(problem.reason) ?? 0) + 1
    this.#counts.set(problem.reason, count)
    if (count <= this.keepOfEach) this.#first.push(problem)
  }

  ignore(property: string): void {
    const known = this.#ignored.get(property)
    // A file that names every row's own property must not fill the memory.
    if (known === undefined && this.#ignored.size >= 200) return
    this.#ignored.set(property, (known ?? 0) + 1)
  }

  /** Rows left out. */
  get rejected(): number {
    return [...this.#counts].reduce((sum, [reason, count]) => reason === 'aboveGround' ? sum : sum + count, 0)
  }

  report(): ProblemReport {
    return { counts: Object.fromEntries(this.#counts), first: this.#first, ignoredProperties: Object.fromEntries(this.#ignored) }
  }
}
