import { nodeFeatures } from '@/api/contract/pipes'
import type { LayerStore } from '../layerStore'
import { type MeshBuilder, type Vec, plus } from './meshBuilder'

/** What stands for a node: a shaft from cover to bottom, a box or post above ground, a valve with its stem, or a small knuckle on the pipe. */
type Body = { as: 'shaft', sizeM: number } | { as: 'above', halfM: number, heightM: number } | { as: 'valve' } | { as: 'knuckle', halfM: number }

const shaft = (sizeM: number): Body => ({ as: 'shaft', sizeM })
const above = (halfM: number, heightM: number): Body => ({ as: 'above', halfM, heightM })
const knuckle: Body = { as: 'knuckle', halfM: 0.18 }
const bodies: Readonly<Record<(typeof nodeFeatures)[number], Body>> = {
  valve: { as: 'valve' }, valveWell: shaft(0.7), manhole: shaft(0.7), hydrant: above(0.12, 0.8), gully: shaft(0.5), outfall: { as: 'knuckle', halfM: 0.4 },
  pumpStation: above(2.5, 3.2), regulator: above(0.6, 1.5), handhole: shaft(0.6), telecomWell: shaft(0.8), switchCabinet: above(0.8, 1.8), station: above(5, 5),
  bend: knuckle, tee: knuckle, cross: knuckle, end: knuckle, entry: knuckle,
}

/** Cover above the ground, m: it shows and does not flicker. */
const coverM = 0.05

export function addNode(mesh: MeshBuilder, store: LayerStore, index: number): void {
  const p = store.parts(index)[0]?.start ?? 0
  const ground = store.number('ground', index), depth = Math.max(0, store.number('depth', index))
  const at = (height: number): Vec => mesh.toLocal(store.lon(p), store.lat(p), height)
  const body = bodies[nodeFeatures[store.number('feature', index)] ?? 'bend']
  switch (body.as) {
    case 'shaft': {
      const coverMm = store.number('cover', index)
      const radius = (coverMm > 0 ? coverMm / 1000 : body.sizeM) / 2
      return addPrism(mesh, at(ground - Math.max(0.3, depth)), at(ground + coverM), radius, 8)
    }
    case 'above': return addPrism(mesh, at(ground - 0.2), at(ground + body.heightM), body.halfM * Math.SQRT2, 4)
    case 'valve':
      addPrism(mesh, at(ground - depth - 0.15), at(ground - depth + 0.15), 0.22, 6)
      return addPrism(mesh, at(ground - depth + 0.15), at(ground), 0.05, 3)
    case 'knuckle': return addOctahedron(mesh, at(ground - depth), body.halfM)
  }
}

/** An upright prism with a lid. Four sides make a box with edges; more are rounded, and the lid takes its light from the rim: half the vertices. */
function addPrism(mesh: MeshBuilder, foot: Vec, head: Vec, radius: number, sides: number): void {
  const ring = Array.from({ length: sides }, (_, k): Vec => {
    const angle = (k + 0.5) * 2 * Math.PI / sides
    return [Math.cos(angle), Math.sin(angle), 0]
  })
  if (sides === 4) return addBox(mesh, foot, head, radius, ring)
  const first = mesh.vertices
  for (const out of ring) mesh.vertex(plus(foot, out, radius), out)
  for (const out of ring) mesh.vertex(plus(head, out, radius), [out[0], out[1], 1])
  for (let k = 0; k < sides; k++) {
    const a = first + k, b = first + (k + 1) % sides
    mesh.triangle(a, b, b + sides)
    mesh.triangle(a, b + sides, a + sides)
  }
  for (let k = 1; k + 1 < sides; k++) mesh.triangle(first + sides, first + sides + k, first + sides + k + 1)
}

function addBox(mesh: MeshBuilder, foot: Vec, head: Vec, radius: number, ring: readonly Vec[]): void {
  const none: Vec = [1, 0, 0]
  for (const [k, a] of ring.entries()) {
    const b = ring[(k + 1) % ring.length] ?? none
    mesh.quad(plus(foot, a, radius), plus(foot, b, radius), plus(head, b, radius), plus(head, a, radius), plus(a, b))
  }
  mesh.fan(ring.map(out => plus(head, out, radius)), [0, 0, 1])
}

function addOctahedron(mesh: MeshBuilder, [e, n, u]: Vec, half: number): void {
  const axes: Vec[] = [[1, 0, 0], [0, 1, 0], [-1, 0, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]]
  const first = mesh.vertices
  for (const axis of axes) mesh.vertex([e + axis[0] * half, n + axis[1] * half, u + axis[2] * half], axis)
  for (let k = 0; k < 4; k++) {
    mesh.triangle(first + k, first + (k + 1) % 4, first + 4)
    mesh.triangle(first + (k + 1) % 4, first + k, first + 5)
  }
}
