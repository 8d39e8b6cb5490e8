import { defineStore } from 'pinia'
import { ref } from 'vue'
import { API } from '@/api/http'
import type { EventType, Image, ImageEvent } from '@/api/types'

type Listener = (event: ImageEvent) => void

const TYPES: EventType[] = [
  'submitted',
  'classified',
  'rejected',
  'failed',
  'labelled',
  'archived',
  'deleted',
]
const LONGEST_PAUSE = 15_000

/**
 * One stream of server-sent events for the whole page, open while somebody listens: a browser allows
 * few connections to a host, so there is no stream for each image.
 */
export const useStream = defineStore('stream', () => {
  const connected = ref(false)
  const listeners = new Set<Listener>()
  const openers = new Set<() => void>()
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = 1_000

  function connect() {
    source = new EventSource(`${API}/events`)
    source.onopen = () => {
      connected.value = true
      pause = 1_000
      openers.forEach((opened) => opened())
    }
    source.onerror = () => {
      connected.value = false
      // A lost connection is taken up again by the browser; a refused one is not.
      if (source?.readyState === EventSource.CLOSED) retry()
    }
    for (const type of TYPES) source.addEventListener(type, (event) => deliver(type, event))
  }

  function retry() {
    clearTimeout(timer)
    timer = setTimeout(connect, pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }

  function deliver(type: EventType, event: MessageEvent<string>) {
    const image = JSON.parse(event.data) as Image
    const message: ImageEvent =
      type === 'deleted' ? { type, id: image.id } : { type, id: image.id, image }
    listeners.forEach((listener) => listener(message))
  }

  function close() {
    clearTimeout(timer)
    source?.close()
    source = undefined
    connected.value = false
  }

  /**
   * Listens until the returned function is called. `onOpen` is told at each (re)connection: events
   * may have passed unseen before it.
   */
  function subscribe(listener: Listener, onOpen?: () => void): () => void {
    listeners.add(listener)
    if (onOpen) openers.add(onOpen)
    if (!source) connect()
    else if (connected.value) onOpen?.()
    return () => {
      listeners.delete(listener)
      if (onOpen) openers.delete(onOpen)
      if (listeners.size === 0) close()
    }
  }

  return { connected, subscribe }
})
