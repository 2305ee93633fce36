import type { ChartTheme } from './chartTheme'
import type { ChartOption } from './echarts'

/** A chart waits for its faces this long, then draws with what there is. */
const patienceMs = 2_000

/** Resolves when the faces that an option's labels need are loaded (or after two seconds). */
export async function fontsFor(option: ChartOption, theme: ChartTheme): Promise<void> {
  if (!('fonts' in document)) return
  const text = [...new Set(JSON.stringify(option))].join('')
  const loads = Promise.allSettled([
    document.fonts.load(`400 16px ${theme.uiFont}`, text),
    document.fonts.load(`600 16px ${theme.numberFont}`, '0123456789'),
  ])
  let timer: ReturnType<typeof setTimeout> | undefined
  await Promise.race([loads, new Promise((resolve) => { timer = setTimeout(resolve, patienceMs) })])
  clearTimeout(timer)
}
