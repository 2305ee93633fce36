/** `image-rendering: …` that the 3D engine sets on a probe canvas to learn what the browser can; the one inline style of the wall. */
const engineProbeStyle = `'sha256-BVJq0J0CcoIBO7ikkmisQ5kYoOnqxRUC37ihQ3YWZQQ='`

const directives: Readonly<Record<string, readonly string[]>> = {
  'default-src': [`'none'`],
  'script-src': [`'self'`, `'wasm-unsafe-eval'`],
  'worker-src': [`'self'`],
  'connect-src': [`'self'`],
  'img-src': [`'self'`, 'data:', 'blob:'],
  'media-src': [`'self'`, 'blob:'],
  'font-src': [`'self'`],
  'style-src': [`'self'`, `'unsafe-hashes'`, engineProbeStyle],
  'object-src': [`'none'`],
  'base-uri': [`'none'`],
  'form-action': [`'self'`],
  'frame-ancestors': [`'none'`],
}

/** The wall's Content-Security-Policy. Every live address is a same-origin path, so it is the same for every county. */
export const contentSecurityPolicy = Object.entries(directives).map(([name, values]) => [name, ...values].join(' ')).join('; ')
