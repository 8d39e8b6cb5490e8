import { baseCompile } from '@intlify/message-compiler'
import { type Plugin, runnerImport } from 'vite'

interface Tree {
  [key: string]: string | Tree
}

const QUERY = '?compiled'

/** Each text as the function that vue-i18n would make of it in the browser: no compiler is sent along. */
function codeOf(texts: Tree): string {
  const members = Object.entries(texts).map(([key, value]) => {
    if (typeof value !== 'string') return `${JSON.stringify(key)}:${codeOf(value)}`
    if (!/[{|@]/.test(value)) return `${JSON.stringify(key)}:()=>${JSON.stringify(value)}`
    const fail = (error: Error) => {
      throw new Error(`${key}: ${error.message}`)
    }
    return `${JSON.stringify(key)}:${baseCompile(value, { mode: 'arrow', onError: fail }).code}`
  })
  return `{${members.join(',')}}`
}

/** `import('./ru.ts?compiled')`: the texts of a language as vue-i18n's own compiler makes them, at build time. */
export function compiledMessages(): Plugin {
  return {
    name: 'romanesco:messages',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(QUERY)) return null
      const file = await this.resolve(source.slice(0, -QUERY.length), importer, { skipSelf: true })
      return file && file.id + QUERY
    },
    async load(id) {
      if (!id.endsWith(QUERY)) return null
      const { module, dependencies } = await runnerImport<{ default: Tree }>(
        id.slice(0, -QUERY.length),
        { configFile: false, logLevel: 'error' },
      )
      dependencies.forEach((file) => this.addWatchFile(file))
      return { code: `export default ${codeOf(module.default)}`, moduleType: 'js' }
    },
  }
}
