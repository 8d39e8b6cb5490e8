import { defineStore } from 'pinia'
import { ref } from 'vue'
import { API } from '@/api/http'
import type { EventType, Image, ImageEvent } from '@/api/types'

type Listener = (event: ImageEvent) => void

const TYPES: EventType[] = [
  'submitted',
  'classified',
  'analysed',
  'result',
  'rejected',
  'failed',
  'labelled',
  'archived',
  'deleted',
]
const LONGEST_PAUSE_MS = 15_000

/** An `onOpen` for what was loaded before the first connection: acts at later ones only. */
export function atReconnection(action: () => void): () => void {
  let connectedBefore = false
  return () => {
    if (connectedBefore) action()
    connectedBefore = true
  }
}

/**
 * One stream of server-sent events for the whole page, open while there are listeners. Not one for each image, because
 * browsers limit the connections to a host.
 */
export const useStream = defineStore('stream', () => {
  const connected = ref(false)
  const listeners = new Set<Listener>()
  const openListeners = new Set<() => void>()
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = 1_000

  function connect() {
    source = new EventSource(`${API}/events`)
    source.onopen = () => {
      connected.value = true
      pause = 1_000
      openListeners.forEach((opened) => opened())
    }
    source.onerror = () => {
      connected.value = false
      // The browser reconnects a lost connection, but not a refused one.
      if (source?.readyState === EventSource.CLOSED) retry()
    }
    for (const type of TYPES) source.addEventListener(type, (event) => deliver(type, event))
  }

  function retry() {
    clearTimeout(timer)
    timer = setTimeout(connect, pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
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
   * Listens until the returned function is called. `onOpen` is called at each connection: events before it may have
   * been missed.
   */
  function subscribe(listener: Listener, onOpen?: () => void): () => void {
    listeners.add(listener)
    if (onOpen) openListeners.add(onOpen)
    if (!source) connect()
    else if (connected.value) onOpen?.()
    return () => {
      listeners.delete(listener)
      if (onOpen) openListeners.delete(onOpen)
      if (listeners.size === 0) close()
    }
  }

  return { connected, subscribe }
})
