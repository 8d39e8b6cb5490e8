import { vi } from 'vitest'
import type { EventType, Image } from '@/api/types'

/** Replaces the browser's stream of server-sent events. */
export class FakeEventSource extends EventTarget {
  static CLOSED = 2
  static open: FakeEventSource[] = []
  onopen?: () => void
  onerror?: () => void
  readyState = 0

  constructor(readonly url: string) {
    super()
    FakeEventSource.open.push(this)
  }

  close() {
    this.readyState = 2
    FakeEventSource.open = FakeEventSource.open.filter((one) => one !== this)
  }

  connect() {
    this.readyState = 1
    this.onopen?.()
  }

  refuse() {
    this.readyState = 2
    this.onerror?.()
  }

  send(type: EventType, image: Partial<Image>) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(image) }))
  }
}

export function fakeEvents() {
  FakeEventSource.open = []
  vi.stubGlobal('EventSource', FakeEventSource)
  return {
    get streams() {
      return FakeEventSource.open
    },
    get stream() {
      return FakeEventSource.open[0]!
    },
  }
}
