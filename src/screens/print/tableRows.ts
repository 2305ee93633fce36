import { type Dimension, indicators } from '@/domain/indicators/catalogue'
import type { Assessment, IndicatorResult } from '@/domain/indicators/engine'
import { type SlotWords, gapText, requirementText, valueText } from '@/domain/indicators/valueText'
import type { NumberLocale } from '@/domain/numberFormat'

/** One requirement in words: what is, what should be, what is missing, and what proves it. */
export interface StateLine { text: string, proof: string }

/** One row of the acceptance table. Only the first of a dimension names it: a cell over several rows would keep them all on one page. */
export interface TableRow { no: number, dimension: Dimension, isFirst: boolean, result: IndicatorResult, lines: readonly StateLine[] }

/** What the words of a row need beside the assessment. */
export interface RowWords { t: SlotWords, locale: NumberLocale, source: (name: string) => string, date: (instant: string) => string }

/** The 22 rows of a community in the document's order. */
export function tableRows(assessment: Assessment, words: RowWords): TableRow[] {
  return assessment.results.map((result, k) => {
    const { no, dimension } = result.indicator
    return { no, dimension, isFirst: indicators[k - 1]?.dimension !== dimension, result, lines: linesOf(result, assessment, words) }
  })
}

function linesOf({ indicator, gates }: IndicatorResult, { inputs }: Assessment, { t, locale, source, date }: RowWords): StateLine[] {
  const line = (id: (typeof gates)[number]['gate']['input'], atLeast: number | null, missing: string | null): StateLine => {
    const input = inputs.get(id)
    const { main, detail } = valueText(id, input?.value ?? null, t, locale)
    const required = requirementText(id, atLeast, indicator.onlyAbove?.percent ?? null, t)
    const text = [`${t(`indicatorInput.${id}`, {})} ${main}${detail === '' ? '' : ` (${detail})`}`, `${t('indicators.required', {})} ${required}`, ...missing === null ? [] : [missing]].join(' · ')
    if (input === undefined || input.value === null) return { text, proof: '' }
    const from = input.asOf === null ? t('printTable.sourceOnly', { source: source(input.source) }) : t('printTable.sourceLine', { source: source(input.source), asOf: date(input.asOf) })
    return { text, proof: [from, ...input.evidence === null ? [] : [t('printTable.evidence', { text: input.evidence })]].join(' · ') }
  }
  return [
    ...indicator.onlyAbove === null ? [] : [line(indicator.onlyAbove.input, null, null)],
    ...gates.map(({ gate, gap }) => line(gate.input, gate.atLeast, gap === null ? null : gapText(gap, t, locale))),
  ]
}
