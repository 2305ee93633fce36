/** True in the demo build and the development server; false, at compile time, in the live build. */
declare const __DEMO__: boolean

declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export default component
}
