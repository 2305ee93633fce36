import { metresPerDegree } from '@/domain/geodesy'
import { palette, rgbOf } from './palette'
import type { Relief } from '@/domain/relief'

/** A rectangle in degrees. */
export interface GeoRect { west: number, south: number, east: number, north: number }

/** Where the ground is lit most: the county's centre; it fades into the dark with distance. */
export interface GroundLight { lon: number, lat: number, nearKm: number, farKm: number }

/** Direction the light comes from (north-west, 40° high), as east, north, up; shared with the plates' shader. */
export const lightDirection = [-0.5417, 0.5417, 0.6428] as const
/** Slopes are multiplied by this for shading only; heights on the map are never exaggerated. */
export const shadingFactor = 7
const ridgeStepM = 60

const channels = [0, 1, 2] as const
const plain = rgbOf(palette.plain), mountain = rgbOf(palette.mountain), lit = rgbOf(palette.lit), shade = rgbOf(palette.shade)
const contour = rgbOf(palette.contour), nothing = rgbOf(palette.void), gridInk = rgbOf(palette.grid)

const smooth = (low: number, high: number, x: number) => {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

function hash(i: number, j: number): number {
  let h = Math.imul(i, 374761393) + Math.imul(j, 668265263)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967295
}

/** Gradient noise, about −1 … 1, smooth. */
function noise(x: number, y: number): number {
  const i = Math.floor(x), j = Math.floor(y)
  const u = x - i, v = y - j
  const slope = (ci: number, cj: number) => {
    const angle = hash(ci, cj) * 2 * Math.PI
    return Math.cos(angle) * (x - ci) + Math.sin(angle) * (y - cj)
  }
  const su = u * u * u * (u * (u * 6 - 15) + 10), sv = v * v * v * (v * (v * 6 - 15) + 10)
  const a = slope(i, j), b = slope(i + 1, j), c = slope(i, j + 1), d = slope(i + 1, j + 1)
  return 1.5 * (a + (b - a) * su + (c - a) * sv + (a - b - c + d) * su * sv)
}

/** Ridges and gullies in metres: a texture for the shading of slopes, which the 2 km grid has lost. It is no height. */
function ridges(e: number, n: number): number {
  const fold = (x: number, y: number) => 1 - Math.abs(noise(x, y))
  // Each octave is turned, so that the lattice of the noise does not show.
  return fold(e / 1900, n / 1900) * 46 + fold((0.8 * e + 0.6 * n) / 820 + 40, (0.8 * n - 0.6 * e) / 820 + 11) * 22 + fold((0.38 * e - 0.92 * n) / 340 + 7, (0.92 * e + 0.38 * n) / 340 + 90) * 7
}

/** Contour interval in metres for a picture with this many metres to the pixel. */
export function contourInterval(metresPerPixel: number): number {
  if (metresPerPixel > 40) return 50
  if (metresPerPixel > 12) return 25
  return metresPerPixel > 4 ? 10 : 5
}

/** Spacing of the survey grid drawn at close view, metres; null where it would be too dense. */
export function gridSpacing(metresPerPixel: number): number | null {
  if (metresPerPixel > 6) return null
  return metresPerPixel > 1.5 ? 500 : 100
}

/**
 * Paints one square of the ground, RGBA rows from north to south: relief shading, contour lines, and at close view a faint
 * grid that gives a sense of distance. A pure function of its arguments, so that neighbouring squares meet.
 */
export function paintGround(relief: Relief, light: GroundLight, rect: GeoRect, size: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(size * size * 4)
  const stepLon = (rect.east - rect.west) / size, stepLat = (rect.north - rect.south) / size
  const midLat = (rect.south + rect.north) / 2
  const metresLon = metresPerDegree * Math.cos(midLat * Math.PI / 180)
  const metresPerPixel = stepLat * metresPerDegree
  const interval = contourInterval(metresPerPixel)
  const spacing = gridSpacing(metresPerPixel)
  // Heights and slopes on a coarse lattice: the ground is smooth at this scale, and a tile costs a sixteenth.
  const every = 4, side = Math.ceil(size / every) + 2
  const heights = new Float32Array(side * side), east = new Float32Array(side * side), north = new Float32Array(side * side), trust = new Float32Array(side * side)
  const probe = Math.max(60, metresPerPixel * 1.5)
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const lon = rect.west + i * every * stepLon, lat = rect.north - j * every * stepLat, k = j * side + i
      const h = relief.groundHeight(lon, lat)
      heights[k] = h
      trust[k] = relief.confidence(lon, lat)
      east[k] = (relief.groundHeight(lon + probe / metresLon, lat) - relief.groundHeight(lon - probe / metresLon, lat)) / (2 * probe)
      north[k] = (relief.groundHeight(lon, lat + probe / metresPerDegree) - relief.groundHeight(lon, lat - probe / metresPerDegree)) / (2 * probe)
    }
  }
  const [lx, ly, lz] = lightDirection
  for (let py = 0; py < size; py++) {
    const j = Math.floor(py / every), v = py / every - j
    const lat = rect.north - (py + 0.5) * stepLat
    for (let px = 0; px < size; px++) {
      const i = Math.floor(px / every), u = px / every - i
      const k = j * side + i
      const read = (field: Float32Array) =>
        ((field[k] ?? 0) * (1 - u) + (field[k + 1] ?? 0) * u) * (1 - v) + ((field[k + side] ?? 0) * (1 - u) + (field[k + side + 1] ?? 0) * u) * v
      const lon = rect.west + (px + 0.5) * stepLon
      const h = read(heights), gx = read(east), gy = read(north), known = read(trust)
      const e = (lon - light.lon) * metresLon, n = (lat - light.lat) * metresPerDegree
      const rough = smooth(0.004, 0.05, Math.hypot(gx, gy))
      let dx = 0, dy = 0
      if (rough > 0) {
        const here = ridges(e, n)
        dx = rough * (ridges(e + ridgeStepM, n) - here) / ridgeStepM
        dy = rough * (ridges(e, n + ridgeStepM) - here) / ridgeStepM
      }
      const sx = -(gx + dx) * shadingFactor, sy = -(gy + dy) * shadingFactor
      const lambert = (sx * lx + sy * ly + lz) / Math.sqrt(sx * sx + sy * sy + 1) / lz
      const bright = Math.max(0, lambert - 1), dark = Math.min(1, Math.max(0, 1 - lambert))
      const high = smooth(35, 260, h)
      const distanceKm = Math.hypot(e, n) / 1000
      const near = Math.exp(-((distanceKm / light.nearKm) ** 2))
      const gain = 0.62 + 0.5 * near
      const gone = smooth(light.nearKm, light.farKm, distanceKm)
      const slope = Math.hypot(gx, gy) * metresPerPixel
      const nearest = Math.abs(h / interval - Math.round(h / interval)) * interval
      const isMain = Math.round(h / interval) % 4 === 0
      const line = slope > interval * 0.004 ? Math.max(0, 1 - Math.max(0, nearest / slope - 0.35)) * (isMain ? 0.22 : 0.12) * known : 0
      let grid = 0
      if (spacing !== null) {
        const gridAt = (metres: number) => Math.max(0, 1 - Math.abs(metres / spacing - Math.round(metres / spacing)) * spacing / metresPerPixel * 0.9)
        grid = Math.max(gridAt(e), gridAt(n)) * 0.07
      }
      const at = (py * size + px) * 4
      for (const c of channels) {
        let value = plain[c] + (mountain[c] - plain[c]) * high
        value += (lit[c] - value) * Math.min(0.62, bright * 0.75)
        value += (shade[c] - value) * dark * 0.82
        value *= gain
        value += (contour[c] - value) * line + (gridInk[c] - value) * grid
        pixels[at + c] = value + (nothing[c] - value) * gone
      }
      pixels[at + 3] = 255
    }
  }
  return pixels
}
