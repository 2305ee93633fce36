import type { Thing } from '@/api/contract/city'
import { profileText } from './pipeText'

/** Words by key, as the catalogue gives them. */
export type Words = (key: string) => string

/** The short name of a thing, for its title and for the mark on the map. */
export function thingTitle(thing: Thing, t: Words): string {
  switch (thing.kind) {
    case 'pipe': return `${t(`pipeKind.${thing.record.kind}`)} ${profileText(thing.record.profile)} −${thing.record.from.depthM.toFixed(2)} m`
    case 'node': return `${t(`nodeFeature.${thing.record.feature}`)} ${thing.record.id}`
    case 'building': case 'camera': case 'device': case 'component': case 'entrance': return thing.record.name
  }
}
