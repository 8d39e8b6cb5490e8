import { createRouter, createWebHistory } from 'vue-router'
import { filtersOf } from '@/stores/filters'
import { useGallery } from '@/stores/gallery'

/** Each view is loaded on demand. `meta.title` is a key under `title` in src/locales. */
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {
      path: '/',
      name: 'browse',
      component: () => import('@/views/BrowseView.vue'),
      meta: { title: 'browse' },
      // The request runs while the files of the view are loaded.
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
      path: '/models',
      name: 'models',
      component: () => import('@/views/ModelsLayout.vue'),
      meta: { title: 'models' },
      children: [
        {
          path: '',
          name: 'modelList',
          component: () => import('@/views/ModelListView.vue'),
        },
        {
          path: 'sources',
          name: 'sources',
          component: () => import('@/views/SourcesView.vue'),
        },
        {
          path: 'disagreements',
          name: 'disagreements',
          component: () => import('@/views/DisagreementsView.vue'),
        },
        {
          path: 'reclassifications',
          name: 'reclassifications',
          component: () => import('@/views/ReclassificationsView.vue'),
        },
        {
          path: 'reclassifications/:id',
          name: 'reclassification',
          component: () => import('@/views/ReclassificationView.vue'),
          props: true,
        },
        {
          path: ':name/:version',
          name: 'model',
          component: () => import('@/views/ModelVersionView.vue'),
          props: true,
        },
      ],
    },
    {
      path: '/:unknown(.*)*',
      name: 'notFound',
      component: () => import('@/views/NotFoundView.vue'),
      meta: { title: 'notFound' },
    },
  ],
  scrollBehavior(to, from, saved) {
    // A photograph opens over the grid, which keeps its scroll position.
    if (to.name === 'image' || from.name === 'image') return false
    return saved ?? { top: 0 }
  },
})
