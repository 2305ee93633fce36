import { type ComputedRef, computed } from 'vue'
import { areaText, fineLengthText, lengthText } from '@/domain/measure'
import { fullNumber } from '@/domain/numberFormat'
import { useMapToolsStore } from '@/stores/mapTools'
import { useNumberLocale } from '@/ui/numberLocale'

/** A measured figure: key of its name under `tools.*`, and its value in words. */
export interface MeasureRow { key: string, value: string }

/** What the tool in use has measured, the figure that counts first; empty for a tool that measures nothing. */
export function useMeasureRows(): ComputedRef<MeasureRow[]> {
  const tools = useMapToolsStore()
  const locale = useNumberLocale()
  const length = (m: number) => lengthText(m, locale.value)
  return computed(() => {
    const { distance, area, height } = tools
    if (distance) return [{ key: 'distance.surface', value: length(distance.surfaceM) }, { key: 'distance.horizontal', value: length(distance.horizontalM) }, { key: 'distance.straight', value: length(distance.straightM) }]
    if (area) return [{ key: 'area.horizontal', value: areaText(area.horizontalM2, locale.value) }, { key: 'area.surface', value: areaText(area.surfaceM2, locale.value) }, { key: 'area.edge', value: length(area.edgeM) }]
    if (!height) return []
    const slope = height.slopePercent
    return [
      { key: 'height.rise', value: fineLengthText(height.riseM, locale.value) }, { key: 'height.horizontal', value: length(height.horizontalM) }, { key: 'height.straight', value: length(height.straightM) },
      ...slope === null ? [] : [{ key: 'height.slope', value: `${slope < 0 ? '−' : ''}${fullNumber(Math.abs(slope), 1, locale.value)}%` }],
    ]
  })
}
