import type { StreetLine, Streets } from './streets'

/** How a system takes a street: right through, or as a dead end from one crossing that stops short of the other. */
export interface Route { line: StreetLine, from: number, to: number, through: boolean }

/** The ways to the sources: for each crossing its distance by cost, and the street by which one gets nearer (−1 at a source, −2 where there is no way). */
export interface Ways { cost: Float64Array, step: Int32Array, order: number[] }

/** Dijkstra over the streets that `takes` allows; `costM` is what a street costs when walked away from the source. */
export function waysFrom(streets: Streets, sources: readonly number[], takes: (line: StreetLine) => boolean, costM: (line: StreetLine, from: number, to: number) => number): Ways {
  const n = streets.crossings.length
  const cost = new Float64Array(n).fill(Infinity)
  const step = new Int32Array(n).fill(-2)
  const done = new Uint8Array(n)
  const order: number[] = []
  const heap: { at: number, cost: number }[] = []
  for (const source of sources) { cost[source] = 0; step[source] = -1; push(heap, { at: source, cost: 0 }) }
  for (let next = pop(heap); next !== undefined; next = pop(heap)) {
    const { at } = next
    if (done[at] === 1) continue
    done[at] = 1
    order.push(at)
    for (const { line } of streets.arms[at] ?? []) {
      if (!takes(line)) continue
      const other = line.a === at ? line.b : line.a
      const through = (cost[at] ?? 0) + costM(line, at, other)
      if (through < (cost[other] ?? Infinity)) { cost[other] = through; step[other] = line.index; push(heap, { at: other, cost: through }) }
    }
  }
  return { cost, step, order }
}

function push(heap: { at: number, cost: number }[], item: { at: number, cost: number }): void {
  let i = heap.push(item) - 1
  while (i > 0) {
    const up = (i - 1) >> 1
    const parent = heap[up]
    if (parent === undefined || parent.cost <= item.cost) break
    heap[i] = parent
    heap[up] = item
    i = up
  }
}

function pop(heap: { at: number, cost: number }[]): { at: number, cost: number } | undefined {
  const top = heap[0], last = heap.pop()
  if (top === undefined || last === undefined || heap.length === 0) return top
  let i = 0
  for (;;) {
    const l = 2 * i + 1
    const left = heap[l], right = heap[l + 1]
    if (left === undefined) break
    const [k, least] = right !== undefined && right.cost < left.cost ? [l + 1, right] : [l, left]
    if (least.cost >= last.cost) break
    heap[i] = least
    i = k
  }
  heap[i] = last
  return top
}

/** Routes of the tree, each walked away from its source, and the streets beside the tree that `rest` wants. */
export function routesOf(streets: Streets, ways: Ways, takes: (line: StreetLine) => boolean, rest: (line: StreetLine) => 'loop' | 'stub' | 'none'): Route[] {
  const routes: Route[] = []
  for (const line of streets.lines) {
    if (!takes(line) || ways.step[line.a] === -2 || ways.step[line.b] === -2) continue
    const [near, far] = (ways.cost[line.a] ?? 0) <= (ways.cost[line.b] ?? 0) ? [line.a, line.b] : [line.b, line.a]
    if (ways.step[far] === line.index) { routes.push({ line, from: near, to: far, through: true }); continue }
    if (ways.step[near] === line.index) { routes.push({ line, from: far, to: near, through: true }); continue }
    const choice = rest(line)
    if (choice !== 'none') routes.push({ line, from: near, to: far, through: choice === 'loop' })
  }
  return routes
}

/** The largest set of crossings that hang together through the streets that `takes` allows. */
export function largestPart(streets: Streets, takes: (line: StreetLine) => boolean): number[] {
  const seen = new Uint8Array(streets.crossings.length)
  let best: number[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !(streets.arms[start] ?? []).some(arm => takes(arm.line))) continue
    const part = [start]
    seen[start] = 1
    for (let k = 0; k < part.length; k++) {
      const at = part[k] ?? 0
      for (const { line } of streets.arms[at] ?? []) {
        const other = line.a === at ? line.b : line.a
        if (!takes(line) || seen[other] === 1) continue
        seen[other] = 1
        part.push(other)
      }
    }
    if (part.length > best.length) best = part
  }
  return best
}
