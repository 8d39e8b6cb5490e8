import { createRouter, createWebHistory } from 'vue-router'
import { filtersOf } from '@/stores/filters'
import { useGallery } from '@/stores/gallery'

/** Every view is a chunk of its own. `meta.title` is a key under `title` in the texts. */
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {
      path: '/',
      name: 'browse',
      component: () => import('@/views/BrowseView.vue'),
      meta: { title: 'browse' },
      // Asked while the files of the view are still on their way.
      beforeEnter: (to) => {
        if (to.name === 'browse') void useGallery().show(filtersOf(to.query))
      },
      children: [
        {
          path: 'images/:id',
          name: 'image',
          component: () => import('@/views/ImageView.vue'),
          props: true,
          meta: { title: 'image' },
        },
      ],
    },
    {
      path: '/upload',
      name: 'upload',
      component: () => import('@/views/UploadView.vue'),
      meta: { title: 'upload' },
    },
    {
      path: '/live/:tab(webcam)?',
      name: 'live',
      component: () => import('@/views/LiveView.vue'),
      meta: { title: 'live' },
    },
    {
      path: '/statistics',
      name: 'statistics',
      component: () => import('@/views/StatisticsView.vue'),
      meta: { title: 'statistics' },
    },
    {
      path: '/:lost(.*)*',
      name: 'lost',
      component: () => import('@/views/LostView.vue'),
      meta: { title: 'lost' },
    },
  ],
  scrollBehavior(to, from, saved) {
    // A photograph opens over the grid: the grid stays where it is.
    if (to.name === 'image' || from.name === 'image') return false
    return saved ?? { top: 0 }
  },
})
