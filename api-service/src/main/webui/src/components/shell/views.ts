import {
  mdiAccessPoint,
  mdiChartBoxOutline,
  mdiImageMultipleOutline,
  mdiTrayArrowUp,
} from '@mdi/js'

/** What can be gone to from everywhere. */
export const VIEWS = [
  { name: 'browse', to: '/', icon: mdiImageMultipleOutline },
  { name: 'upload', to: '/upload', icon: mdiTrayArrowUp },
  { name: 'live', to: '/live', icon: mdiAccessPoint },
  { name: 'statistics', to: '/statistics', icon: mdiChartBoxOutline },
] as const
