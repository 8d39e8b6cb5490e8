import { afterEach, vi } from 'vitest'
import { FakeImage } from './fakeImage'

// Browser features that jsdom lacks.
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
vi.stubGlobal('Image', FakeImage)
// jsdom draws nothing.
HTMLCanvasElement.prototype.getContext = () => null
URL.createObjectURL ??= () => 'blob:test'
URL.revokeObjectURL ??= () => undefined

afterEach(() => {
  FakeImage.size = { width: 100, height: 100 }
  localStorage.clear()
  document.body.innerHTML = ''
})
