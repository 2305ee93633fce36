/** The name of a file of a region at a moment, `2026-11-22 09:07:28`: without what a file system or a shell makes something of. */
export function fileName(parts: readonly string[], moment: string, extension: string): string {
  const clean = (text: string) => text.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/[\s"'*/:<>?\\|.]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)
  return `${[...parts.map(clean).filter(Boolean), moment.replace(/:/g, '').replace(' ', '-')].join('_')}.${extension}`
}

/** The browser reads the address of a download after the click; it is given back then, ms. */
const freeAfterMs = 30_000

/** Saves bytes or text as a file, as if a person had followed a link to it. */
export function saveFile(name: string, content: Blob, after: (ms: number, run: () => void) => unknown): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  after(freeAfterMs, () => { URL.revokeObjectURL(url) })
}
