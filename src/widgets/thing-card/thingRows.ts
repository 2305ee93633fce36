import type { Building, Thing } from '@/api/contract/city'
import type { Pipe } from '@/api/contract/pipes'
import { createPlane } from '@/domain/plane'
import { profileText } from '@/domain/pipeText'

/** A line of the card: key of its name under `attribute.*`, and its value in words. */
export interface ThingRow { key: string, value: string }

/** What {@link thingRows} needs from the language: words by key, numbers, names of regions, moments. */
export interface RowWords {
  t: (key: string, values?: Readonly<Record<string, string | number>>) => string
  number: (value: number, decimals: number) => string
  region: (code: string) => string
  moment: (instant: string) => string
}

/** Lines so short that two of them stand beside each other. */
export const shortRows: ReadonlySet<string> = new Set([
  'grid', 'use', 'floors', 'height', 'year', 'footprint', 'stairwells', 'homes', 'self', 'rented', 'vacant', 'households', 'residents', 'material', 'length', 'from', 'to', 'datum', 'yearLaid', 'pressure', 'voltage', 'ducts', 'road',
  'ground', 'bottom', 'valve', 'cover', 'online', 'view', 'heading', 'mountHeight', 'group', 'intact', 'class', 'type', 'access',
])

type Maybe = ThingRow | null
const row = (key: string, value: string | null): Maybe => value === null || value === '' ? null : { key, value }
/** A rated value as its plate writes it: 0.4, 10, 0.005; never more than thousandths. */
const rated = (value: number, number: RowWords['number']): string => number(value, [0, 1, 2].find(decimals => Number(value.toFixed(decimals)) === Number(value.toFixed(3))) ?? 3)

/** The attributes of a thing in plain words with their units; what is not known is left out. */
export function thingRows(thing: Thing, words: RowWords): ThingRow[] {
  const { t } = words
  const rows = ((): Maybe[] => {
    switch (thing.kind) {
      case 'building': return buildingRows(thing.record, words)
      case 'pipe': return pipeRows(thing.record, words)
      case 'node': {
        const { record } = thing
        return [
          row('feature', `${t(`pipeKind.${record.kind}`)} ${t(`nodeFeature.${record.feature}`)}`), row('valve', record.valve && t(`attributeValue.${record.valve}`)),
          row('ground', t('attributeValue.metres', { n: words.number(record.groundM, 2) })), row('bottom', t('attributeValue.metres', { n: words.number(record.depthM, 2) })),
          row('cover', record.cover && (record.cover.shape === 'round' ? t('attributeValue.round', { n: record.cover.diameterMm }) : t('attributeValue.box', { w: record.cover.widthMm, l: record.cover.lengthMm }))),
          row('yearLaid', t('attributeValue.year', { n: record.yearLaid })), row('owner', record.owner),
        ]
      }
      case 'camera': {
        const { record } = thing
        return [
          row('online', t(`attributeValue.${record.online ? 'online' : 'offline'}`)), row('view', t(`cameraView.${record.view}`)),
          row('heading', record.headingDeg === null ? t('attributeValue.turning') : t('attributeValue.degrees', { n: words.number(record.headingDeg, 0) })),
          row('mountHeight', t('attributeValue.metres', { n: words.number(record.heightM, 1) })), row('channel', record.channel),
        ]
      }
      case 'device': return [
        row('online', t(`attributeValue.${thing.record.online ? 'online' : 'offline'}`)), row('group', t(`deviceGroup.${thing.record.group}`)),
        row('reading', thing.record.lastReadingAt && words.moment(thing.record.lastReadingAt)),
      ]
      case 'component': return [
        row('intact', t(`attributeValue.${thing.record.intact ? 'intact' : 'damaged'}`)), row('class', t(`figure.components.${thing.record.class}`)), row('type', thing.record.type), row('owner', thing.record.owner),
      ]
      case 'entrance': return [
        row('type', t(`attributeValue.${thing.record.type}`)), row('access', t(`attributeValue.${thing.record.accessControl ? 'yes' : 'no'}`)), row('belongs', thing.relations.find(({ id }) => id === thing.record.building)?.name ?? thing.record.building),
      ]
    }
  })()
  return [row('id', thing.record.id), row('region', words.region(thing.record.region)), ...rows].filter(line => line !== null)
}

function buildingRows(record: Building, { t, number }: RowWords): Maybe[] {
  const count = (key: string, value: number | null): Maybe => row(key, value === null ? null : t(`attributeValue.${key}`, { n: number(value, 0) }))
  const percent = (value: number) => t('attributeValue.percent', { n: number(value, 0) })
  const { occupancy } = record
  const shares = occupancy === null ? [] : ([['self', occupancy.selfPercent], ['rented', occupancy.rentedPercent], ['vacant', occupancy.vacantPercent]] as const)
  return [
    row('address', record.address), row('grid', record.grid === null ? null : t('attributeValue.grid', { n: record.grid })), row('use', t(`buildingUse.${record.use}`)),
    count('floors', record.floors), row('height', t('attributeValue.metres', { n: number(record.heightM, 1) })), row('year', record.yearBuilt === null ? null : t('attributeValue.year', { n: record.yearBuilt })),
    row('footprint', t('attributeValue.squareMetres', { n: number(record.footprintM2, 0) })), count('stairwells', record.stairwells), count('homes', record.homes),
    // A small building wears the shares of its grid, in one line that says so.
    ...occupancy?.of === 'grid' ? [row('gridShares', shares.map(([key, value]) => `${t(`attribute.${key}`)} ${percent(value)}`).join(' · '))] : shares.map(([key, value]) => row(key, percent(value))),
    count('households', record.households), count('residents', record.residents),
  ]
}

function pipeRows(record: Pipe, { t, number }: RowWords): Maybe[] {
  const { from, to } = record
  const [east, north] = createPlane(from.point).toFlat(to.point)
  const pair = (a: number, b: number) => t('attributeValue.depth', { from: number(a, 2), to: number(b, 2) })
  return [
    row('profile', `${t(`pipeKind.${record.kind}`)} ${profileText(record.profile)}`), row('material', t(`pipeMaterial.${record.material}`)),
    row('length', t('attributeValue.metres', { n: number(Math.hypot(east, north, to.elevationM - from.elevationM), 1) })),
    row('from', from.node), row('to', to.node), row('depth', pair(from.depthM, to.depthM)), row('elevation', pair(from.elevationM, to.elevationM)), row('datum', t(`attributeValue.${record.datum}`)),
    row('yearLaid', t('attributeValue.year', { n: record.yearLaid })), row('owner', record.owner), row('pressure', record.pressureMPa === null ? null : t('attributeValue.megapascal', { n: rated(record.pressureMPa, number) })),
    row('voltage', record.voltageKv === null ? null : t('attributeValue.kilovolt', { n: rated(record.voltageKv, number) })), row('ducts', record.ducts && t('attributeValue.ducts', record.ducts)), row('road', record.road),
  ]
}
