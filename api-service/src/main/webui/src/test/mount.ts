import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { setLocale } from '@/plugins/i18n'

const Empty = { template: '<div />' }

/** Mounts a component with English texts, stores and a router. */
export async function mountInPage(component: Component, props: object = {}, at = '/') {
  await setLocale('en')
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'browse', component: Empty },
      { path: '/images/:id', name: 'image', component: Empty },
      { path: '/models/:name/:version', name: 'model', component: Empty },
      { path: '/:rest(.*)', component: Empty },
    ],
  })
  await router.push(at)
  const wrapper = mount(component, {
    props,
    attachTo: document.body,
    global: { plugins: [pinia, router] },
  })
  return { wrapper, router }
}
