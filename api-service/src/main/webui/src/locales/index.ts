import type en from './en'
import type { LocaleName } from './names'

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** English is the measure: the other languages have the same keys, or they don't compile. */
export type Messages = Texts<typeof en>

export async function loadMessages(name: LocaleName): Promise<object> {
  switch (name) {
    case 'ru':
      return (await import('./ru.ts?compiled')).default
    case 'uk':
      return (await import('./uk.ts?compiled')).default
    default:
      return (await import('./en.ts?compiled')).default
  }
}
