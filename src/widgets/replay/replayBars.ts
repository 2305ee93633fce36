import { type AlarmMarks, alarmRate } from '@/domain/alarmHealth'
import type { EpochMs, ZonedTime } from '@/domain/time'

/** Size of the drawing of the bar; it is stretched to its place. */
export const barWidth = 1440
export const barHeight = 100
const windowMs = 600_000
const hourMs = 3_600_000

/** The alarms of each 10 minutes of a span as one path for all and one for the red among them, the highest at full height; y grows downward. */
export function replayBars(alarms: readonly AlarmMarks[], span: { from: EpochMs, to: EpochMs }): { all: string, urgent: string } {
  const counts = (some: readonly AlarmMarks[]) => alarmRate(some.map(a => a.raised), span, windowMs, 0).windows
  const all = counts(alarms), urgent = counts(alarms.filter(a => a.record.severity === 'urgent'))
  const most = Math.max(1, ...all)
  const step = barWidth / Math.max(1, all.length)
  const path = (windows: readonly number[]) => windows.map((n, i) => n === 0 ? '' : `M${round(i * step + step * 0.15)} ${barHeight}v${round(-barHeight * n / most)}h${round(step * 0.7)}V${barHeight}z`).join('')
  return { all: path(all), urgent: path(urgent) }
}

/** Full hours to write below the bar, every `every` hours by the county's clock, with their place from 0 to 1; none close to an edge. */
export function hourTicks(span: { from: EpochMs, to: EpochMs }, zone: ZonedTime, every: number): { at: EpochMs, part: number, text: string }[] {
  const ticks: { at: EpochMs, part: number, text: string }[] = []
  for (let at = Math.ceil(span.from / hourMs) * hourMs; at <= span.to; at += hourMs) {
    const text = zone.parts(at).time.slice(0, 5)
    const part = (at - span.from) / (span.to - span.from)
    if (Number(text.slice(0, 2)) % every === 0 && part > 0.04 && part < 0.91) ticks.push({ at, part, text })
  }
  return ticks
}

const round = (value: number) => Math.round(value * 100) / 100
