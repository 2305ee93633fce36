import type { ChartOption, TooltipComponentOption } from './echarts'
import { type ChartTheme, label } from './chartTheme'

export type { ChartOption }

/**
 * What every chart of the wall has in common: no animation but a short cross-fade of changes, text drawn by the wall's
 * scale, and a tooltip drawn as rich text (an HTML tooltip would be unstyled under the CSP, and would take markup from data).
 */
export function chartBase(theme: ChartTheme): ChartOption {
  return {
    animation: true, animationDuration: 0, animationDurationUpdate: 320, animationEasingUpdate: 'cubicOut',
    textStyle: label(theme),
    tooltip: chartTooltip(theme),
  }
}

/** Strength of a mark by whether it is chosen: the others step back; null where nothing is chosen. */
export function strengthOf(isChosen: boolean | null): number {
  return isChosen === false ? 0.22 : 1
}

/** The tooltip of every chart; a chart adds its template. */
export function chartTooltip(theme: ChartTheme): TooltipComponentOption {
  return {
    renderMode: 'richText', confine: true, borderWidth: 1, borderColor: theme.line, backgroundColor: theme.ground,
    padding: [0.4 * theme.rem, 0.7 * theme.rem], textStyle: label(theme, 0.9375, theme.ink1),
  }
}
