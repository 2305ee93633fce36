import type { Severity } from '@/api/contract/alarms'

const svg = 'http://www.w3.org/2000/svg'

/** Severity by shape: diamond, triangle, square, circle; drawn in a box of 28 × 28. */
const shapes: Readonly<Record<Severity, { path: string, textY: number, textSize: number }>> = {
  urgent: { path: 'M14 1.5 26.5 14 14 26.5 1.5 14Z', textY: 18, textSize: 11 },
  important: { path: 'M14 2 26.6 24.4H1.4Z', textY: 22, textSize: 10.5 },
  general: { path: 'M3.5 3.5h21v21h-21Z', textY: 18.2, textSize: 11.5 },
  notice: { path: 'M2.5 14a11.5 11.5 0 1 0 23 0a11.5 11.5 0 1 0-23 0Z', textY: 18, textSize: 11.5 },
}

/** Puts the glyph of a severity into an element, as nodes: a letter from a catalogue is never read as markup. */
export function paintGlyph(host: Element, severity: Severity, letter: string): void {
  const { path, textY, textSize } = shapes[severity]
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('viewBox', '0 0 28 28')
  picture.setAttribute('aria-hidden', 'true')
  const outline = document.createElementNS(svg, 'path')
  outline.setAttribute('d', path)
  const text = document.createElementNS(svg, 'text')
  text.setAttribute('x', '14')
  text.setAttribute('y', String(textY))
  text.setAttribute('font-size', String(textSize))
  text.setAttribute('text-anchor', 'middle')
  text.textContent = letter
  picture.append(outline, text)
  host.replaceChildren(picture)
}
