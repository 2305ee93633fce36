/** What this machine remembers of a setting across reloads; a store that is forbidden or broken reads as null, as if it held nothing. */
export function remembered(key: string): string | null {
  try { return localStorage.getItem(key) }
  catch { return null }
}

/** Keeps a setting on this machine. A store that is full or forbidden is reported; the setting then holds until the reload. */
export function remember(key: string, text: string, onFault: (error: unknown) => void): void {
  try { localStorage.setItem(key, text) }
  catch (error) { onFault(error) }
}
