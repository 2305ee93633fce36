const kilometre = 1000

/** A distance in metres as people say it: `320 m`, `1.2 km`. */
export function distanceText(metres: number): string {
  return metres >= kilometre ? `${(metres / kilometre).toFixed(1)} km` : `${Math.round(metres)} m`
}
