import { useText } from './text'

/** A change of a category as text, for example "Carrot → Radish". */
export function useChangeLine() {
  const { t, category } = useText()
  const name = (value?: string) => (value ? category(value) : t('again.unknown'))
  const line = ({ before, after }: { before?: string; after: string }) =>
    t('again.change', { before: name(before), after: name(after) })
  return { line }
}
