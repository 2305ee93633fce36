/** What an option function may know of the look: sizes in CSS px per rem, colours and faces. No DOM. */
export interface ChartTheme {
  /** CSS px per rem. */
  rem: number
  ink1: string, ink2: string, ink3: string, inkInverse: string, line: string, gold: string, jade: string, ground: string
  male: string, female: string
  useSelf: string, useRent: string, useVacant: string
  /** Categories in order; at most five and one for the rest. */
  categories: readonly string[]
  /** Choropleth and ranking ramp, low to high. */
  ramp: readonly string[]
  uiFont: string, numberFont: string
}

/** The theme last read from each root: reading makes the browser work out every style anew, and the tokens change with nothing but the scale. */
const themes = new WeakMap<HTMLElement, ChartTheme>()

/** The theme by the tokens on the root element, the same object for every chart as long as the scale stays. */
export function chartThemeOf(root: HTMLElement, rem: number): ChartTheme {
  const known = themes.get(root)
  if (known?.rem === rem) return known
  const theme = readChartTheme(root, rem)
  themes.set(root, theme)
  return theme
}

function readChartTheme(root: HTMLElement, rem: number): ChartTheme {
  const style = getComputedStyle(root)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    rem,
    ink1: token('ink-1'), ink2: token('ink-2'), ink3: token('ink-3'), inkInverse: token('ink-inv'), line: token('line'),
    gold: token('gold'), jade: token('jade'), ground: token('panel-solid'),
    male: token('c2'), female: token('c3'),
    useSelf: token('c1'), useRent: token('use-rent'), useVacant: token('use-vacant'),
    categories: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map(token),
    ramp: ['s1', 's2', 's3', 's4', 's5'].map(token),
    uiFont: token('f-ui'), numberFont: token('f-num'),
  }
}

/** Text style of labels in the interface face; size in rem. */
export function label(theme: ChartTheme, size = 0.9375, color = theme.ink2) {
  return { fontFamily: theme.uiFont, fontSize: size * theme.rem, color }
}

/** Text style of figures: tabular, semi-bold; size in rem. */
export function digits(theme: ChartTheme, size = 1.0625, color = theme.ink1) {
  return { fontFamily: theme.numberFont, fontWeight: 600 as const, fontSize: size * theme.rem, color }
}
