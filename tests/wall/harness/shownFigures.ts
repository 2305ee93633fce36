import type { Page } from '@playwright/test'
import { type FigureId, figureIds, figureSpec, safetyScenes } from '@/api/contract/figureCatalogue'
import { figureGroupNames, figureGroups, splitRules } from '@/api/contract/figureGroups'
import type { Figure } from '@/api/contract/figures'
import { figureText, wallNumber } from '@/domain/numberFormat'
import words from '@/i18n/locales/zh-CN/figures'
import type { DemoCounty } from './demoCounty.ts'

/** What the wall shows of one figure in one place. */
export interface ShownFigure {
  panel: string
  id: string
  /** A number of its own with its unit, a row of a list, or the row of the table behind a chart. */
  form: 'number' | 'row' | 'chart'
  value: string | null
  state: string | null
  unit: string
  /** Its numbers, in the order in which they are read, without what they are compared with. */
  numbers: string[]
  /** What is left to do, in words, where the row says so. */
  left: string
}

/** Every place of the panels in view that says of which figure its number is. */
export function readFigures(page: Page): Promise<ShownFigure[]> {
  return page.locator('[data-panel]').evaluateAll((panels) => {
    const text = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
    return panels.filter(panel => panel.checkVisibility()).flatMap(panel => [...panel.querySelectorAll('[data-figure]')].map((cell): ShownFigure => {
      const form = cell.matches('.figure') ? 'number' : cell.tagName === 'TD' ? 'chart' : 'row'
      const own = form === 'number' ? [...cell.querySelectorAll('.value')] : form === 'chart' ? [cell] : [...cell.querySelectorAll('.num')]
      // A number's unit stands inside it.
      const digits = (element: Element) => [...element.childNodes].filter(node => !(node instanceof Element && node.matches('.unit'))).map(node => node.textContent ?? '').join('').trim().replace(/%$/, '')
      const numbers = own.map(digits).filter(number => number !== '')
      return {
        panel: panel.getAttribute('data-panel') ?? '', id: cell.getAttribute('data-figure') ?? '', form, value: cell.getAttribute('data-value'), state: cell.getAttribute('data-state'),
        unit: text(cell.querySelector('.value .unit')), numbers: numbers.length > 0 ? numbers : /≥?[\d.,]+|—|∗|<5/.exec(text(cell))?.slice(0, 1) ?? [], left: text(cell.querySelector('.left')),
      }
    }))
  })
}

const language = { tag: 'zh-CN', wan: true }
const textOf = (figure: Figure, id: FigureId) => figureText(figure, figureSpec(id).decimals, language)

/** The contract's answers for a region: every figure of every group. A figure that stands in several groups is the same in each. */
export async function figuresOfRegion(county: DemoCounty, code: string): Promise<(id: FigureId) => Figure> {
  const known = new Map<string, Figure>()
  for (const group of figureGroupNames) {
    for (const [id, figure] of Object.entries(await county.figures(code, group))) if (figure) known.set(id, figure)
  }
  return (id) => {
    const figure = known.get(id)
    if (!figure) throw new Error(`no group holds ${id}`)
    return figure
  }
}

/** Of which total a place shows the share instead of the number. */
const shares: readonly [panel: string, ids: RegExp, total: FigureId][] = [
  ['population', /^population\.(fe)?male/, 'population.resident'], ['party', /^population\.(fe)?male$/, 'population.resident'], ['rental', /^rental\./, 'housing.rented'], ['undergroundAge', /^pipes\.age\./, 'pipes.length'],
  ...safetyScenes.map((scene): [string, RegExp, FigureId] => ['safetyScenes', new RegExp(`^safety\\.${scene}\\.online$`), `safety.${scene}.points`]),
]

/** Share of a part in its total as the wall writes it, without its sign: as its source gives it, else worked out. */
function shareText(id: FigureId, total: FigureId, figureOf: (id: FigureId) => Figure): string {
  const told = figureIds.find((known) => { const spec = figureSpec(known); return spec.kind === 'ratio' && spec.scale === 100 && spec.of[0] === id && spec.of[1] === total })
  if (told) return textOf(figureOf(told), told)
  const part = figureOf(id), all = figureOf(total)
  if (part.value === null) return figureText(part, 0, language)
  return all.value === null || all.value === 0 ? '—' : figureText({ ...part, value: part.value / all.value * 100 }, 1, language)
}

