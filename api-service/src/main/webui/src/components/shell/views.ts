import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { VIEWS } from '@/boot/shell'

/** What can be gone to from everywhere; one is here with all the addresses under it. */
export function useViews() {
  const route = useRoute()
  return computed(() =>
    VIEWS.map((view) => ({ ...view, here: route.matched[0]?.name === view.name })),
  )
}
