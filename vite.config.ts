import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { type PluginOption, defineConfig } from 'vite'
import { cesiumAssets } from './tools/vite/cesiumAssets.ts'
import { footage } from './tools/vite/footage.ts'
import { liveConfig } from './tools/vite/liveConfig.ts'
import { liveGuard } from './tools/vite/liveGuard.ts'
import { publicFiles } from './tools/vite/publicFiles.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * `vite build` makes the live wall (`dist/`), which holds no demo code; `--mode demo` makes the demo wall (`dist-demo/`),
 * which holds both sources and obeys `source` in its `config.json`. The development server always has both.
 */
export default defineConfig(({ command, mode }) => {
  const demo = mode === 'demo' || command === 'serve'
  const own: PluginOption[] = demo ? [footage(here('./mocks/footage'))] : [liveGuard(), liveConfig()]
  return {
    plugins: [vue(), cesiumAssets(), publicFiles(demo), ...own],
    resolve: { alias: { '@': here('./src') } },
    define: {
      __DEMO__: JSON.stringify(demo),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
      // Messages are made by `resolveMessage`.
      __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
    },
    build: {
      outDir: demo ? 'dist-demo' : 'dist',
      sourcemap: false,
      reportCompressedSize: false,
      // The engine is one lazy chunk of its own; its size is measured by `npm run bench`.
      chunkSizeWarningLimit: 4500,
      // font-src is 'self': a font inlined as a data URI would be refused.
      assetsInlineLimit: file => /\.(?:woff2?|ttf|otf)$/.test(file) ? false : undefined,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // With its own dependencies: left behind, they would lie in a chunk that imports this one, and run too late.
              { name: 'cesium', test: /node_modules[\\/](?:cesium|@cesium)[\\/]/ },
              // The list of a hundred font slices outlives any change of the wall's own styles.
              { name: 'fonts', test: /[\\/]src[\\/]fonts\.css$/ },
            ],
          },
        },
      },
    },
    worker: { format: 'es' },
    server: { port: 5173 },
  }
})
