import type { ChartTheme } from '@/ui/chartTheme'

/** A theme whose colours are their names, at 16 CSS px per rem. */
export function chartTheme(over: Partial<ChartTheme> = {}): ChartTheme {
  return {
    rem: 16, ink1: 'ink1', ink2: 'ink2', ink3: 'ink3', inkInverse: 'inkInverse', line: 'line', gold: 'gold', jade: 'jade', ground: 'ground',
    male: 'male', female: 'female', useSelf: 'useSelf', useRent: 'useRent', useVacant: 'useVacant',
    categories: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'], ramp: ['s1', 's2', 's3', 's4', 's5'], uiFont: 'ui', numberFont: 'num', ...over,
  }
}
