import { computed } from 'vue'
import type { Filters } from '@/stores/filters'
import { useText } from './text'

/** The filters in words, for example ["Carrot", "Orange", "Uploads"]. */
export function useFilterWords(filters: () => Filters) {
  const { t, category, color, source, number } = useText()
  return computed(() => {
    const { category: named, color: hex, status, source: from, object, atLeast } = filters()
    const found =
      object && (atLeast ? `${category(object)} × ${number(atLeast)}` : category(object))
    return [
      named && category(named),
      hex && color(hex),
      status && t(`status.${status}`),
      from && source(from),
      found && t('exports.found', { name: found }),
    ].filter((word): word is string => Boolean(word))
  })
}
