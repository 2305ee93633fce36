/** A code range of a face without its spelling: `U+4e00-4e1f` and `u+4E00-4E1F` are one. */
const bare = (text: string) => text.replace(/['"\s]/g, '').toLowerCase()

/** The faces that the page has loaded, by family, weight and code range. */
const keyOf = (family: string, weight: string, range: string) => [family, weight, range === '' ? 'u+0-10ffff' : range].map(bare).join('|')

async function dataUrl(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${address}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const pieces: string[] = []
  // As many characters as one call takes arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return `data:font/woff2;base64,${btoa(pieces.join(''))}`
}

/**
 * The faces in use as rules that hold their bytes: a picture of the page is a document of its own and can load nothing. Of a
 * Chinese font only the few files that the page has loaded. A face that cannot be read is left out: its text takes the next of its list.
 */
export async function usedFonts(page: Document): Promise<string> {
  const loaded = new Set([...page.fonts].filter(({ status }) => status === 'loaded').map(({ family, weight, unicodeRange }) => keyOf(family, weight, unicodeRange)))
  const rules = [...page.styleSheets].flatMap(sheet => [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return []
    const value = (name: string) => rule.style.getPropertyValue(name)
    const address = /url\(["']?([^"')]+)["']?\)/.exec(value('src'))?.[1]
    const isUsed = loaded.has(keyOf(value('font-family'), value('font-weight') || 'normal', value('unicode-range')))
    return isUsed && address !== undefined ? [{ value, address: new URL(address, sheet.href ?? page.baseURI).href }] : []
  }))
  const texts = await Promise.allSettled(rules.map(async ({ value, address }) => {
    const range = value('unicode-range')
    return `@font-face{font-family:${value('font-family')};font-weight:${value('font-weight') || 'normal'};${range === '' ? '' : `unicode-range:${range};`}src:url(${await dataUrl(address)}) format('woff2')}`
  }))
  return texts.flatMap(text => text.status === 'fulfilled' ? [text.value] : []).join('\n')
}
