import { box } from '../render/shapes'
import type { Material, Thing } from '../render/world'
import type { Vec } from '../render/vector'

/** A box-shaped thing by two opposite corners. */
export const slab = (low: Vec, high: Vec, material: Material): Thing => ({
  shape: box([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2], [high[0] - low[0], high[1] - low[1], high[2] - low[2]]), material,
})

/** Floor, ceiling, two side walls and the two ends of a room between two corners; a null material leaves that side open. */
export function room(low: Vec, high: Vec, m: { floor: Material, ceiling: Material | null, walls: Material, back: Material | null, front: Material | null }): Thing[] {
  const t = 0.2, [x0, y0, z0] = low, [x1, y1, z1] = high
  return [
    slab([x0 - t, y0 - t, z0 - t], [x1 + t, y0, z1 + t], m.floor),
    ...(m.ceiling ? [slab([x0 - t, y1, z0 - t], [x1 + t, y1 + t, z1 + t], m.ceiling)] : []),
    slab([x0 - t, y0, z0 - t], [x0, y1, z1 + t], m.walls), slab([x1, y0, z0 - t], [x1 + t, y1, z1 + t], m.walls),
    ...(m.back ? [slab([x0, y0, z0 - t], [x1, y1, z0], m.back)] : []),
    ...(m.front ? [slab([x0, y0, z1], [x1, y1, z1 + t], m.front)] : []),
  ]
}
