import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { speak } from '@/plugins/i18n'
import { makeVuetify } from '@/plugins/vuetify'

const Nothing = { template: '<div />' }

/** Mounts a component as the page has it: with texts, Vuetify, stores and addresses. */
const vuetify = makeVuetify()

export async function mountInPage(component: Component, props: object = {}, at = '/') {
  await speak('en')
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'browse', component: Nothing },
      { path: '/images/:id', name: 'image', component: Nothing },
      { path: '/:rest(.*)', component: Nothing },
    ],
  })
  await router.push(at)
  const wrapper = mount(component, {
    props,
    attachTo: document.body,
    global: { plugins: [pinia, router, vuetify] },
  })
  return { wrapper, router }
}
