import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from './en'
import ru from './ru'
import uk from './uk'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  )
}

const byKey = (texts: object) => new Map(flat(texts as Tree))

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
const english = byKey(en)

describe.each([
  ['ru', byKey(ru)],
  ['uk', byKey(uk)],
])('%s', (_, texts) => {
  it('has every text that English has, and no other', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('keeps the placeholders and leaves nothing untranslated', () => {
    for (const [key, text] of texts) {
      expect(placeholders(text), key).toEqual(placeholders(english.get(key)!))
      const isWord = /[a-z]{3}/.test(english.get(key)!.replace(/\{\w+\}/g, ''))
      if (isWord) expect(text, key).toMatch(/[а-яіїєґ]/i)
    }
  })

  it('has three forms where English counts', () => {
    for (const [key, text] of english) {
      if (text.includes(' | ')) expect(texts.get(key)!.split(' | '), key).toHaveLength(3)
    }
  })
})

describe('problem codes', () => {
  it('all have a text, of their own or by their status', () => {
    const java = '../java'
    const file = readdirSync(java, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('/ProblemCode.java'),
    )
    const source = readFileSync(`${java}/${file}`, 'utf8')
    const codes = [...source.matchAll(/^ {4}([A-Z_]+)\((\d+), "/gm)]
    expect(codes.length).toBeGreaterThan(15)
    for (const [, name, status] of codes) {
      const code = name!.toLowerCase().replaceAll('_', '-')
      const known = english.has(`problem.${code}`) || english.has(`problem.status${status}`)
      // The page sends no request that is answered 405 or 406.
      expect(known || ['405', '406'].includes(status!), code).toBe(true)
    }
  })
})
