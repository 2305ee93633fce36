/** East, north, up in metres from the frame's origin. */
export type Local = readonly [east: number, north: number, up: number]
/** Earth-centred, earth-fixed, metres. */
export type Ecef = readonly [x: number, y: number, z: number]

const a = 6_378_137
const f = 1 / 298.257223563
const e2 = f * (2 - f)
const rad = Math.PI / 180

/** WGS-84 degrees and metres above the ellipsoid to ECEF. */
export function ecefOf(lon: number, lat: number, height: number): Ecef {
  const sinLat = Math.sin(lat * rad), cosLat = Math.cos(lat * rad)
  const n = a / Math.sqrt(1 - e2 * sinLat * sinLat)
  return [(n + height) * cosLat * Math.cos(lon * rad), (n + height) * cosLat * Math.sin(lon * rad), (n * (1 - e2) + height) * sinLat]
}

/** ECEF to WGS-84 degrees and metres (Bowring's formula; below a millimetre near the ground). */
export function geodeticOf([x, y, z]: Ecef): [lon: number, lat: number, height: number] {
  const b = a * (1 - f)
  const p = Math.hypot(x, y)
  const theta = Math.atan2(z * a, p * b)
  const lat = Math.atan2(z + (e2 / (1 - e2)) * b * Math.sin(theta) ** 3, p - e2 * a * Math.cos(theta) ** 3)
  const n = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2)
  return [Math.atan2(y, x) / rad, lat / rad, p / Math.cos(lat) - n]
}

/**
 * A rigid east-north-up frame that touches the ellipsoid at one point. All camera maths is done in one frame for the whole
 * county; being rigid, it is exact, and the curvature shows as a drop of a few metres at the far edge.
 */
export interface LocalFrame {
  readonly origin: { lon: number, lat: number }
  toLocal: (lon: number, lat: number, height: number) => Local
  toGeodetic: (local: Local) => [lon: number, lat: number, height: number]
  toEcef: (local: Local) => Ecef
  fromEcef: (point: Ecef) => Local
  /** Turns a direction into ECEF. */
  direction: (local: Local) => Ecef
  /** Turns an ECEF direction into the frame. */
  directionFromEcef: (direction: Ecef) => Local
}

export function createLocalFrame(lon: number, lat: number): LocalFrame {
  const [ox, oy, oz] = ecefOf(lon, lat, 0)
  const sl = Math.sin(lon * rad), cl = Math.cos(lon * rad), sp = Math.sin(lat * rad), cp = Math.cos(lat * rad)
  const direction = ([e, n, u]: Local): Ecef => [-sl * e - sp * cl * n + cp * cl * u, cl * e - sp * sl * n + cp * sl * u, cp * n + sp * u]
  const directionFromEcef = ([x, y, z]: Ecef): Local => [-sl * x + cl * y, -sp * cl * x - sp * sl * y + cp * z, cp * cl * x + cp * sl * y + sp * z]
  const toEcef = (local: Local): Ecef => {
    const [x, y, z] = direction(local)
    return [ox + x, oy + y, oz + z]
  }
  const fromEcef = ([x, y, z]: Ecef) => directionFromEcef([x - ox, y - oy, z - oz])
  return {
    origin: { lon, lat },
    toLocal: (lon, lat, height) => fromEcef(ecefOf(lon, lat, height)),
    toGeodetic: local => geodeticOf(toEcef(local)),
    toEcef, fromEcef, direction, directionFromEcef,
  }
}
