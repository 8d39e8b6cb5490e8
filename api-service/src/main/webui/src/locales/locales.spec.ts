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
  const files = readdirSync('../java', { recursive: true, encoding: 'utf8' })
  const source = (name: string) =>
    readFileSync(`../java/${files.find((file) => file.endsWith(`/${name}.java`))}`, 'utf8')

  it('all have a text, of their own or by their status', () => {
    const statuses = new Map(
      [...source('Problems').matchAll(/case ([A-Z_]+) -> (\d+);/g)].map((hit) => [hit[1], hit[2]]),
    )
    const codes = [...source('ErrorCode').matchAll(/^ {4}([A-Z_]+)\((?:\w+\.)?([A-Z_]+), "/gm)]
    expect(codes.length).toBeGreaterThan(15)
    for (const [, name, category] of codes) {
      const code = name!.toLowerCase().replaceAll('_', '-')
      const status = statuses.get(category)
      expect(status, code).toMatch(/^[45]\d\d$/)
      const known = english.has(`problem.${code}`) || english.has(`problem.status${status}`)
      // The page sends no request that is answered 405 or 406.
      expect(known || ['405', '406'].includes(status!), code).toBe(true)
    }
  })
})
