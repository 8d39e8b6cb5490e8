import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown, runnerImport } from 'vite'

type Bundle = Rolldown.OutputBundle

const LOCALES = ['en', 'ru', 'uk']
/** What the shell says, by its paths in the texts. */
const SAID = [
  'app.skip',
  'app.nav',
  'title.browse',
  'title.upload',
  'title.live',
  'title.statistics',
  'browse.heading',
  'browse.loading',
  'upload.heading',
  'upload.intro',
  'upload.drop',
  'upload.touch',
  'live.heading',
  'stats.heading',
  'stats.loading',
]
const BOOT = fileURLToPath(new URL('../src/boot/index.ts', import.meta.url))
const BOOT_TAG = /\s*<script type="module" src="\/src\/boot\/index.ts"><\/script>/
const STYLE_LINK = /<link rel="stylesheet"[^>]*href="\/(assets\/[^"]+\.css)"[^>]*>/

/** The files that a module needs beside those that every view needs. */
function filesOf(bundle: Bundle, module: string): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const seen = new Set<string>()
  const walk = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    named.get(name)?.imports.forEach(walk)
  }
  chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => walk(chunk.fileName))
  const common = new Set(seen)
  const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(module))
  if (!start) throw new Error(`no chunk of its own: ${module}`)
  walk(start.fileName)
  return [...seen].filter((name) => !common.has(name)).map((name) => `/${name}`)
}

type Texts = { [key: string]: string | Texts }

async function saidIn(locale: string): Promise<Record<string, string>> {
  const file = fileURLToPath(new URL(`../src/locales/${locale}.ts`, import.meta.url))
  const { module } = await runnerImport<{ default: Texts }>(file, { configFile: false })
  const at = (path: string) =>
    path
      .split('.')
      .reduce<string | Texts>((tree, key) => (tree as Texts)[key] ?? '', module.default)
  return Object.fromEntries(SAID.map((path) => [path, at(path) as string]))
}

/** The script of src/boot as one plain text. */
async function bootCode(bundle: Bundle): Promise<string> {
  const views = ['Browse', 'Image', 'Upload', 'Live', 'Statistics']
  const files = Object.fromEntries([
    ...views.map((view) => [view.toLowerCase(), filesOf(bundle, `/views/${view}View.vue`)]),
    ...LOCALES.map((name) => [name, filesOf(bundle, `/locales/${name}.ts?compiled`)]),
  ])
  const said = Object.fromEntries(
    await Promise.all(LOCALES.map(async (name) => [name, await saidIn(name)])),
  )
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { __FILES__: JSON.stringify(files), __SAID__: JSON.stringify(said) },
    resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
    build: {
      write: false,
      target: 'es2022',
      copyPublicDir: false,
      lib: { entry: BOOT, formats: ['iife'], name: 'boot' },
    },
  })
  const [result] = Array.isArray(output) ? output : [output]
  if (!result || !('output' in result)) throw new Error('no boot script')
  return result.output[0].code.trim()
}

/**
 * Puts the styles and the script of src/boot into the page itself: what it shows first waits for no
 * other file. The service allows this one script by its hash.
 */
export function startInPage(): Plugin {
  return {
    name: 'romanesco:start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (!bundle) return html
        const [link, file] = STYLE_LINK.exec(html) ?? []
        const style = file ? bundle[file] : undefined
        if (!link || !file || style?.type !== 'asset') throw new Error('no styles in the page')
        const code = (await bootCode(bundle)).replaceAll('</', '<\\/')
        delete bundle[file]
        return html
          .replace(link, () => `<style>${String(style.source).trim()}</style>`)
          .replace('<!--boot-->', () => `<script>${code}</script>`)
      },
    },
  }
}

/** In a build the script is in the page: not one of its modules too. */
export function withoutBootModule(): Plugin {
  return {
    name: 'romanesco:boot-module',
    apply: 'build',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace(BOOT_TAG, '<!--boot-->') },
  }
}
