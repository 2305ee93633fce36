import { inflateSync } from 'node:zlib'

/** A page of a PDF as a reader sees it: its size in points and its text, in the order in which it is drawn. */
export interface PdfPage { width: number, height: number, text: string }

/**
 * Reads the pages of a PDF that Chromium has printed: plain objects, streams deflated, fonts with a ToUnicode map. Not a general
 * reader; throws where it finds no page or no text.
 */
export function readPdf(bytes: Buffer): PdfPage[] {
  const objects = new Map([...bytes.toString('latin1').matchAll(/(?:^|[\r\n])(\d+) 0 obj\b([\s\S]*?)[\r\n]endobj/g)].map(match => [Number(match[1]), match[2] ?? '']))
  const bodyOf = (id: number): string => objects.get(id) ?? ''
  const pages = [...objects.values()].filter(body => /\/Type\s*\/Page\b/.test(body)).map((body): PdfPage => {
    const [, , width = '0', height = '0'] = /\/MediaBox\s*\[([^\]]*)\]/.exec(body)?.[1]?.trim().split(/\s+/) ?? []
    const fonts = new Map([...(fontsOf(body, bodyOf)).matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(match => [match[1] ?? '', fontOf(bodyOf(Number(match[2])), bodyOf)]))
    const contents = [...(/\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(body)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(match => streamOf(bodyOf(Number(match[1]))))
    return { width: Number(width), height: Number(height), text: contents.map(content => textOf(content, fonts)).join('') }
  })
  if (pages.length === 0) throw new Error('no page was found in the PDF')
  return pages
}

/** The dictionary of fonts of a page, which stands in it or in its resources. */
function fontsOf(page: string, bodyOf: (id: number) => string): string {
  const own = /\/Resources\s+(\d+) 0 R/.exec(page)
  const resources = own ? bodyOf(Number(own[1])) : page
  const found = /\/Font\s*(?:<<([\s\S]*?)>>|(\d+) 0 R)/.exec(resources)
  return found?.[1] ?? (found?.[2] === undefined ? '' : bodyOf(Number(found[2])))
}

function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body)
  if (!start) return ''
  const raw = Buffer.from(body.slice(start.index + start[0].length, body.lastIndexOf('endstream')), 'latin1')
  return (body.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1')
}

/** How many digits name a glyph, and what each glyph means: fonts with variations come as Type 3, whose codes are of one byte. */
interface Font { digits: 2 | 4, glyphs: ReadonlyMap<number, string> }

function fontOf(font: string, bodyOf: (id: number) => string): Font {
  return { digits: /\/Subtype\s*\/Type3\b/.test(font) ? 2 : 4, glyphs: unicodeOf(font, bodyOf) }
}

/** What each glyph of a font means, from its ToUnicode map. */
function unicodeOf(font: string, bodyOf: (id: number) => string): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  const reference = /\/ToUnicode\s+(\d+) 0 R/.exec(font)
  const cmap = reference ? streamOf(bodyOf(Number(reference[1]))) : ''
  const word = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) map.set(parseInt(from, 16), word(to))
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      for (let k = 0; k <= parseInt(to, 16) - parseInt(from, 16); k++) map.set(parseInt(from, 16) + k, String.fromCharCode(parseInt(first, 16) + k))
    }
  }
  return map
}

function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let used: Font = { digits: 4, glyphs: new Map() }
  let text = ''
  for (const [, font, hex] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) used = fonts.get(font) ?? { digits: 4, glyphs: new Map() }
    else for (let k = 0; k < (hex ?? '').length; k += used.digits) text += used.glyphs.get(parseInt((hex ?? '').slice(k, k + used.digits), 16)) ?? ''
  }
  return text
}
