import {
  mdiAccessPoint,
  mdiChartBoxOutline,
  mdiCubeOutline,
  mdiImageMultipleOutline,
  mdiTrayArrowUp,
} from '@mdi/js'
import { computed } from 'vue'
import { useRoute } from 'vue-router'

const VIEWS = [
  { name: 'browse', to: '/', icon: mdiImageMultipleOutline },
  { name: 'upload', to: '/upload', icon: mdiTrayArrowUp },
  { name: 'live', to: '/live', icon: mdiAccessPoint },
  { name: 'statistics', to: '/statistics', icon: mdiChartBoxOutline },
  { name: 'models', to: '/models', icon: mdiCubeOutline },
] as const

/** The views of the navigation; `current` is true for all addresses of a view, its subpages too. */
export function useViews() {
  const route = useRoute()
  return computed(() =>
    VIEWS.map((view) => ({ ...view, current: route.matched[0]?.name === view.name })),
  )
}
