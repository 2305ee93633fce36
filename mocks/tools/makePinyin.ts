/** Writes `mocks/data/pinyin.json`: the Hanyu pinyin of every region's short name, by code. Run: `npx tsx mocks/tools/makePinyin.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { customPinyin, pinyin } from 'pinyin-pro'

/** Readings that a general dictionary gets wrong: place names and surnames. */
const placeNames: Readonly<Record<string, string>> = {
  东阿: 'dōng ē', 尹庄: 'yǐn zhuāng', 翟庄: 'zhái zhuāng', 葛庄: 'gě zhuāng', 任庄: 'rén zhuāng', 臧庄: 'zāng zhuāng', 臧庙: 'zāng miào',
  亓集: 'qí jí', 俄庄: 'é zhuāng', 十里铺: 'shí lǐ pù', 让庄铺: 'ràng zhuāng pù', 东毛铺: 'dōng máo pù', 西毛铺: 'xī máo pù', 泊头: 'bó tóu',
  石硖: 'shí xiá', 翔鸾: 'xiáng luán', 殷六: 'yīn liù', 会仙山: 'huì xiān shān', 长尾崖: 'cháng wěi yá', 曲柳沟: 'qū liǔ gōu', 和圣苑: 'hé shèng yuàn',
  堡子: 'bǔ zi',
}

/** Generic parts are written as words of their own. */
const generics: Readonly<Record<string, string>> = { 社区: 'Shequ', 街道: 'Jiedao', 镇: 'Zhen', 县: 'Xian', 村: 'Cun' }

interface Source { county: { code: string, name: string }, towns: { code: string, name: string, communities: { code: string, officialName: string }[] }[] }

/** Pinyin without tones, the proper name as one capitalised word (孔村 Kongcun: a single syllable stays with its ending), an apostrophe before a syllable that begins with a, e or o. */
export function spell(name: string): string {
  const generic = Object.keys(generics).find(ending => name.endsWith(ending) && name.length > ending.length + 1)
  const stem = generic === undefined ? name : name.slice(0, -generic.length)
  const syllables = pinyin(stem, { toneType: 'none', type: 'array', v: false, surname: 'off' })
  const word = syllables.map((syllable, i) => i > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable).join('').replaceAll('ü', 'v')
  const proper = word.charAt(0).toUpperCase() + word.slice(1)
  return generic === undefined ? proper : `${proper} ${generics[generic] ?? ''}`
}

/** The whole table as text, by code. */
export function pinyinTable(source: Source, nameOf: (officialName: string) => string): string {
  customPinyin({ ...placeNames })
  const rows: [string, string][] = [[source.county.code, spell(source.county.name)], ['local-370124107-xinanli', spell('新安里社区')]]
  for (const town of source.towns) {
    rows.push([town.code, spell(town.name)])
    for (const community of town.communities) rows.push([community.code, spell(nameOf(community.officialName))])
  }
  return `${JSON.stringify(Object.fromEntries(rows), null, 0).replaceAll('","', '",\n"')}\n`
}

/** Same rule as the county's short names; kept apart because that module reads the table written here. */
function shortName(officialName: string): string {
  const stem = officialName.replace(/(居民委员会|村民委员会)$/, '')
  return officialName.endsWith('居民委员会') || stem.endsWith('村') ? stem : `${stem}村`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const source = JSON.parse(readFileSync('mocks/data/regions.json', 'utf8')) as Source
  writeFileSync('mocks/data/pinyin.json', pinyinTable(source, shortName))
}
