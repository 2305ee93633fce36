import type { ChartTheme } from './chartTheme'
import type { ChartOption } from './echarts'

/** A chart waits for its faces this long, then draws with what there is. */
const patienceMs = 2_000
/** Letters of each face that have been loaded: a face that is there stays there, and need not be asked for again with every change. */
const loaded = new Map<string, Set<string>>()

/** The faces that an option's labels need and that are not known to be there, each with the letters that it lacks. */
function missingFaces(option: ChartOption, theme: ChartTheme): { face: string, letters: readonly string[] }[] {
  const faces = [{ face: `400 16px ${theme.uiFont}`, letters: [...new Set(JSON.stringify(option))] }, { face: `600 16px ${theme.numberFont}`, letters: Array.from('0123456789') }]
  return faces.map(({ face, letters }) => ({ face, letters: letters.filter(letter => loaded.get(face)?.has(letter) !== true) })).filter(({ letters }) => letters.length > 0)
}

/** Resolves when the faces that an option's labels need are loaded (or after two seconds), at once where they are there already. */
export async function fontsFor(option: ChartOption, theme: ChartTheme): Promise<void> {
  if (!('fonts' in document)) return
  const missing = missingFaces(option, theme)
  if (missing.length === 0) return
  const loads = Promise.allSettled(missing.map(async ({ face, letters }) => {
    await document.fonts.load(face, letters.join(''))
    const known = loaded.get(face) ?? new Set()
    for (const letter of letters) known.add(letter)
    loaded.set(face, known)
  }))
  let timer: ReturnType<typeof setTimeout> | undefined
  await Promise.race([loads, new Promise((resolve) => { timer = setTimeout(resolve, patienceMs) })])
  clearTimeout(timer)
}
