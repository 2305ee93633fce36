/** hls.js declares the types of its full build alone; the light one is the same class without subtitles, DRM and second audio. */
declare module 'hls.js/light' {
  export * from 'hls.js'
  export { default } from 'hls.js'
}
