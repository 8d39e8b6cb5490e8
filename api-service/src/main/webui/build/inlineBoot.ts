import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

const BOOT = '/src/boot/index.ts'
const STYLE_LINK = /<link rel="stylesheet"[^>]*href="\/(assets\/[^"]+\.css)"[^>]*>/
/** Modules that are loaded on demand, by the names that src/boot uses for them. */
const MODULES = {
  browse: '/views/BrowseView.vue',
  image: '/views/BrowseView.vue',
  upload: '/views/UploadView.vue',
  live: '/views/LiveView.vue',
  statistics: '/views/StatisticsView.vue',
  en: '/locales/en.ts',
  ru: '/locales/ru.ts',
  uk: '/locales/uk.ts',
}

/** The files of a module without those that the page loads anyway. */
function filesOf(bundle: Bundle, module: string): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    byName.get(name)?.imports.forEach(visit)
  }
  chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => visit(chunk.fileName))
  const always = new Set(seen)
  const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(module))
  if (!start) throw new Error(`${module} has no chunk of its own`)
  visit(start.fileName)
  return [...seen].filter((name) => !always.has(name)).map((name) => `/${name}`)
}

/** Compiles src/boot to one plain script. */
async function compileBoot(bundle: Bundle): Promise<string> {
  const files = Object.fromEntries(
    Object.entries(MODULES).map(([name, module]) => [name, filesOf(bundle, module)]),
  )
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { __FILES__: JSON.stringify(files) },
    resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
    build: {
      write: false,
      target: 'es2022',
      copyPublicDir: false,
      lib: {
        entry: fileURLToPath(new URL(`..${BOOT}`, import.meta.url)),
        formats: ['iife'],
        name: 'boot',
      },
    },
  })
  const [result] = Array.isArray(output) ? output : [output]
  if (!result || !('output' in result)) throw new Error('src/boot was not compiled')
  return result.output[0].code.trim().replaceAll('</', '<\\/')
}

/**
 * Puts all styles and the script of src/boot into index.html, so that the first paint waits for no other
 * file. The service allows this one inline script by its hash.
 */
export function inlineBoot(): Plugin {
  return {
    name: 'romanesco:inline-boot',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (!bundle) {
          return [{ tag: 'script', attrs: { type: 'module', src: BOOT }, injectTo: 'head' }]
        }
        const [link, file] = STYLE_LINK.exec(html) ?? []
        const style = file ? bundle[file] : undefined
        if (!link || !file || style?.type !== 'asset') throw new Error('index.html has no styles')
        delete bundle[file]
        const code = await compileBoot(bundle)
        return html.replace(
          link,
          () => `<style>${String(style.source).trim()}</style>\n    <script>${code}</script>`,
        )
      },
    },
  }
}
