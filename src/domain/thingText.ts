import type { Thing } from '@/api/contract/city'
import { profileText } from './pipeText'

/** Words by key, as the catalogue gives them. */
export type Words = (key: string) => string

/** Depth below ground with its sign as a height: −1.20 m lies below; a pipe above the ground has a plus. */
const heightText = (depthM: number) => `${depthM < 0 ? '+' : '−'}${Math.abs(depthM).toFixed(2)} m`

/** The short name of a thing, for its title and for the mark on the map. */
export function thingTitle(thing: Thing, t: Words): string {
  switch (thing.kind) {
    case 'pipe': return `${t(`pipeKind.${thing.record.kind}`)} ${profileText(thing.record.profile)} ${heightText(thing.record.from.depthM)}`
    case 'node': return `${t(`nodeFeature.${thing.record.feature}`)} ${thing.record.id}`
    case 'building': case 'camera': case 'device': case 'component': case 'entrance': return thing.record.name
  }
}
