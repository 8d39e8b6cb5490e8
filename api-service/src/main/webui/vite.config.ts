import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import vuetify from 'vite-plugin-vuetify'
import { defineConfig } from 'vitest/config'
import { compiledMessages } from './build/messages.ts'
import { startInPage, withoutBootModule } from './build/start.ts'

// Where `npm run dev` finds a running api-service; Quinoa's dev mode needs none of this.
const api = process.env['ROMANESCO_API'] ?? 'http://localhost:8080'

// Custom elements of cropperjs 2.
const isCustomElement = (tag: string) => tag.startsWith('cropper-')

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export default defineConfig({
  plugins: [
    compiledMessages(),
    vue({ template: { compilerOptions: { isCustomElement } } }),
    // Styles: src/styles/vuetify.scss.
    vuetify({ autoImport: true, styles: 'none' }),
    withoutBootModule(),
    startInPage(),
  ],
  define: {
    // Components here and in Vuetify are made by setup(); the test tools need the rest.
    __VUE_OPTIONS_API__: process.env['VITEST'] ? 'true' : 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  },
  resolve: {
    alias: [
      { find: '@', replacement: path('./src') },
      // Without its compiler: build/messages.ts has done that.
      { find: /^vue-i18n$/, replacement: 'vue-i18n/dist/vue-i18n.runtime.mjs' },
    ],
  },
  server: { proxy: { '/api': api, '/q': api } },
  preview: { proxy: { '/api': api, '/q': api } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsDir: 'assets',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // One file of styles, which build/start.ts puts into the page.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files: on a phone's line each further request costs more than the bytes that a view does not need.
          groups: [
            {
              name: 'core',
              test: /node_modules[\\/](@vue|vue|vue-router|pinia|vue-i18n|@intlify)[\\/]|rolldown:runtime/,
              priority: 3,
            },
            { name: 'vuetify', test: /node_modules[\\/]vuetify[\\/]/, priority: 2 },
            {
              name: 'shared',
              test: /src[\\/](?!locales|plugins.vuetify)/,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    // One page for all files: making it takes longer than the tests.
    isolate: false,
    fileParallelism: false,
    pool: 'threads',
    include: ['src/**/*.spec.ts'],
    setupFiles: ['src/test/setup.ts'],
    server: { deps: { inline: ['vuetify'] } },
    css: false,
  },
})
