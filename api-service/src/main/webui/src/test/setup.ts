import { afterEach, vi } from 'vitest'

// What jsdom lacks and every component may ask for.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}))
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
vi.stubGlobal('visualViewport', new EventTarget())
URL.createObjectURL ??= () => 'blob:test'
URL.revokeObjectURL ??= () => undefined

afterEach(() => {
  localStorage.clear()
  document.body.innerHTML = ''
})
