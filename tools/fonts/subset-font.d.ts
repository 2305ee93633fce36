/** The part of the untyped package that is used here. */
declare module 'subset-font' {
  /** A font with only the characters of `text`. */
  export default function subsetFont(font: Buffer, text: string, options?: { targetFormat?: 'sfnt' | 'woff' | 'woff2' }): Promise<Buffer>
}
