import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import vuetify from 'vite-plugin-vuetify'
import { defineConfig } from 'vitest/config'

// Where `npm run dev` finds a running api-service; Quinoa's dev mode needs none of this.
const api = process.env['ROMANESCO_API'] ?? 'http://localhost:8080'

// Custom elements of cropperjs 2.
const isCustomElement = (tag: string) => tag.startsWith('cropper-')

export default defineConfig({
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement } } }),
    vuetify({ autoImport: true }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': api, '/q': api } },
  preview: { proxy: { '/api': api, '/q': api } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsDir: 'assets',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // Few files: on a phone's line each further request costs more than the bytes that a view does not need.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules[\\/](@vue|vue|vue-router|pinia|vue-i18n|@intlify|vuetify)[\\/]/,
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
