import * as z from 'zod/mini'
import { count, instant, isoPeriod, sourceName } from './common'
import { type FigureId, type UnitKey, figureIds } from './figureCatalogue'
import { type FigureGroup, type FigureIdOf, figureGroupNames, figureGroups } from './figureGroups'
import { regionCode } from './ids'

export const figureState = z.enum(['exact', 'partial', 'unknown', 'suppressed', 'notApplicable'])
export type FigureState = z.infer<typeof figureState>

/** How many of the regions below have reported. */
export const coverage = z.object({ reported: count, of: count }).check(z.refine(({ reported, of }) => reported <= of, 'more have reported than there are'))
export type Coverage = z.infer<typeof coverage>

const provenance = { unit: z.string(), asOf: instant, period: isoPeriod, source: sourceName }

/**
 * A number that can be trusted or says why not. `partial` is a lower bound from the part that reported. `suppressed` is a
 * small count of people, shown as "<5" (`below5`), or another count withheld so that a small one cannot be worked out; its
 * value never reaches a browser.
 */
export const figure = z.discriminatedUnion('state', [
  z.object({ state: z.literal('exact'), value: z.number(), ...provenance }),
  z.object({ state: z.literal('partial'), value: z.number(), coverage: z.optional(coverage), ...provenance }),
  z.object({ state: z.literal('unknown'), value: z.null(), ...provenance }),
  z.object({ state: z.literal('suppressed'), value: z.null(), below5: z.boolean(), ...provenance }),
  z.object({ state: z.literal('notApplicable'), value: z.null(), ...provenance }),
])
export type Figure = z.infer<typeof figure>

export const figureId = z.enum(figureIds)
export const figureGroup = z.enum(figureGroupNames)

/** The figures of one group for one region, by figure id. */
export const groupFigures = z.object({
  region: regionCode,
  group: figureGroup,
  figures: z.partialRecord(figureId, figure),
}).check(z.refine(answer => figureGroups[answer.group].every(id => answer.figures[id] !== undefined), 'a figure of the group is missing'))
export type GroupFigures = z.infer<typeof groupFigures>

/** What a widget works with: every figure of the group is there. */
export type FiguresOf<G extends FigureGroup> = Readonly<Record<FigureIdOf<G>, Figure>>

/** One figure for a region and for each region directly below it, in the order of the tree. */
export const breakdown = z.object({
  region: regionCode,
  figure: figureId,
  total: figure,
  rows: z.array(z.object({ region: regionCode, figure })),
})
export type Breakdown = z.infer<typeof breakdown>

/** One figure as it was at the end of each of its source's last periods, the oldest first; each point has its own as-of time and state. */
export const figureHistory = z.object({ region: regionCode, figure: figureId, points: z.array(figure).check(z.maxLength(60)) })
export type FigureHistory = z.infer<typeof figureHistory>

/** A series of one figure over time; `values[i]` belongs to `from + i · step`; null where nothing is known. */
export const series = z.object({
  region: regionCode,
  figure: z.string(),
  from: instant,
  stepSeconds: count,
  values: z.array(z.nullable(z.number())),
  /** Same length: the usual value at that hour, when the source has one. */
  usual: z.nullable(z.array(z.number())),
})
export type Series = z.infer<typeof series>

/** All figures of a group, narrowed after parsing; the schema has checked that none is missing. */
export function figuresOf<G extends FigureGroup>(group: G, answer: GroupFigures): FiguresOf<G> {
  const entries = (figureGroups[group] as readonly FigureId[]).map((id) => {
    const value = answer.figures[id]
    if (value === undefined) throw new Error(`figure ${id} is missing from group ${group}`)
    return [id, value] as const
  })
  return Object.fromEntries(entries) as FiguresOf<G>
}

export type { UnitKey }
