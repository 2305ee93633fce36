import { type TileColumn, type TileLayer, tileSchema } from '@/domain/tileSchema'
import { Numbers, Strings } from './columnStore'

/** One line or ring of a feature: points `start` … `end − 1` of the store; `isHole` inside the ring before it. */
export interface Part { start: number, end: number, isHole: boolean }

/** A column that is read and used but not written into the tiles. */
const inputOnly: Readonly<Record<TileLayer, readonly string[]>> = { buildings: [], pipes: [], nodes: ['cover'], roads: [] }

/** All features of a layer as typed arrays: the columns of the tile schema and the geometry in degrees. */
export class LayerStore {
  readonly columns: ReadonlyMap<string, TileColumn>
  readonly #numbers = new Map<string, Numbers>()
  readonly #strings = new Map<string, Strings>()
  readonly #points = new Numbers()
  readonly #partStarts = new Numbers()
  readonly #partHoles = new Numbers()
  readonly #featureStarts = new Numbers()
  /** Names of properties that are read. */
  readonly inputKeys: ReadonlySet<string>
  count = 0

  constructor(readonly layer: TileLayer) {
    this.columns = new Map<string, TileColumn>(Object.entries(tileSchema[layer]))
    for (const [key, { type }] of this.columns) {
      if (type === 'STRING') this.#strings.set(key, new Strings())
      else this.#numbers.set(key, new Numbers())
    }
    for (const key of inputOnly[layer]) this.#numbers.set(key, new Numbers())
    this.inputKeys = new Set([...this.columns.keys(), ...inputOnly[layer]])
  }

  add(values: ReadonlyMap<string, string | number>, parts: readonly { points: readonly (readonly number[])[], isHole: boolean }[]): void {
    for (const [key, column] of this.#strings) column.push(String(values.get(key) ?? ''))
    for (const [key, column] of this.#numbers) column.push(Number(values.get(key) ?? this.columns.get(key)?.noData ?? 0))
    this.#featureStarts.push(this.#partStarts.length)
    for (const { points, isHole } of parts) {
      this.#partStarts.push(this.#points.length / 2)
      this.#partHoles.push(isHole ? 1 : 0)
      for (const [lon = 0, lat = 0] of points) {
        this.#points.push(lon)
        this.#points.push(lat)
      }
    }
    this.count++
  }

  number(key: string, index: number): number {
    return this.#numbers.get(key)?.at(index) ?? 0
  }

  text(key: string, index: number): string {
    return this.#strings.get(key)?.at(index) ?? ''
  }

  bytes(key: string, index: number): Uint8Array {
    return this.#strings.get(key)?.bytesAt(index) ?? new Uint8Array()
  }

  lon(point: number): number {
    return this.#points.at(point * 2)
  }

  lat(point: number): number {
    return this.#points.at(point * 2 + 1)
  }

  parts(index: number): Part[] {
    const first = this.#featureStarts.at(index)
    const last = index + 1 < this.count ? this.#featureStarts.at(index + 1) : this.#partStarts.length
    return Array.from({ length: last - first }, (_, k) => {
      const part = first + k
      const end = part + 1 < this.#partStarts.length ? this.#partStarts.at(part + 1) : this.#points.length / 2
      return { start: this.#partStarts.at(part), end, isHole: this.#partHoles.at(part) === 1 }
    })
  }

  /** Middle of the feature's box, degrees. */
  middle(index: number): readonly [lon: number, lat: number] {
    const [start, end] = [this.#pointsBefore(index), this.#pointsBefore(index + 1)]
    let west = Infinity, east = -Infinity, south = Infinity, north = -Infinity
    for (let p = start; p < end; p++) {
      west = Math.min(west, this.lon(p))
      east = Math.max(east, this.lon(p))
      south = Math.min(south, this.lat(p))
      north = Math.max(north, this.lat(p))
    }
    return [(west + east) / 2, (south + north) / 2]
  }

  /** Where the points of a feature begin: its parts follow one another. */
  #pointsBefore(index: number): number {
    const part = index < this.count ? this.#featureStarts.at(index) : this.#partStarts.length
    return part < this.#partStarts.length ? this.#partStarts.at(part) : this.#points.length / 2
  }
}
