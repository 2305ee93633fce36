/** Heights in metres at the crossings of the given longitudes and latitudes (degrees, WGS-84); one row for each latitude. */
export interface ElevationGrid { lon: readonly number[], lat: readonly number[], height_m: readonly (readonly number[])[] }

/** The ground: one function that terrain, plates, lines, labels and markers share. */
export interface Relief {
  /** What it was made from, for making it again in a worker. */
  grid: ElevationGrid
  /** Height of the ground in metres; smooth (C²), exact at the grid's points, level beyond the grid. */
  groundHeight: (lon: number, lat: number) => number
  /** How much of the true relief is left here: 1 inside the grid, 0 well outside it, where nothing is known. */
  confidence: (lon: number, lat: number) => number
  /** Lowest and highest point of the grid. */
  range: readonly [low: number, high: number]
  bounds: { west: number, south: number, east: number, north: number }
}

/** The relief fades to a plain over this many degrees beyond the grid's edge. */
const fadeDeg = 0.16

const mercatorY = (lat: number) => Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360))

/** Coefficients of the natural cubic B-spline that passes through the values, with one more at each end. */
function splineCoefficients(values: readonly number[]): number[] {
  const n = values.length
  // c[i−1] + 4 c[i] + c[i+1] = 6 v[i], with c = v at both ends.
  const c = new Array<number>(n).fill(0), d = new Array<number>(n).fill(0)
  d[0] = values[0] ?? 0
  for (let i = 1; i < n - 1; i++) {
    const m = 1 / (4 - (c[i - 1] ?? 0))
    c[i] = m
    d[i] = (6 * (values[i] ?? 0) - (d[i - 1] ?? 0)) * m
  }
  const result = new Array<number>(n).fill(0)
  result[n - 1] = values[n - 1] ?? 0
  for (let i = n - 2; i > 0; i--) result[i] = (d[i] ?? 0) - (c[i] ?? 0) * (result[i + 1] ?? 0)
  const head = values[0] ?? 0
  result[0] = head
  return [2 * head - (result[1] ?? 0), ...result, 2 * (result[n - 1] ?? 0) - (result[n - 2] ?? 0)]
}

/**
 * Reads the elevation grid (evenly spaced in longitude and in mercator northing) as an interpolating bicubic B-spline. Heights
 * are not exaggerated. Throws where the grid is not evenly spaced.
 */
export function createRelief(grid: ElevationGrid): Relief {
  const columns = grid.lon.length, rows = grid.lat.length
  const west = grid.lon[0] ?? 0, east = grid.lon[columns - 1] ?? 0
  const firstLat = grid.lat[0] ?? 0, lastLat = grid.lat[rows - 1] ?? 0
  const stepX = (east - west) / (columns - 1)
  const y0 = mercatorY(firstLat), stepY = (mercatorY(lastLat) - y0) / (rows - 1)
  for (const [i, lon] of grid.lon.entries()) if (Math.abs(lon - west - i * stepX) > Math.abs(stepX) * 0.02) throw new Error(`elevation: lon[${i}] is not evenly spaced`)
  for (const [i, lat] of grid.lat.entries()) if (Math.abs(mercatorY(lat) - y0 - i * stepY) > Math.abs(stepY) * 0.02) throw new Error(`elevation: lat[${i}] is not evenly spaced`)

  const byRow = grid.height_m.map(splineCoefficients)
  const stride = columns + 2
  const coefficients = new Float64Array(stride * (rows + 2))
  for (let i = 0; i < stride; i++) {
    for (const [j, value] of splineCoefficients(byRow.map(row => row[i] ?? 0)).entries()) coefficients[j * stride + i] = value
  }
  const sorted = grid.height_m.flat().sort((a, b) => a - b)
  const low = sorted[0] ?? 0, high = sorted.at(-1) ?? 0
  // Beyond the grid nothing is known: the plain of the lower quarter.
  const plain = sorted[Math.floor(sorted.length / 4)] ?? low
  const at = (i: number, j: number) => coefficients[Math.min(rows + 1, j + 1) * stride + Math.min(columns + 1, i + 1)] ?? plain

  function spline(x: number, y: number): number {
    const i = Math.floor(x), j = Math.floor(y)
    const u = x - i, v = y - j
    const u2 = u * u, u3 = u2 * u, v2 = v * v, v3 = v2 * v
    const a0 = 1 - 3 * u + 3 * u2 - u3, a1 = 4 - 6 * u2 + 3 * u3, a2 = 1 + 3 * u + 3 * u2 - 3 * u3
    const b0 = 1 - 3 * v + 3 * v2 - v3, b1 = 4 - 6 * v2 + 3 * v3, b2 = 1 + 3 * v + 3 * v2 - 3 * v3
    const row = (k: number) => a0 * at(i - 1, k) + a1 * at(i, k) + a2 * at(i + 1, k) + u3 * at(i + 2, k)
    return (b0 * row(j - 1) + b1 * row(j) + b2 * row(j + 1) + v3 * row(j + 2)) / 36
  }

  const south = Math.min(firstLat, lastLat), north = Math.max(firstLat, lastLat)
  function confidence(lon: number, lat: number): number {
    const out = Math.hypot(Math.max(0, west - lon, lon - east), Math.max(0, south - lat, lat - north))
    const t = Math.min(1, out / fadeDeg)
    return 1 - t * t * (3 - 2 * t)
  }
  function groundHeight(lon: number, lat: number): number {
    const trust = confidence(lon, lat)
    if (trust <= 0) return plain
    const x = (Math.min(east, Math.max(west, lon)) - west) / stepX
    const y = (mercatorY(Math.min(north, Math.max(south, lat))) - y0) / stepY
    return plain + (spline(x, y) - plain) * trust
  }
  return { grid, groundHeight, confidence, range: [low, high], bounds: { west, south, east, north } }
}
