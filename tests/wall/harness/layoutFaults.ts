import type { Page } from '@playwright/test'

export type LayoutFaultKind = 'clipped' | 'overlap' | 'small' | 'scrollbar' | 'outside' | 'escapes'

export interface LayoutFault {
  kind: LayoutFaultKind
  /** The element: tag, classes, panel and its text. */
  what: string
  detail: string
}

/**
 * Looks at every text and every panel of the page as drawn and reports what a viewer would stumble over:
 * `clipped` text cut off by an ancestor (also with an ellipsis) · `escapes` text outside its own panel · `overlap` two texts, or
 * two panels, on top of each other · `outside` beyond the edge of the wall · `small` below 14 px × root/16 or 12 px ·
 * `scrollbar` on the page or in a box.
 *
 * Leaves out what is hidden, `.sr-only` and `[data-layout-ignore]`. Things in different layers (`[role=dialog]`,
 * `[role=tooltip]`, `[data-layout-layer]`) may lie over each other. Text drawn on a canvas is not seen.
 */
export async function findLayoutFaults(page: Page): Promise<LayoutFault[]> {
  return page.evaluate(inspect)
}

/* Runs inside the page, so everything it needs stands inside it. */
function inspect(): LayoutFault[] {
  const tolerancePx = 1.5
  const mostReported = 60
  const ignored = '.sr-only, [data-layout-ignore], script, style, noscript, template, option'
  const layerMark = '[role="dialog"], [role="alertdialog"], [role="tooltip"], [data-layout-layer]'
  const panelMark = '[data-panel]'

  interface Box { left: number, top: number, right: number, bottom: number }
  interface Text { element: Element, box: Box, layer: Element | null, words: string }

  const faults: LayoutFault[] = []
  const report = (kind: LayoutFaultKind, element: Element, detail: string) => {
    if (faults.length < mostReported) faults.push({ kind, what: nameOf(element), detail })
  }
  const nameOf = (element: Element): string => {
    const classes = (element.getAttribute('class') ?? '').trim().split(/\s+/).filter(name => name !== '').map(name => `.${name}`).join('')
    const panel = element.closest(panelMark)?.getAttribute('data-panel')
    const words = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40)
    return `${panel == null ? '' : `[${panel}] `}${element.tagName.toLowerCase()}${classes} "${words}"`
  }
  const boxOf = (element: Element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left, top, right, bottom }
  }
  const written = ({ left, top, right, bottom }: Box) => [left, top, right, bottom].map(Math.round).join(' ')
  const holds = (outer: Box, inner: Box) => inner.left >= outer.left - tolerancePx && inner.top >= outer.top - tolerancePx
    && inner.right <= outer.right + tolerancePx && inner.bottom <= outer.bottom + tolerancePx
  const common = (a: Box, b: Box): Box => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) })
  const isShown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest(ignored) === null

  const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  const rootPx = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const smallestPx = Math.max(12, 14 * rootPx / 16)

  /* What remains visible of a place inside `element`, after all that cuts it off. */
  const windows = new Map<Element, Box>()
  const windowOf = (element: Element): Box => {
    const known = windows.get(element)
    if (known) return known
    const parent = element.parentElement
    let box: Box = parent === null ? { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity } : windowOf(parent)
    const style = getComputedStyle(element)
    // The page's own overflow is the wall's edge: that fault is called `outside`.
    const isPage = element === document.body || element === document.documentElement
    if (!isPage && (style.overflowX !== 'visible' || style.overflowY !== 'visible') && style.display !== 'inline' && style.display !== 'contents') {
      const own = boxOf(element)
      box = common(box, {
        left: style.overflowX === 'visible' ? -Infinity : own.left + parseFloat(style.borderLeftWidth),
        right: style.overflowX === 'visible' ? Infinity : own.right - parseFloat(style.borderRightWidth),
        top: style.overflowY === 'visible' ? -Infinity : own.top + parseFloat(style.borderTopWidth),
        bottom: style.overflowY === 'visible' ? Infinity : own.bottom - parseFloat(style.borderBottomWidth),
      })
    }
    windows.set(element, box)
    return box
  }

  /* CJK faces have content boxes of 1.45 em; what is inked lies within half an em of their middle. */
  const inked = (rect: DOMRect, fontPx: number): Box => {
    const middle = (rect.top + rect.bottom) / 2
    const half = Math.min(rect.height / 2, fontPx * 0.45)
    return { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half }
  }

  const texts: Text[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = (node.textContent ?? '').trim()
    const element = node.parentElement
    if (words === '' || element === null || !isShown(element)) continue
    const scale = element instanceof SVGGraphicsElement ? Math.abs(element.getScreenCTM()?.d ?? 1) : 1
    const fontPx = parseFloat(getComputedStyle(element).fontSize) * scale
    if (fontPx < smallestPx - 0.05) report('small', element, `${fontPx.toFixed(1)} px, at least ${smallestPx.toFixed(1)}`)
    const range = document.createRange()
    range.selectNodeContents(node)
    const panel = element.closest(panelMark)
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue
      const box = inked(rect, fontPx)
      if (!holds(windowOf(element), box)) report('clipped', element, `text ${written(box)} in a window ${written(windowOf(element))}`)
      else if (!holds(screen, box)) report('outside', element, `text ${written(box)}`)
      else if (panel !== null && !holds(boxOf(panel), box)) report('escapes', element, `text ${written(box)}, panel ${written(boxOf(panel))}`)
      // What a list has scrolled away lies on nothing.
      const seen = common(windowOf(element), box)
      if (seen.right > seen.left && seen.bottom > seen.top) texts.push({ element, box: seen, layer: element.closest(layerMark), words: words.slice(0, 30) })
    }
  }

  const deepEnough = (a: Box, b: Box) => {
    const both = common(a, b)
    return both.right - both.left > 2 && both.bottom - both.top > 2
  }
  const related = (a: Element, b: Element) => a === b || a.contains(b) || b.contains(a)
  texts.sort((a, b) => a.box.left - b.box.left)
  texts.forEach((one, index) => {
    for (let next = index + 1; next < texts.length; next++) {
      const other = texts[next]
      if (other === undefined || other.box.left > one.box.right) break
      // Lines of one text, and a text with its own inline parts, are laid out by the browser.
      if (one.element === other.element || one.layer !== other.layer) continue
      if (deepEnough(one.box, other.box)) report('overlap', one.element, `and "${other.words}" at ${written(common(one.box, other.box))}`)
    }
  })

  const panels = [...document.querySelectorAll(panelMark)].filter(isShown)
  panels.forEach((panel, index) => {
    const box = boxOf(panel)
    if (!holds(screen, box)) report('outside', panel, `panel ${written(box)}`)
    for (const other of panels.slice(index + 1)) {
      const sameLayer = panel.closest(layerMark) === other.closest(layerMark)
      if (sameLayer && !related(panel, other) && deepEnough(box, boxOf(other))) report('overlap', panel, `and panel ${nameOf(other)}`)
    }
  })

  const page = document.documentElement
  if (page.scrollWidth > innerWidth + 1 || page.scrollHeight > innerHeight + 1) {
    const style = getComputedStyle(page).overflow + getComputedStyle(document.body).overflow
    if (!/hidden|clip/.test(style)) report('scrollbar', page, `page ${page.scrollWidth} × ${page.scrollHeight} in ${innerWidth} × ${innerHeight}`)
  }
  for (const element of document.body.querySelectorAll('*')) {
    const { overflowX, overflowY } = getComputedStyle(element)
    const scrollsX = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1
    const scrollsY = /auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1
    if ((scrollsX || scrollsY) && isShown(element)) report('scrollbar', element, `${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}`)
  }
  return faults
}
