// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { useRegionsStore } from '@/stores/regions'
import { hasSurvey, isLeftOut } from '@/widgets/report/wallPicture'
import ThingBody from '@/widgets/thing-card/ThingBody.vue'
import { fresh } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'
import { thingOf } from '../builders/things'
import { settle } from '../builders/clock'

beforeAll(furnishPage)
let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); wall = null; document.body.replaceChildren() })

/** The card of a thing, as it is when it is known. */
async function card(kind: 'pipe' | 'node' | 'building') {
  const thing = thingOf(kind)
  wall = await mountWall(ThingBody, { thingRef: { kind, id: thing.record.id } }, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
    fake.api.answer('thing', () => ({ freshness: fresh(), data: thing }))
  })
  await useRegionsStore().load(at.county)
  await settle()
  return wall.panel.get('[data-thing]').element
}

describe('the survey of the underground', () => {
  it.each(['pipe', 'node'] as const)('stays out of a picture with the card of a %s, and is said to be missing', async (kind) => {
    const element = await card(kind)
    expect([isLeftOut(element), hasSurvey(document.body)]).toEqual([true, true])
  })

  it('keeps no other card out', async () => {
    const element = await card('building')
    expect([isLeftOut(element), hasSurvey(document.body)]).toEqual([false, false])
  })

  it('stays out with the names of pipes and the ruler of depth, not with those of regions', () => {
    const add = (className: string, kind: string | null) => {
      const element = document.createElement('div')
      element.className = className
      if (kind === null) element.hidden = true
      else element.dataset['kind'] = kind
      document.body.append(element)
      return element
    }
    expect([add('map-ruler', null), add('map-label', 'pipe'), add('map-label', 'plate')].map(isLeftOut)).toEqual([true, true, false])
    expect(hasSurvey(document.body)).toBe(true)
    document.querySelector('[data-kind=pipe]')?.remove()
    expect(hasSurvey(document.body)).toBe(false)
  })
})
