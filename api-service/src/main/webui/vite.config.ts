import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { inlineBoot } from './build/inlineBoot.ts'

// A running api-service for `npm run dev` and `vite preview`.
const api = process.env['ROMANESCO_API'] ?? 'http://localhost:8080'

// Custom elements of cropperjs 2.
const isCustomElement = (tag: string) => tag.startsWith('cropper-')

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } }), inlineBoot()],
  define: {
    // Only the test tools need the options API.
    __VUE_OPTIONS_API__: process.env['VITEST'] ? 'true' : 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': api, '/q': api } },
  preview: { proxy: { '/api': api, '/q': api } },
  build: {
    target: 'es2022',
    reportCompressedSize: true,
    // One file of styles, which build/inlineBoot.ts puts into the page.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files: on a slow network a request costs more than some bytes that a view does not need.
          groups: [
            {
              name: 'core',
              test: /node_modules[\\/](@vue|vue|vue-router|pinia|vue-i18n|@intlify)[\\/]|rolldown:runtime/,
              priority: 2,
            },
            { name: 'shared', test: /src[\\/](?!locales)/, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    // One jsdom for all files: creating it takes longer than the tests.
    isolate: false,
    fileParallelism: false,
    pool: 'threads',
    include: ['src/**/*.spec.ts'],
    setupFiles: ['src/test/setup.ts'],
    css: false,
  },
})
