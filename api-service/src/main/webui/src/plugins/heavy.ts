import { type App, type AsyncComponentLoader, type Component, defineAsyncComponent } from 'vue'

let app: App | undefined
let installed: Promise<void> | undefined

/** The application that Vuetify joins when a component needs it. */
export function joinLater(application: App) {
  app = application
  installed = undefined
}

function install(): Promise<void> {
  const joining = app
  return (installed ??= import('./vuetify').then(({ makeVuetify }) => {
    joining?.use(makeVuetify())
  }))
}

/** A component made of Vuetify's: it and the library are loaded when it is first shown. */
export function heavy<T extends Component>(loader: AsyncComponentLoader<T>) {
  return defineAsyncComponent(async () => {
    const [component] = await Promise.all([loader(), install()])
    return component
  })
}
