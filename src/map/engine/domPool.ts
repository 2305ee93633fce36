/** Keeps one element per key in a parent: makes what is new, drops what is gone, keeps the rest as it is. */
export interface DomPool<E extends Element> {
  /** The element of a key, made when it is not there yet. */
  get: (key: string) => E
  /** Removes every element whose key is not in the set. */
  keep: (keys: ReadonlySet<string>) => void
  readonly size: number
  clear: () => void
}

export function createDomPool<E extends Element>(parent: Element, make: (key: string) => E): DomPool<E> {
  const elements = new Map<string, E>()
  return {
    get(key) {
      let element = elements.get(key)
      if (!element) {
        element = make(key)
        elements.set(key, element)
        parent.append(element)
      }
      return element
    },
    keep(keys) {
      for (const [key, element] of elements) {
        if (keys.has(key)) continue
        element.remove()
        elements.delete(key)
      }
    },
    get size() { return elements.size },
    clear() {
      for (const element of elements.values()) element.remove()
      elements.clear()
    },
  }
}

/** Moves an element so that its own origin stands at a point of the overlay; whole pixels keep text crisp. */
export function moveTo(element: HTMLElement, x: number, y: number): void {
  const transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
  if (element.style.transform !== transform) element.style.transform = transform
}

/** Sets text only where it differs: an unchanged label is not laid out again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

/** A button of the overlay with an empty span for each of its parts, which the stylesheet draws. */
export function partsButton(className: string, parts: readonly string[], onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  for (const part of parts) {
    const span = document.createElement('span')
    span.className = part
    element.append(span)
  }
  element.addEventListener('click', onClick)
  return element
}
