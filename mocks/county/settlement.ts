import { between, factor, hash, hashText, mix } from './hash'
import { type CountyRegion, communityIndices, regionAt } from './regions'

/**
 * How big the places are, before any seed: the demo has no census by community, so each gets a size of its own from its code.
 * The plates and every register build on it, so that a small village is small on the map and in each table.
 */
export interface Settlement {
  index: number
  urban: boolean
  /** Residents to expect: a weight, not a count. */
  people: number
  /** Area to expect in km²: a weight, not a measure. */
  areaKm2: number
  /** Share of residents that moved in, share of the registered that are away. */
  inflow: number
  outflow: number
}

/** Residents of the towns as weights, in thousands (no census by town is published: a proxy, see the data notes). */
const townPeople: Readonly<Record<string, number>> = {
  榆山街道: 96.2, 锦水街道: 49.8, 东阿镇: 37.7, 孝直镇: 28.4, 孔村镇: 28.6, 洪范池镇: 20.1, 玫瑰镇: 33.2, 安城镇: 29.3,
}

/** Areas of the towns as weights in km². */
export const townAreaKm2: Readonly<Record<string, number>> = {
  榆山街道: 62, 锦水街道: 48, 东阿镇: 122, 孝直镇: 93, 孔村镇: 106, 洪范池镇: 87, 玫瑰镇: 97.95, 安城镇: 99,
}

/** Urban communities known to be large, by name; the others follow their hash. */
const largePilots = new Set(['翠屏社区', '文昌社区', '锦绣社区', '锦东社区', '锦源社区', '龙山社区', '锦川社区', '玫瑰苑社区', '玫瑰湖社区', '滨湖社区'])

/** One settlement for each community, in the order of `communityIndices`. */
export const settlements: readonly Settlement[] = scaleToTowns(communityIndices.map(index => raw(regionAt(index))))

function raw(region: CountyRegion): Settlement {
  const h = hash(hashText(region.code), 0x5e77)
  const urban = region.committee === 'urban'
  const seat = !urban && region.name.slice(0, 2) === regionAt(region.parentIndex).name.slice(0, 2)
  const people = urban
    ? (largePilots.has(region.name) ? between(h, 4300, 6100) : between(h, 1500, 3900))
    : Math.max(190, 560 * factor(mix(h, 3), 0.36) * (seat ? 2.6 : 1))
  const densityPerKm2 = between(mix(h, 5), 5200, 9800)
  return {
    index: region.index, urban, people,
    areaKm2: urban ? people / densityPerKm2 : between(mix(h, 7), 0.75, 1.25) + people / 900,
    inflow: urban ? between(mix(h, 9), 0.09, 0.21) : between(mix(h, 9), 0.012, 0.045),
    outflow: urban ? between(mix(h, 11), 0.09, 0.14) : between(mix(h, 11), 0.185, 0.27),
  }
}

/** Villages are scaled so that each town has its weight of people; urban communities keep their size. */
function scaleToTowns(list: readonly Settlement[]): Settlement[] {
  return list.map((place) => {
    if (place.urban) return place
    const town = regionAt(regionAt(place.index).parentIndex)
    const inTown = list.filter(other => regionAt(other.index).parentIndex === town.index)
    const urban = inTown.filter(other => other.urban).reduce((sum, other) => sum + other.people, 0)
    const villages = inTown.filter(other => !other.urban).reduce((sum, other) => sum + other.people, 0)
    const wanted = (townPeople[town.name] ?? 0) * 1000 - urban
    return { ...place, people: Math.max(150, place.people * wanted / villages) }
  })
}
