import { tileSchema } from '@/domain/tileSchema'
import type { Picked } from '../engine/picking'

const text = (value: unknown): string => typeof value === 'string' ? value : ''

/** Word of a code column for its number; empty where the number is none of its words. */
function wordOf(words: readonly string[], code: unknown): string {
  return typeof code === 'number' ? words[code] ?? '' : ''
}

/** One line for what lies under the pointer, from the columns of its tile. */
export function pickedText({ layer, properties, id }: Picked, t: (key: string) => string): string {
  switch (layer) {
    case 'buildings': {
      const use = wordOf(tileSchema.buildings.use.words, properties['use'])
      return [text(properties['name']) || id, use && t(`buildingUse.${use}`)].filter(Boolean).join(' · ')
    }
    case 'pipes': {
      const kind = wordOf(tileSchema.pipes.kind.words, properties['kind']), { width, height, shape } = properties
      const size = wordOf(tileSchema.pipes.shape.words, shape) === 'box' ? `${String(width)}×${String(height)}` : `DN${String(width)}`
      const depth = typeof properties['depthFrom'] === 'number' ? `−${properties['depthFrom'].toFixed(2)} m` : ''
      return [kind && t(`pipeKind.${kind}`), size, depth].filter(Boolean).join(' ')
    }
    case 'nodes': {
      const feature = wordOf(tileSchema.nodes.feature.words, properties['feature'])
      return [feature && t(`nodeFeature.${feature}`), id].filter(Boolean).join(' ')
    }
    case 'roads': return text(properties['name'])
    case 'marks': return text(properties['name'])
  }
}
