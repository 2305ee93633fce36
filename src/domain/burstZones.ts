/**
 * Isolation zones (关阀分区) of a pressure network: what has to be shut off around a pipe that bursts, and what gets no water then.
 * Pure and linear in the size of the network: zones are the parts between valves, and what hangs on a zone alone is found by one
 * search in depth (articulation points: Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1972).
 */

/** Nodes are numbered from 0; a link joins two of them. */
export interface PressureNetwork {
  readonly nodes: number
  readonly links: readonly (readonly [from: number, to: number])[]
  /** `open` can be closed; `closed` lets nothing through as it is; `stuck` (锈死) cannot be turned, so water passes. */
  readonly valves: ReadonlyMap<number, 'open' | 'closed' | 'stuck'>
  /** Where water comes in. */
  readonly sources: readonly number[]
}

export interface BurstZones {
  readonly count: number
  /** Zone of each link. */
  readonly zoneOf: Int32Array
  /** Of each zone: the valves that have to be closed, and those within it that would be if they could be turned. */
  readonly valves: readonly { readonly close: readonly number[], readonly stuck: readonly number[] }[]
  /** What each zone has of something, together with all that gets water through it alone; of a zone without water its own. */
  lost: (own: ArrayLike<number>) => Float64Array
}

/** Divides a network at its valves. A valve stands at the end of each pipe that it joins, so that closing it for one zone leaves the others theirs. */
export function burstZones({ nodes, links, valves, sources }: PressureNetwork): BurstZones {
  const zoneOf = zonesOf(nodes, links, node => valves.get(node) === 'open' || valves.get(node) === 'closed')
  const count = zoneOf.reduce((most, zone) => Math.max(most, zone + 1), 0)
  const found = Array.from({ length: count }, () => ({ close: new Set<number>(), stuck: new Set<number>() }))
  const isSource = new Set(sources)
  const fed = new Set<number>()
  for (const [k, ends] of links.entries()) {
    const zone = zoneOf[k] ?? 0
    for (const node of ends) {
      const valve = valves.get(node)
      if (valve === 'open') found[zone]?.close.add(node)
      if (valve === 'stuck') found[zone]?.stuck.add(node)
      if (isSource.has(node)) fed.add(zone)
    }
  }
  // Vertices: zones, then the valves between them, then one from which all water comes.
  const vertexOf = new Map<number, number>()
  const neighbours: number[][] = Array.from({ length: count }, () => [])
  for (const [zone, { close }] of found.entries()) {
    for (const node of close) {
      const vertex = vertexOf.get(node) ?? neighbours.push([]) - 1
      vertexOf.set(node, vertex)
      neighbours[zone]?.push(vertex)
      neighbours[vertex]?.push(zone)
    }
  }
  const root = neighbours.push([...fed]) - 1
  for (const zone of fed) neighbours[zone]?.push(root)
  const { order, parent, hangs } = searchInDepth(neighbours, root)
  return {
    count, zoneOf, valves: found.map(({ close, stuck }) => ({ close: [...close], stuck: [...stuck] })),
    lost(own) {
      const below = new Float64Array(neighbours.length)
      const lost = Float64Array.from({ length: count }, (_, zone) => own[zone] ?? 0)
      for (const vertex of [...order].reverse()) {
        below[vertex] = (below[vertex] ?? 0) + (vertex < count ? own[vertex] ?? 0 : 0)
        const up = parent[vertex] ?? -1
        if (up < 0) continue
        below[up] = (below[up] ?? 0) + (below[vertex] ?? 0)
        if (up < count && hangs[vertex] === 1) lost[up] = (lost[up] ?? 0) + (below[vertex] ?? 0)
      }
      return lost
    },
  }
}

/** Numbers the parts into which links fall when they part at some nodes. */
function zonesOf(nodes: number, links: PressureNetwork['links'], parts: (node: number) => boolean): Int32Array {
  const lead = Int32Array.from({ length: links.length }, (_, k) => k)
  const find = (k: number): number => {
    let at = k
    while (lead[at] !== at) { lead[at] = lead[lead[at] ?? at] ?? at; at = lead[at] ?? at }
    return at
  }
  const first = new Int32Array(nodes).fill(-1)
  for (const [k, ends] of links.entries()) {
    for (const node of ends) {
      if (parts(node)) continue
      const known = first[node] ?? -1
      if (known < 0) first[node] = k
      else lead[find(k)] = find(known)
    }
  }
  const numbers = new Map<number, number>()
  return Int32Array.from(links, (_, k) => {
    const part = find(k)
    const number = numbers.get(part) ?? numbers.size
    numbers.set(part, number)
    return number
  })
}

/** Vertices in the order in which a search from the root meets them, from which each was met, and whether it hangs on that one alone. */
function searchInDepth(neighbours: readonly (readonly number[])[], root: number): { order: number[], parent: Int32Array, hangs: Uint8Array } {
  const met = new Int32Array(neighbours.length).fill(-1), low = new Int32Array(neighbours.length), parent = new Int32Array(neighbours.length).fill(-1)
  const next = new Int32Array(neighbours.length), hangs = new Uint8Array(neighbours.length)
  const order = [root], path = [root]
  met[root] = 0
  while (path.length > 0) {
    const at = path.at(-1) ?? root
    const k = next[at] ?? 0
    const other = neighbours[at]?.[k]
    next[at] = k + 1
    if (other === undefined) {
      path.pop()
      const up = parent[at] ?? -1
      if (up >= 0) {
        low[up] = Math.min(low[up] ?? 0, low[at] ?? 0)
        if ((low[at] ?? 0) >= (met[up] ?? 0)) hangs[at] = 1
      }
    }
    else if ((met[other] ?? -1) < 0) {
      met[other] = order.length
      low[other] = order.length
      parent[other] = at
      order.push(other)
      path.push(other)
    }
    else if (other !== parent[at]) low[at] = Math.min(low[at] ?? 0, met[other] ?? 0)
  }
  return { order, parent, hangs }
}
