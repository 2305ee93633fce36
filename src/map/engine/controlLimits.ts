/** How near, how far and how flat a person may look, and how far from the county's middle. */
export interface ControlLimits { minRangeM: number, maxRangeM: number, minPitchDeg: number, maxPitchDeg: number, reachM: number }
export const controlLimits: ControlLimits = { minRangeM: 60, maxRangeM: 400_000, minPitchDeg: -88, maxPitchDeg: -14, reachM: 60_000 }
/** Underground one comes close to a pipe and looks along it, from below the ground too. */
export const undergroundLimits: ControlLimits = { ...controlLimits, minRangeM: 5, maxPitchDeg: -2.5 }
