import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { refusalOf } from '@/api/filetype'
import { isAbort } from '@/api/http'
import { getImage } from '@/api/images'
import { asProblem } from '@/api/problem'
import { type Upload, sendFile } from '@/api/upload'
import type { Image, ImageEvent } from '@/api/types'
import { isFarFromSquare } from './pictureShape'
import { usePreferences } from './preferences'
import { useStream } from './stream'
import { ACTIVE, isFinal, type UploadItem } from './uploadItem'

const MAX_PARALLEL = 3

/** The queue of uploads. It goes on while other views are shown. */
export const useUploads = defineStore('uploads', () => {
  const items = ref<UploadItem[]>([])
  const active = computed(() => items.value.filter((item) => ACTIVE.includes(item.phase)).length)
  const stream = useStream()
  const preferences = usePreferences()
  const calls = new Map<number, Upload>()
  // Results that arrived before the answer to their upload, by image id.
  const earlyResults = new Map<string, Image>()
  let unsubscribe: (() => void) | undefined
  let keys = 0

  async function add(files: Iterable<File>) {
    // Each file is sent as soon as it is checked.
    await Promise.all([...files].map((file) => addOne(file).then(sendNext)))
  }

  async function addOne(file: File) {
    const key = ++keys
    items.value.unshift({
      key,
      file,
      name: file.name || 'image',
      phase: 'checking',
      sent: 0,
      total: file.size,
    })
    const item = itemOf(key)!
    item.refusal = await refusalOf(file)
    if (item.refusal) {
      item.phase = 'refused'
      return
    }
    item.preview = URL.createObjectURL(file)
    item.offersSquare = !preferences.cropFirst && (await isFarFromSquare(item.preview))
    item.phase = preferences.cropFirst || item.offersSquare ? 'ready' : 'waiting'
  }

  /** Sends a file that is ready, or sends one again. */
  function send(key: number) {
    const item = itemOf(key)
    if (!item) return
    Object.assign(item, { phase: 'waiting', sent: 0, problem: undefined, image: undefined })
    sendNext()
  }

  /** Replaces the file by its cropped picture and sends that. */
  function sendCropped(key: number, cropped: Blob) {
    const item = itemOf(key)
    if (!item) return
    if (item.preview) URL.revokeObjectURL(item.preview)
    const file = new File([cropped], item.name, { type: cropped.type })
    Object.assign(item, { file, preview: URL.createObjectURL(file), total: file.size })
    send(key)
  }

  function sendAllReady() {
    for (const item of items.value) if (item.phase === 'ready') item.phase = 'waiting'
    sendNext()
  }

  function sendNext() {
    const sending = items.value.filter((item) => item.phase === 'sending').length
    const waiting = items.value.filter((item) => item.phase === 'waiting').toReversed()
    waiting.slice(0, Math.max(0, MAX_PARALLEL - sending)).forEach((item) => void run(item))
  }

  async function run(item: UploadItem) {
    item.phase = 'sending'
    listen()
    const call = sendFile(item.file, item.name, preferences.models, (sent, total) =>
      Object.assign(item, { sent, total }),
    )
    calls.set(item.key, call)
    try {
      const image = await call.done
      accept(item, earlyResults.get(image.id) ?? image)
    } catch (error) {
      if (isAbort(error)) item.phase = 'canceled'
      else Object.assign(item, { phase: 'failed', problem: asProblem(error) })
    } finally {
      calls.delete(item.key)
      sendNext()
      closeStreamWhenIdle()
    }
  }

  /** A result stays: what was asked for before it came may be answered after it. */
  function accept(item: UploadItem, image: Image) {
    if (item.phase === 'done' && !isFinal(image)) return
    item.image = image
    item.phase = isFinal(image) ? 'done' : 'queued'
  }

  function listen() {
    unsubscribe ??= stream.subscribe(onEvent, () => void loadMissed())
  }

  /** Closes the stream when no upload needs it any more. */
  function closeStreamWhenIdle() {
    if (active.value > 0) return
    unsubscribe?.()
    unsubscribe = undefined
    earlyResults.clear()
  }

  function onEvent({ id, image, type }: ImageEvent) {
    if (!image || type === 'submitted') return
    const item = items.value.find((one) => one.image?.id === id)
    if (item) accept(item, image)
    else if (calls.size > 0 && isFinal(image)) earlyResults.set(id, image)
    closeStreamWhenIdle()
  }

  /** Asks for results that may have been missed while the stream was not connected. */
  async function loadMissed() {
    const open = items.value.filter((item) => item.phase === 'queued')
    await Promise.allSettled(open.map(async (item) => accept(item, await getImage(item.image!.id))))
    closeStreamWhenIdle()
  }

  function cancel(key: number) {
    const item = itemOf(key)
    if (!item) return
    calls.get(key)?.abort()
    if (item.phase === 'waiting' || item.phase === 'ready') item.phase = 'canceled'
  }

  function dismiss(key: number) {
    calls.get(key)?.abort()
    const preview = itemOf(key)?.preview
    if (preview) URL.revokeObjectURL(preview)
    items.value = items.value.filter((item) => item.key !== key)
    closeStreamWhenIdle()
  }

  function dismissFinished() {
    const finished = items.value.filter((item) => !ACTIVE.includes(item.phase))
    finished.filter((item) => item.phase !== 'ready').forEach((item) => dismiss(item.key))
  }

  function itemOf(key: number): UploadItem | undefined {
    return items.value.find((item) => item.key === key)
  }

  return { items, active, add, send, sendCropped, sendAllReady, cancel, dismiss, dismissFinished }
})