/** What the place should say by the contract's answers; the first number is the figure's own. */
export function expectedOf(shown: ShownFigure, id: FigureId, figureOf: (id: FigureId) => Figure): Pick<ShownFigure, 'value' | 'state' | 'unit' | 'numbers' | 'left'> {
  const figure = figureOf(id), own = textOf(figure, id)
  const rest = { value: shown.form === 'chart' ? null : String(figure.value ?? ''), state: null, unit: '', left: '' }
  if (shown.form === 'number') {
    const { digits, tenThousands } = figure.state === 'exact' ? wallNumber(figure.value, figureSpec(id).decimals, language) : { digits: own, tenThousands: false }
    return { ...rest, state: figure.state, unit: (tenThousands ? words.unit.tenThousand : '') + words.unit[figureSpec(id).unit], numbers: [digits] }
  }
  const shareIn = shares.find(([panel, ids]) => panel === shown.panel && ids.test(id))
  if (shareIn) return { ...rest, numbers: [shareText(id, shareIn[2], figureOf)] }
  const split = splitRules.find(rule => (rule.parts as readonly string[]).includes(id))
  if (shown.left !== '' && split) {
    const [done] = split.parts
    const numbers = [textOf(figureOf(done ?? id), done ?? id), textOf(figureOf(split.total), split.total)]
    return { ...rest, left: own, numbers: shown.numbers.length > 2 ? [...numbers, shareText(done ?? id, split.total, figureOf)] : numbers }
  }
  return { ...rest, numbers: shown.numbers.length > 1 && split ? [own, shareText(id, split.total, figureOf)] : [own] }
}

const without = <T extends string, U extends T>(ids: readonly T[], ...left: readonly U[]): readonly T[] => ids.filter(id => !(left as readonly string[]).includes(id))
const startingWith = (ids: readonly FigureId[], ...starts: readonly string[]) => ids.filter(id => starts.some(start => id.startsWith(start)))

/** The figures that each panel shows when it has room, in whatever region it stands. Panels that are not named say numbers of other answers. */
export const figuresOfPanel: Readonly<Record<string, readonly FigureId[]>> = {
  profile: without(figureGroups.profile, 'population.density'),
  party: without(startingWith(figureGroups.party, 'party.', 'population.male', 'population.female'), 'party.memberShare', 'party.male', 'party.female').filter(id => !/^population\.(fe)?male\./.test(id)),
  population: ['population.resident', 'population.registered', 'population.age60plusShare', 'population.inflow', 'population.outflow', ...startingWith(figureGroups.population, 'population.male', 'population.female')],
  housing: figureGroups.housing.filter(id => !id.endsWith('Share')),
  components: without(figureGroups.components, 'components.intact'),
  grid: figureGroups.grid,
  events: without(figureGroups.events, 'events.open', 'events.openRate'),
  assistance: figureGroups.assistance,
  rental: without(figureGroups.rental, 'housing.rentedShare'),
  devices: ['devices.total', 'devices.offline', 'devices.onlineShare'],
  elderly: ['elderly.sosInTimeShare', 'elderly.alone', 'population.age60plus', 'population.age80plus', ...startingWith(figureGroups.elderly, 'elderly.service.')],
  assistanceTrend: ['assistance.people'],
  specialGroups: figureGroups.specialGroups,
  governmentServices: without(figureGroups.governmentServices, 'government.onTime', 'government.late'),
  property: ['property.repairsDoneShare', 'property.complaintsClosedShare', 'property.feeShare', 'property.feeUnpaid', 'property.repairsOpen', 'property.complaintsOpen'],
  participation: without(figureGroups.participation, 'participation.matters', 'participation.mattersDone', 'participation.mattersDoneShare'),
  undergroundSystems: figureGroups.underground,
  undergroundDepth: startingWith(figureGroups.undergroundDepth, 'pipes.depth.'),
  undergroundAge: without(figureGroups.undergroundMaterial, 'pipes.length'),
  undergroundTroubles: without(figureGroups.undergroundTroubles, 'pipes.troubles'),
  gridStrip: ['events.open', 'events.overdue', 'events.handledShare', 'events.medianHours', 'events.total', 'grid.grids', 'grid.workers'],
  livelihoodStrip: ['assistance.people', 'elderly.alone', 'elderly.sosInTimeShare', 'government.onTimeShare', 'property.repairsDoneShare', 'participation.householdShare', 'population.age60plus'],
  iotStrip: ['devices.onlineShare', 'devices.offline', 'video.onlineShare', 'events.iot.pending', 'devices.total', 'video.channels'],
  safetyScenes: without(figureGroups.safety, 'parking.shared'),
  indicatorStages: ['parking.sharedShare', 'safety.waste.points', 'safety.parking.points'],
  undergroundStrip: ['pipes.troubles', 'pipes.troubles.high', 'pipes.oldShare', 'pipes.length', 'pipes.density', 'pipes.nodes'],
  indicatorsStrip: without(figureGroups.indicators, 'indicators.results', 'indicators.met'),
}
