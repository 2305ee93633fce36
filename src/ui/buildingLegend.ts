import { ageHues, heightBreaksM, occupancyHues, scaleHues, useGroups, useHues, yearBreaks } from '@/domain/buildingLook'
import type { BuildingColour } from '@/domain/mapLayers'

export interface LegendRow { hue: string, text: string }

/** What the colours of the buildings mean, in the order in which they are read. */
export function buildingLegend(colour: BuildingColour, t: (key: string, values?: Readonly<Record<string, number>>) => string): LegendRow[] {
  switch (colour) {
    case 'use': return useGroups.map(group => ({ hue: useHues[group], text: t(`buildingLegend.${group}`) }))
    case 'occupancy': return (['self', 'rented', 'vacant'] as const).map(part => ({ hue: occupancyHues[part], text: t(`buildingLegend.${part}`) }))
    case 'height': return scaleHues.map((hue, i) => {
      const from = heightBreaksM[i - 1], to = heightBreaksM[i]
      return { hue, text: from === undefined ? t('buildingLegend.heightBelow', { to: to ?? 0 }) : to === undefined ? t('buildingLegend.heightFrom', { from }) : t('buildingLegend.heightBetween', { from, to }) }
    })
    case 'age': return ageHues.map((hue, i) => {
      const from = yearBreaks[i], next = yearBreaks[i - 1]
      return { hue, text: from === undefined ? t('buildingLegend.yearBefore', { to: next ?? 0 }) : next === undefined ? t('buildingLegend.yearFrom', { from }) : t('buildingLegend.yearBetween', { from, to: next - 1 }) }
    })
  }
}
