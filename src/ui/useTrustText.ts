import { useI18n } from 'vue-i18n'
import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import { timeliness } from '@/domain/freshness'
import { periodParts } from '@/domain/time'
import { useDataWord } from './dataWord'
import { useWallContext } from './wallContext'

/** What of a figure, or of an answer, says when and from where it is. */
type Timed = Pick<Figure, 'asOf' | 'period' | 'source'>

/** The parts of a trust line in words; needs the words of `useTrustWords`. */
export function useTrustText() {
  const i18n = useI18n()
  const { t } = i18n
  const word = useDataWord()
  const wall = useWallContext()
  /** In full, without a time of day where the source counts in days. */
  const dateText = (asOf: string) => wall.zone.full(Date.parse(asOf)).replace(/ 00:00:00$/, '')
  return {
    asOf: ({ asOf, period }: Timed) => t('trustLine.timed', { at: dateText(asOf), timeliness: t(`freshness.${timeliness(asOf, period, wall.now.value)}`) }),
    dateText,
    source: ({ source }: Pick<Timed, 'source'>) => word('source', source),
    period: ({ period }: Pick<Timed, 'period'>) => {
      const { n, unit } = periodParts(period)
      return n === 1 ? t(`every.one.${unit}`) : t(`every.${unit}`, { n })
    },
    completeness(figure: Figure): string {
      switch (figure.state) {
        case 'exact': return t('trustLine.exact')
        case 'partial': return figure.coverage ? t('trustLine.coverage', { ...figure.coverage }) : t('trustLine.partial')
        case 'unknown': return t('trustLine.unknown')
        case 'suppressed': return t(figure.below5 ? 'trustLine.below5' : 'trustLine.withheld')
        case 'notApplicable': return t('trustLine.notApplicable')
      }
    },
    /** What the figure counts; empty where nobody has said it. */
    definition: (id: FigureId) => i18n.te(`definition.${id}`) || i18n.te(`definition.${id}`, 'zh-CN') ? t(`definition.${id}`) : '',
  }
}
