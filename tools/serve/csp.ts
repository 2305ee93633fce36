const directives: Readonly<Record<string, readonly string[]>> = {
  'default-src': [`'none'`],
  'script-src': [`'self'`, `'wasm-unsafe-eval'`],
  'worker-src': [`'self'`],
  'connect-src': [`'self'`],
  'img-src': [`'self'`, 'data:', 'blob:'],
  'media-src': [`'self'`, 'blob:'],
  'font-src': [`'self'`],
  'style-src': [`'self'`],
  'object-src': [`'none'`],
  'base-uri': [`'none'`],
  'form-action': [`'self'`],
  'frame-ancestors': [`'none'`],
}

/** The wall's Content-Security-Policy. Every live address is a same-origin path, so it is the same for every county. */
export const contentSecurityPolicy = Object.entries(directives).map(([name, values]) => [name, ...values].join(' ')).join('; ')
