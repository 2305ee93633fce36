/**
 * Colours of the map, the twins of the design tokens for what is drawn by the graphics card or on a canvas; whatever is
 * drawn in HTML takes the tokens themselves.
 */
export const palette = {
  void: '#050d13',
  /** Ground from plain to mountain, before the light. */
  plain: '#0d2834',
  mountain: '#1c4650',
  lit: '#7fa8ab',
  shade: '#030b11',
  contour: '#8fc3cf',
  grid: '#6fa4b3',
  /** Choropleth, lowest class first: the tokens --s1 … --s5. */
  classes: ['#123039', '#12565e', '#1e807d', '#4fae9f', '#a9e4d4'],
  missing: '#24333b',
  /** Plates without a figure: the ground itself, a little raised. */
  bare: '#123a44',
  wallTop: '#4f9aa0',
  wallBottom: '#06161d',
  jade: '#3ccfbd',
  /** What is within reach on foot: the token --c4, that stands out from light plates and dark ones; its edge; and where one walks to. */
  reach: '#8177cf',
  reachEdge: '#b7aff2',
  reachPlace: '#f2f7f9',
  gap: '#04141b',
  seam: '#bfe9e2',
  outline: '#e6fbf5',
  neighbour: '#a9c3cd',
  lake: '#0f3542',
  lakeShore: '#4b8796',
  riverCore: '#d9bd7c',
  riverGlow: '#c7a660',
  riverSpark: '#fff3cf',
  stream: '#3f7f93',
  severity: { urgent: '#ff4d4f', important: '#ff8f26', general: '#ffd528', notice: '#4c9dff' },
} as const

export type Rgb = readonly [red: number, green: number, blue: number]

/** `#rrggbb` as numbers 0 … 255. Throws on anything else. */
export function rgbOf(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!match) throw new Error(`not a colour: ${hex}`)
  const channel = (i: number) => Number.parseInt(match[i] ?? '0', 16)
  return [channel(1), channel(2), channel(3)]
}
