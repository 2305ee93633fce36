import type { DepthDatum, Pipe, PipeEnd, PipeKind, PipeProfile } from '@/api/contract/pipes'

/** The six systems: 给水, 排水 (雨水 and 污水), 燃气, 热力, 电力, 通信. */
export const pipeFamilies = ['water', 'drainage', 'gas', 'heat', 'power', 'telecom'] as const
export type PipeFamily = (typeof pipeFamilies)[number]

/** One kind by CJJ 61-2017 appendix B: its system, the standard's colour, and the hue of the dark wall. */
export interface PipeKindSpec { family: PipeFamily, standardRgb: readonly [number, number, number], hue: string }
export const pipeKindSpecs: Readonly<Record<PipeKind, PipeKindSpec>> = {
  JS: { family: 'water', standardRgb: [0, 255, 255], hue: '#22d3ee' },
  YS: { family: 'drainage', standardRgb: [76, 57, 38], hue: '#b9824e' },
  WS: { family: 'drainage', standardRgb: [76, 57, 38], hue: '#96673c' },
  RQ: { family: 'gas', standardRgb: [255, 0, 255], hue: '#ff5ad5' },
  RL: { family: 'heat', standardRgb: [255, 128, 0], hue: '#ffa23e' },
  DL: { family: 'power', standardRgb: [255, 0, 0], hue: '#ff5252' },
  TX: { family: 'telecom', standardRgb: [0, 255, 0], hue: '#4ade80' },
}

/** Clear width and height inside a profile, m. */
export function innerSizeM(profile: PipeProfile): { widthM: number, heightM: number } {
  return profile.shape === 'round'
    ? { widthM: profile.diameterMm / 1000, heightM: profile.diameterMm / 1000 }
    : { widthM: profile.widthMm / 1000, heightM: profile.heightMm / 1000 }
}

/** Width and height outside, m: the clear size and a wall on each side. */
export function outerSizeM(profile: PipeProfile): { widthM: number, heightM: number } {
  const { widthM, heightM } = innerSizeM(profile)
  const walls = 2 * profile.wallMm / 1000
  return { widthM: widthM + walls, heightM: heightM + walls }
}

/** How far the axis lies below (negative) or above (positive) the spot that depth and elevation are measured to, m. */
export function axisOffsetM(datum: DepthDatum, profile: PipeProfile): number {
  return datum === 'outerTop' ? -outerSizeM(profile).heightM / 2 : innerSizeM(profile).heightM / 2
}

/** Height of the axis above sea level at one end, m. */
export function axisElevationM(end: PipeEnd, { datum, profile }: Pick<Pipe, 'datum' | 'profile'>): number {
  return end.elevationM + axisOffsetM(datum, profile)
}

/** Depth of the axis below ground at one end, m, positive down. */
export function axisDepthM(end: PipeEnd, { datum, profile }: Pick<Pipe, 'datum' | 'profile'>): number {
  return end.depthM - axisOffsetM(datum, profile)
}
