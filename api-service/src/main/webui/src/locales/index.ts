import type en from './en'
import type { LocaleName } from './names'

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** The keys of the English texts. A language that lacks one of them does not compile. */
export type Messages = Texts<typeof en>

const LOADERS: Record<LocaleName, () => Promise<{ default: Messages }>> = {
  en: () => import('./en'),
  ru: () => import('./ru'),
  uk: () => import('./uk'),
}

export async function loadMessages(name: LocaleName): Promise<Messages> {
  return (await LOADERS[name]()).default
}
